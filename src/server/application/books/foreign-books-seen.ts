// Books that came from other schools, for the office; and which of a pupil's years stand in them.
import type { PupilBookSnapshot } from '../../../documents/index.ts';
import type { PersonId } from '../../../kernel/index.ts';
import { isOfTheirSchool, schoolPermission } from '../office/school-permission.ts';
import type { ForeignBook, ForeignBookAcceptance } from '../ports/books-store.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { ExaminedBook } from '../verification/book/examine-book.ts';
import { bookFault } from './faults.ts';

export interface ForeignBookStanding {
  readonly book: ForeignBook;
  readonly snapshot: PupilBookSnapshot;
  /** When it was taken in. */
  readonly examined: ExaminedBook;
  /** Null until somebody said whose it is. */
  readonly acceptance: ForeignBookAcceptance | null;
}

type Shelf = Pick<House, 'store' | 'clock'>;

/** Newest first. @throws Fault `access.notPermitted` */
export const foreignBooksSeen = (
  { store, clock }: Shelf,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<readonly ForeignBookStanding[]> =>
  store.read(async (view) => {
    await schoolPermission(view, { person: by, action: 'office.read', schoolId, at: clock.now() });
    return standings(view, await view.foreignBooks(schoolId));
  });

/** @throws Fault `book.unknown`, also for another school's; `access.notPermitted` */
export const foreignBookSeen = (
  { store, clock }: Shelf,
  { bookId, by }: { readonly bookId: string; readonly by: PersonId },
): Promise<ForeignBookStanding> =>
  store.read(async (view) => {
    const book = await view.foreignBook(bookId);
    if (!book || !(await isOfTheirSchool(view, by, book.schoolId))) throw bookFault('book.unknown');
    const { schoolId } = book;
    await schoolPermission(view, { person: by, action: 'office.read', schoolId, at: clock.now() });
    const [standing] = await standings(view, [book]);
    if (!standing) throw bookFault('book.unknown');
    return standing;
  });

/** Of a pupil, oldest first; rights are the caller's part. */
export const foreignBooksOfPupil = (
  { store }: Pick<House, 'store'>,
  pupil: { readonly schoolId: string; readonly code: string; readonly name: string },
): Promise<readonly ForeignBookStanding[]> =>
  store.read(async (view) =>
    (await standings(view, await view.foreignBooksOf(pupil.schoolId, pupil.code))).filter(
      ({ acceptance }) => acceptance?.pupilName === pupil.name,
    ),
  );

/** The original file; the reading is told in the journal. @throws Fault as `foreignBookSeen`, `blob.*` */
export async function readForeignBook(
  house: Pick<House, 'store' | 'blobs' | 'clock'>,
  asked: { readonly bookId: string; readonly by: PersonId },
): Promise<Uint8Array> {
  const { book } = await foreignBookSeen(house, asked);
  await house.store.write((transaction) => {
    const event = { type: 'book.read', by: asked.by, book: book.id };
    return transaction.append([{ at: house.clock.now(), actor: `person:${asked.by}`, record: null, event }]);
  });
  return house.blobs.get(book.fileHash);
}

async function standings(view: View, books: readonly ForeignBook[]): Promise<readonly ForeignBookStanding[]> {
  const seen: ForeignBookStanding[] = [];
  for (const book of books)
    seen.push({
      book,
      snapshot: JSON.parse(book.snapshot) as PupilBookSnapshot,
      examined: JSON.parse(book.examined) as ExaminedBook,
      acceptance: await view.foreignBookAcceptance(book.id),
    });
  return seen;
}
