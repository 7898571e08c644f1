// Rights over the book of one pupil are rights over the pupil's transcripts.
import type { Instant, PersonId, RecordId } from '../../../kernel/index.ts';
import type { AccessAction } from '../access/access-action.ts';
import { may } from '../access/may.ts';
import { permission, targetOfRecord } from '../access/permission.ts';
import { isOfTheirSchool } from '../office/school-permission.ts';
import type { BookRequest } from '../ports/books-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { bookFault } from './faults.ts';

export interface BookWish {
  readonly by: PersonId;
  readonly action: Extract<
    AccessAction,
    'book.requested' | 'book.decided' | 'book.made' | 'book.revoked' | 'office.read' | 'record.read'
  >;
  readonly at: Instant;
}

/** The office at any time; the pupil's own family what is finished, and nobody else's. */
export async function mayReadBook(
  view: View,
  recordId: RecordId,
  { by, at, finished }: { readonly by: PersonId; readonly at: Instant; readonly finished: boolean },
): Promise<boolean> {
  const target = await targetOfRecord(view, recordId);
  const appointments = await view.appointmentsOf(by);
  if (may(appointments, 'book.read', target, at)) return true;
  const family = appointments.filter(({ role }) => role === 'parent' || role === 'pupil');
  return finished && may(family, 'record.read', { ...target, state: 'locked' }, at) !== null;
}

/** @throws Fault `record.unknown`, `access.notPermitted` */
export async function bookPermission(view: View, recordId: RecordId, wish: BookWish): Promise<void> {
  const target = await targetOfRecord(view, recordId);
  await permission(view, { person: wish.by, action: wish.action, target, at: wish.at });
}

/** @throws Fault `book.unknown`, also for another school's; `access.notPermitted` */
export async function requestedBook(view: View, requestId: string, wish: BookWish): Promise<BookRequest> {
  const request = await view.bookRequest(requestId);
  if (!request || !(await isOfTheirSchool(view, wish.by, request.schoolId))) throw bookFault('book.unknown');
  await bookPermission(view, request.recordId, wish);
  return request;
}
