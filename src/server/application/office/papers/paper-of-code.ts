// What anybody may know of a paper of the office whose code they hold: what it is, and whether its original still stands.
// No marks, no pupil.
import type { Instant, Sha256 } from '../../../../kernel/index.ts';
import type { House } from '../../ports/house.ts';
import type {
  CopyOrder,
  OfficePaper,
  OfficePaperKind,
  PaperSegment,
} from '../../ports/office-papers-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { parseVerificationCode } from '../../verification-code.ts';
import { copyNumber } from '../copies/copy-snapshot.ts';
import { sealedSource } from '../copies/sealed-source.ts';
import { codedBook, type CodedBook } from './coded-book.ts';

export interface CodedPaper {
  readonly code: string;
  readonly kind: OfficePaperKind;
  readonly school: string;
  /** As on paper; null for registers. */
  readonly number: string | null;
  /** SHA-256 of the file as it stands; null while it is being made. */
  readonly sha256: Sha256 | null;
  readonly sealedAt: Instant | null;
  /** The copy never bore the seal and its number is void. */
  readonly cancelledAt: Instant | null;
  /** Of pupils' books. */
  readonly book: CodedBook | null;
  /** Of copies and extracts: the original, and whether it is in force. */
  readonly source: {
    readonly code: string;
    readonly version: number;
    readonly standing: 'inForce' | 'superseded';
    readonly vi: string;
    readonly en: string;
  } | null;
}

/** @param typed as people type it; null for what is no code or belongs to no paper */
export async function paperOfCode(house: Pick<House, 'store'>, typed: string): Promise<CodedPaper | null> {
  const code = parseVerificationCode(typed);
  if (code === null) return null;
  return house.store.read(async (view) => {
    const paper = await view.paperByCode(code);
    return paper && codedPaper(view, paper, await view.paperSegments(paper.id));
  });
}

export async function codedPaper(
  view: View,
  paper: OfficePaper,
  segments: readonly PaperSegment[],
): Promise<CodedPaper> {
  const { kind, year, number, orderId } = paper;
  const school = (await view.schools()).find(({ id }) => id === paper.schoolId);
  const order = orderId === null ? null : await view.copyOrder(orderId);
  const book = kind === 'pupilBook' ? await codedBook(view, paper) : null;
  const isCopy = kind === 'certifiedCopy' || kind === 'extract';
  return {
    code: paper.verificationCode,
    kind,
    school: school?.name ?? '',
    number:
      isCopy && year !== null && number !== null ? copyNumber(kind, year, number) : (book?.number ?? null),
    book,
    sha256: segments.at(-1)?.fileHash ?? null,
    sealedAt: segments.find(({ role }) => role === 'seal')?.at ?? null,
    cancelledAt: (await view.cancellationOf(paper.id))?.at ?? null,
    source: order && (await originalOf(view, order)),
  };
}

async function originalOf(
  view: View,
  { recordId, version }: CopyOrder,
): Promise<NonNullable<CodedPaper['source']>> {
  const { document, superseded } = await sealedSource(view, recordId, version);
  const standing = superseded ? 'superseded' : 'inForce';
  return { code: document.verificationCode, version, standing, ...standingWords[standing] };
}

const standingWords = {
  inForce: { vi: 'Bản gốc đang có hiệu lực', en: 'The original is in force' },
  superseded: {
    vi: 'Bản gốc đã được thay bằng bản mới hơn',
    en: 'The original was superseded by a later version',
  },
} as const;
