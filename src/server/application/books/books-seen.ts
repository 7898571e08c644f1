// Requests for books and what became of them, for whoever looks after the office; a child's finished books for the family.
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import { accessFault } from '../access/faults.ts';
import { targetOfRecord } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import { isOfTheirSchool, schoolPermission } from '../office/school-permission.ts';
import type { House } from '../ports/house.ts';
import { mayReadBook } from './book-wish.ts';
import { bookFault } from './faults.ts';
import { bookStanding, type BookStanding } from './standing.ts';

const MOST_LISTED = 200;
type Shelf = Pick<House, 'store' | 'clock'>;

/** Newest first. @throws Fault `access.notPermitted` */
export const booksSeen = (
  { store, clock }: Shelf,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<readonly BookStanding[]> =>
  store.read(async (view) => {
    await schoolPermission(view, { person: by, action: 'office.read', schoolId, at: clock.now() });
    const seen: BookStanding[] = [];
    for (const request of (await view.bookRequests(schoolId)).slice(0, MOST_LISTED))
      seen.push(await bookStanding(view, request));
    return seen;
  });

/** @throws Fault `book.unknown`, also for another school's; `access.notPermitted` */
export const bookSeen = (
  { store, clock }: Shelf,
  { requestId, by }: { readonly requestId: string; readonly by: PersonId },
): Promise<BookStanding> =>
  store.read(async (view) => {
    const request = await view.bookRequest(requestId);
    if (!request || !(await isOfTheirSchool(view, by, request.schoolId))) throw bookFault('book.unknown');
    const { schoolId } = request;
    await schoolPermission(view, { person: by, action: 'office.read', schoolId, at: clock.now() });
    return bookStanding(view, request);
  });

/** Newest first; only finished ones that stand. @throws Fault `record.unknown`, `access.notPermitted` */
export const booksOfPupil = (
  { store, clock }: Shelf,
  { recordId, by }: { readonly recordId: RecordId; readonly by: PersonId },
): Promise<readonly BookStanding[]> =>
  store.read(async (view) => {
    const target = await targetOfRecord(view, recordId);
    const at = clock.now();
    if (!(await mayReadBook(view, recordId, { by, at, finished: true })))
      throw accessFault('access.notPermitted', { action: 'book.read' });
    const [record] = await view.records([recordId]);
    if (record?.kind !== 'transcript') throw applicationFault('record.unknown', { record: recordId });
    const seen: BookStanding[] = [];
    for (const request of await view.bookRequests(target.schoolId)) {
      if (request.pupilCode !== record.key || request.pupilName !== record.title) continue;
      const standing = await bookStanding(view, request);
      if (standing.state === 'sealed' || standing.state === 'handedOut') seen.push(standing);
    }
    return seen;
  });
