// What every step of an order for a grade or school needs: whom it reaches, the right to it, its entry in the journal.
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import type { AccessAction } from '../../access/access-action.ts';
import { accessFault } from '../../access/faults.ts';
import { may as mayPerson, type AccessTarget } from '../../access/may.ts';
import { classTarget } from '../../access/permission.ts';
import type { JournalDraft } from '../../journal/entry.ts';
import type { SchoolOrder, SchoolOrderId } from '../../ports/calendar-store.ts';
import type { House } from '../../ports/house.ts';
import type { View } from '../../ports/unit-of-work.ts';
import type { SchoolClass } from '../../rows.ts';
import { calendarFault } from '../faults.ts';
import { isReached, rulesAbout, type LockingRules, type Reach } from './who-may.ts';

/** What an order is about. */
export type Reached = Pick<SchoolOrder, 'schoolId' | 'schoolYear' | 'grade'>;

export const reaches = ({ schoolId, schoolYear, grade }: Reached, one: SchoolClass): boolean =>
  one.schoolId === schoolId && one.schoolYear === schoolYear && (grade === null || one.grade === grade);

/** The grade or school as a whole; or each of the classes there are, as the class books name their offices. */
export async function reachOf(view: View, order: Reached): Promise<Reach> {
  const { schoolId, schoolYear, grade } = order;
  const whole = { schoolId, schoolYear, ...(grade !== null && { grade }) };
  return [[whole], (await view.classes()).filter((one) => reaches(order, one)).map(classTarget)];
}

/** Of the policy its year is under; read before the transaction, which must not wait for files. */
export async function schoolRules(house: House, order: Reached, at: Instant): Promise<LockingRules> {
  const reach = await house.store.read((view) => reachOf(view, order));
  return rulesAbout(house, { ...order, reach }, at);
}

/** As `mayDo` for a class. @throws Fault `access.notPermitted` */
export async function mayDoAll(
  view: View,
  order: Reached & Pick<SchoolOrder, 'subject'>,
  deed: AccessAction,
  { person, at }: Doing,
): Promise<void> {
  const held = await view.appointmentsOf(person);
  const action = order.subject.kind === 'window' ? 'calendar.changed' : deed;
  const state = order.subject.kind === 'window' ? {} : { state: 'principalApproved' };
  const may = (target: AccessTarget) => mayPerson(held, action, { ...target, ...state }, at) !== null;
  if (!isReached(await reachOf(view, order), may)) throw accessFault('access.notPermitted', { action });
}

export interface Doing {
  readonly person: PersonId;
  readonly at: Instant;
}

/** @throws Fault `order.unknown` */
export async function knownSchoolOrder(view: View, id: SchoolOrderId): Promise<SchoolOrder> {
  const order = await view.schoolOrder(id);
  if (!order) throw calendarFault('order.unknown', { order: id });
  return order;
}

export const toldOfAll = (
  type: `schoolOrder.${'proposed' | 'decided' | 'executed'}`,
  { id, schoolId, schoolYear, grade }: SchoolOrder,
  { person: by, at }: Doing,
  more: object,
): JournalDraft => ({
  at,
  actor: `person:${by}`,
  record: null,
  event: { type, order: id, school: schoolId, schoolYear, grade, by, ...more },
});
