// Sealed books stay verifiable: raised to B-LTA where that could not be had, renewed before their timestamp ends.
import { Fault, type Instant } from '../../../kernel/index.ts';
import { archiveExpires, extend, renew, type Level } from '../../../signing/index.ts';
import type { BookToKeep } from '../ports/books-store.ts';
import type { House } from '../ports/house.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import { archiveBook, noteExpiry } from './archive-book.ts';

export interface BooksKeeping {
  /** All schools when left out. */
  readonly schoolId?: string;
  readonly conditions: () => Promise<Pick<SigningConditions, 'anchors' | 'revocation' | 'timestamper'>>;
  /** Milliseconds: timestamps that end within are renewed now. */
  readonly ahead: number;
  readonly signal?: AbortSignal | undefined;
}

export interface BookKept {
  readonly title: string;
  /** Undefined where the file could not be touched. */
  readonly level: Level | undefined;
  readonly expires: Instant | null;
  /** Why less was reached than is due; empty where all is done. */
  readonly shortfalls: readonly Fault[];
}

/** Books that nothing is due for are not told of; once the signal aborts, those so far. */
export async function keepBooks(house: House, keeping: BooksKeeping): Promise<readonly BookKept[]> {
  const { schoolId, ahead, signal } = keeping;
  const schools = await house.store.read((view) => view.schools());
  const kept: BookKept[] = [];
  for (const { id } of schools.filter((one) => schoolId === undefined || one.id === schoolId))
    for (const { book, expires } of await booksDue(house, { schoolId: id, ahead, signal })) {
      if (signal?.aborted) return kept;
      const outcome = await carriedOn(house, book, { expires, keeping });
      if (outcome) kept.push({ title: await titleOf(house, book), ...outcome });
    }
  return kept;
}

export const titleOf = async ({ store }: Pick<House, 'store'>, { paperId }: BookToKeep): Promise<string> =>
  (await store.read((view) => view.officePaper(paperId)))?.title ?? paperId;

/** An authority whose own certificate ends soon gives no better timestamp tomorrow. */
const FRESH_MS = 30 * 86_400_000;

export interface BookDue {
  readonly book: BookToKeep;
  /** Null without an archive timestamp: to be raised. */
  readonly expires: Instant | null;
}

/** Looks into files nobody looked into before. @throws Fault `blob.*` */
export async function booksDue(
  house: Pick<House, 'store' | 'blobs' | 'clock'>,
  { schoolId, ahead, signal }: Pick<BooksKeeping, 'ahead' | 'signal'> & { readonly schoolId: string },
): Promise<readonly BookDue[]> {
  const until = house.clock.now() + ahead;
  const due: BookDue[] = [];
  for (const book of await house.store.read((view) => view.booksToKeep(schoolId))) {
    if (signal?.aborted) break;
    const expires = book.looked ? book.expires : await looked(house, book);
    const isFresh = house.clock.now() - book.since < FRESH_MS;
    if (expires === null || (expires <= until && !isFresh)) due.push({ book, expires });
  }
  return due;
}

async function looked(
  house: Pick<House, 'store' | 'blobs' | 'clock'>,
  { paperId, fileHash }: BookToKeep,
): Promise<Instant | null> {
  const segments = await house.store.read((view) => view.paperSegments(paperId));
  const expires = archiveExpires(await house.blobs.join(segments, fileHash)) ?? null;
  await noteExpiry(house, { paperId, fileHash, expires });
  return expires;
}

/** A book that is damaged, or that no authority answers for, must not hold up the others; null where the signal ended it. */
async function carriedOn(
  house: House,
  { paperId }: BookToKeep,
  { expires, keeping }: { readonly expires: Instant | null; readonly keeping: BooksKeeping },
): Promise<Omit<BookKept, 'title'> | null> {
  const { anchors, revocation, timestamper } = await keeping.conditions();
  const options = {
    ...{ anchors, revocation, timestamper, at: house.clock.now() },
    otherwise: 'lowerLevel',
    ...(keeping.signal && { signal: keeping.signal }),
  } as const;
  try {
    const archived = await archiveBook(house, paperId, (pdf) =>
      expires === null ? extend(pdf, { ...options, to: 'B-LTA' }) : renew(pdf, options),
    );
    return archived ?? { level: undefined, expires, shortfalls: [] };
  } catch (error) {
    if (keeping.signal?.aborted && error === keeping.signal.reason) return null;
    if (!(error instanceof Fault)) throw error;
    return { level: undefined, expires, shortfalls: [error] };
  }
}
