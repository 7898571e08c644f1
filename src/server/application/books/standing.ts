// How far a request for a book has come.
import { toVietnameseTime, type Instant } from '../../../kernel/index.ts';
import type { BookDecision, BookRequest, BookRevocation, PupilBook } from '../ports/books-store.ts';
import type { IssueLine, OfficePaper, PaperSegment } from '../ports/office-papers-store.ts';
import type { View } from '../ports/unit-of-work.ts';

export type BookState =
  'requested' | 'refused' | 'granted' | 'drafted' | 'signed' | 'sealed' | 'handedOut' | 'revoked';

export interface BookStanding {
  readonly request: BookRequest;
  readonly decision: BookDecision | null;
  readonly book: PupilBook | null;
  readonly paper: OfficePaper | null;
  readonly segments: readonly PaperSegment[];
  readonly handing: IssueLine | null;
  readonly revocation: BookRevocation | null;
  readonly state: BookState;
}

export async function bookStanding(view: View, request: BookRequest): Promise<BookStanding> {
  const decision = await view.bookDecision(request.id);
  const book = await view.bookOfRequest(request.id);
  const paper = book && (await view.officePaper(book.paperId));
  const segments = book ? await view.paperSegments(book.paperId) : [];
  const handing = book && (await view.handingOf(book.paperId));
  const revocation = book && (await view.bookRevocation(book.paperId));
  const facts = { request, decision, book, paper, segments, handing, revocation };
  return { ...facts, state: stateOf(facts) };
}

function stateOf(facts: Omit<BookStanding, 'state'>): BookState {
  const { decision, book, segments, handing, revocation } = facts;
  if (revocation) return 'revoked';
  if (handing) return 'handedOut';
  const has = (role: PaperSegment['role']) => segments.some((segment) => segment.role === role);
  if (has('seal')) return 'sealed';
  if (has('signer')) return 'signed';
  if (book) return 'drafted';
  if (decision) return decision.granted ? 'granted' : 'refused';
  return 'requested';
}

/** Neither refused nor revoked nor in somebody's hands. */
export const isUnderWay = ({ state }: BookStanding): boolean =>
  state !== 'refused' && state !== 'revoked' && state !== 'handedOut';

export const dayOf = (at: Instant): string => toVietnameseTime(at).split(' ')[0] ?? '';

/** `12/THCS`. */
export const bookNumber = (number: number, level: 'THCS' | 'THPT'): string => `${number}/${level}`;
