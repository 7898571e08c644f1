// A verified book of another school is kept whole, with each year's file as a blob of its own; whose it is here, a person
// decides afterwards.
import type { PupilBookSnapshot } from '../../../documents/index.ts';
import { freshId, type PersonId } from '../../../kernel/index.ts';
import { schoolPermission } from '../office/school-permission.ts';
import type { ForeignBook } from '../ports/books-store.ts';
import type { House } from '../ports/house.ts';
import { bookFault } from './faults.ts';
import type { OpenedBook } from './open-book.ts';
import { dayOf } from './standing.ts';

export interface BookImport {
  readonly schoolId: string;
  readonly file: Uint8Array;
  /** As `openBook` found it. */
  readonly opened: OpenedBook;
  readonly by: PersonId;
}

/** @throws Fault `access.notPermitted`, `book.ownBook`, `book.importedAlready` */
export async function importBook(
  house: Pick<House, 'store' | 'blobs' | 'clock'>,
  { schoolId, file, opened, by }: BookImport,
): Promise<ForeignBook> {
  const { fileHash, length, snapshot, examined } = opened;
  await mayImport(house, { schoolId, by });
  const transcripts = await house.blobs.putMany(opened.transcripts.map((json) => Buffer.from(json, 'utf8')));
  await house.blobs.putMany([file, ...opened.years]);
  return house.store.write(async (transaction) => {
    const at = house.clock.now();
    const { number, edition, school } = JSON.parse(snapshot) as PupilBookSnapshot;
    const own = (await transaction.schools()).find(({ id }) => id === schoolId);
    if (own?.name === school.name) throw bookFault('book.ownBook');
    const known = await transaction.foreignBookOfFile(schoolId, fileHash);
    if (known) throw bookFault('book.importedAlready', { on: dayOf(known.verifiedAt) });
    const book: ForeignBook = {
      ...{ id: freshId(), schoolId, fileHash, length, snapshot },
      examined: JSON.stringify({ ...examined, transcripts }),
      ...{ verifiedAt: at, by },
    };
    await transaction.addForeignBook(book);
    const event = { type: 'book.verified', book: book.id, fileHash, from: school.name, number, edition };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return book;
  });
}

/** Asked before a file is even looked at. @throws Fault `access.notPermitted` */
export const mayImport = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<unknown> =>
  store.read((view) =>
    schoolPermission(view, { person: by, action: 'book.imported', schoolId, at: clock.now() }),
  );
