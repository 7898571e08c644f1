// What every step of an order to lock or unlock needs: the order, the right to touch it, its entry in the journal.
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import type { AccessAction } from '../../access/access-action.ts';
import { permission, targetOfClass } from '../../access/permission.ts';
import type { JournalDraft } from '../../journal/entry.ts';
import type { LockingOrder, LockingOrderId } from '../../ports/calendar-store.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { calendarFault } from '../faults.ts';

/** @throws Fault `order.unknown` */
export async function known(view: View, id: LockingOrderId): Promise<LockingOrder> {
  const order = await view.lockingOrder(id);
  if (!order) throw calendarFault('order.unknown', { order: id });
  return order;
}

/**
 * Records are locked when approved, so the table of rights is asked about that state, and marks as they are; a window is
 * part of the calendar.
 */
export async function mayDo(
  view: View,
  order: LockingOrder,
  deed: AccessAction,
  person: PersonId,
  at: Instant,
) {
  const target = await targetOfClass(view, order.classId);
  await (order.subject.kind === 'window'
    ? permission(view, { person, action: 'calendar.changed', target, at })
    : permission(view, { person, action: deed, target: { ...target, state: 'principalApproved' }, at }));
}

export const told = (
  type: `lockingOrder.${'proposed' | 'decided' | 'executed'}`,
  { id, classId }: LockingOrder,
  by: PersonId,
  at: Instant,
  more: object,
): JournalDraft => ({
  at,
  actor: `person:${by}`,
  record: null,
  event: { type, order: id, class: classId, by, ...more },
});
