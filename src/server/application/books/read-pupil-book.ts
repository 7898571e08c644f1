// The bytes of a book, for the office at any time, and for the pupil's own family once it was sealed and while it stands.
import type { PersonId } from '../../../kernel/index.ts';
import { accessFault } from '../access/faults.ts';
import { isOfTheirSchool } from '../office/school-permission.ts';
import { officeFault } from '../office/faults.ts';
import type { House } from '../ports/house.ts';
import { mayReadBook } from './book-wish.ts';
import { bookFault } from './faults.ts';
import { bookStanding, type BookStanding } from './standing.ts';

export interface BookRead {
  readonly standing: BookStanding;
  readonly bytes: Uint8Array;
}

/** The reading is told in the journal. @throws Fault `book.unknown`, `access.notPermitted`, `office.paperUnknown`, `blob.*` */
export async function readPupilBook(
  house: Pick<House, 'store' | 'blobs' | 'clock'>,
  { requestId, by }: { readonly requestId: string; readonly by: PersonId },
): Promise<BookRead> {
  const standing = await house.store.write(async (transaction) => {
    const at = house.clock.now();
    const request = await transaction.bookRequest(requestId);
    if (!request || !(await isOfTheirSchool(transaction, by, request.schoolId)))
      throw bookFault('book.unknown');
    const found = await bookStanding(transaction, request);
    const finished = found.state === 'sealed' || found.state === 'handedOut';
    if (!(await mayReadBook(transaction, request.recordId, { by, at, finished })))
      throw accessFault('access.notPermitted', { action: 'book.read' });
    const event = { type: 'book.read', by, request: requestId, of: request.recordId };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
    return found;
  });
  const fileHash = standing.segments.at(-1)?.fileHash;
  if (fileHash === undefined) throw officeFault('office.paperUnknown');
  return { standing, bytes: await house.blobs.join(standing.segments, fileHash) };
}
