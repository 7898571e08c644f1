// Orders to lock and unlock, as those see them who may look into the class.
import type { ClassId, Instant, PersonId } from '../../../../kernel/index.ts';
import { may } from '../../access/may.ts';
import { classTarget } from '../../access/permission.ts';
import type { LockingOrder, LockingOrderId } from '../../ports/calendar-store.ts';
import type { House } from '../../ports/house.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { applicationFault } from '../../faults.ts';
import { calendarFault } from '../faults.ts';

/**
 * Oldest first.
 * @throws Fault `class.unknown`, also for a class the person may not look into
 */
export const ordersOfClass = (
  house: House,
  { classId, by }: { readonly classId: ClassId; readonly by: PersonId },
): Promise<readonly LockingOrder[]> =>
  house.store.read(async (view) => {
    if (!(await maySee(view, classId, by, house.clock.now())))
      throw applicationFault('class.unknown', { class: classId });
    return view.lockingOrdersOf(classId);
  });

/** @throws Fault `order.unknown`, also for an order of a class the person may not look into */
export const orderSeenBy = (
  house: House,
  { order: id, by }: { readonly order: LockingOrderId; readonly by: PersonId },
): Promise<LockingOrder> =>
  house.store.read(async (view) => {
    const order = await view.lockingOrder(id);
    if (!order || !(await maySee(view, order.classId, by, house.clock.now())))
      throw calendarFault('order.unknown', { order: id });
    return order;
  });

async function maySee(view: View, classId: ClassId, by: PersonId, at: Instant): Promise<boolean> {
  const found = await view.schoolClass(classId);
  const appointments = await view.appointmentsOf(by);
  return found !== undefined && may(appointments, 'class.read', classTarget(found), at) !== null;
}
