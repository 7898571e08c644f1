// The order that minutes are about, whether of one class or of many, and who may look into all of it.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { accessFault } from '../access/faults.ts';
import type { AccessAction } from '../access/access-action.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import { calendarFault } from '../calendar/faults.ts';
import { reachOf } from '../calendar/orders/school-order.ts';
import { isReached, type Reach } from '../calendar/orders/who-may.ts';
import type {
  LockingDecision,
  LockingExecution,
  LockingOrder,
  LockingOrderId,
  SchoolOrder,
  SchoolOrderId,
} from '../ports/calendar-store.ts';
import type { LockMinutes } from '../ports/lock-minutes-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass } from '../rows.ts';
import { lockMinutesFault } from './faults.ts';

/** An order to lock that was carried out. */
export type Locked = (
  | { readonly order: LockingOrder; readonly schoolClass: SchoolClass }
  | { readonly order: SchoolOrder; readonly schoolClass: null }
) & {
  readonly schoolId: string;
  readonly schoolYear: string;
  readonly decision: LockingDecision;
  readonly execution: LockingExecution;
  readonly reach: Reach;
};

/** @throws Fault `order.unknown`, `lockMinutes.notLocked` */
export async function lockedBy(view: View, id: string, seenBy?: Omit<LockedWish, 'action'>): Promise<Locked> {
  const found = await ordered(view, id);
  const { order } = found;
  if (seenBy && !(await mayOnLocked(view, found, { ...seenBy, action: 'class.read' })))
    throw calendarFault('order.unknown', { order: id });
  const { deed, decision, execution } = order;
  if (deed !== 'lock' || !decision || !execution)
    throw lockMinutesFault('lockMinutes.notLocked', { order: id });
  return { ...found, decision, execution };
}

async function ordered(view: View, id: string) {
  const wide = await view.schoolOrder(id as SchoolOrderId);
  if (wide) {
    const { schoolId, schoolYear } = wide;
    return { order: wide, schoolClass: null, schoolId, schoolYear, reach: await reachOf(view, wide) };
  }
  const order = await view.lockingOrder(id as LockingOrderId);
  const schoolClass = await view.schoolClass(order?.classId);
  if (!order || !schoolClass) throw calendarFault('order.unknown', { order: id });
  const { schoolId, schoolYear } = schoolClass;
  return { order, schoolClass, schoolId, schoolYear, reach: [[classTarget(schoolClass)]] };
}

export const lockedFor = (view: View, { orderId, schoolOrderId }: LockMinutes): Promise<Locked> =>
  lockedBy(view, orderId ?? schoolOrderId ?? '');

export interface LockedWish {
  readonly person: PersonId;
  readonly action: AccessAction;
  readonly at: Instant;
}

export const mayOnLocked = async (
  view: View,
  { reach }: Pick<Locked, 'reach'>,
  { person, action, at }: LockedWish,
): Promise<boolean> => {
  const held = await view.appointmentsOf(person);
  return isReached(reach, (target) => may(held, action, target, at) !== null);
};

/** @throws Fault `access.notPermitted` */
export async function permissionOnLocked(view: View, locked: Locked, wish: LockedWish): Promise<void> {
  if (!(await mayOnLocked(view, locked, wish)))
    throw accessFault('access.notPermitted', { action: wish.action });
}
