// Orders for a grade or school, as those see them who may look into all they reach.
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import type { SchoolYear } from '../../../../policies/index.ts';
import type { Appointment } from '../../access/appointment.ts';
import { may } from '../../access/may.ts';
import type { SchoolOrder, SchoolOrderId } from '../../ports/calendar-store.ts';
import type { House } from '../../ports/house.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { calendarFault } from '../faults.ts';
import { reachOf } from './school-order.ts';
import { isReached } from './who-may.ts';

/** Oldest first; those that reach further than whoever asks are left out. */
export const schoolOrdersSeenBy = (
  house: House,
  {
    schoolId,
    schoolYear,
    by,
  }: { readonly schoolId: string; readonly schoolYear: SchoolYear; readonly by: PersonId },
): Promise<readonly SchoolOrder[]> =>
  house.store.read(async (view) => {
    const held = await view.appointmentsOf(by);
    const at = house.clock.now();
    const found: SchoolOrder[] = [];
    for (const order of await view.schoolOrders(schoolId, schoolYear))
      if (await maySee(view, held, order, at)) found.push(order);
    return found;
  });

/** @throws Fault `order.unknown`, also for an order the person may not see */
export const schoolOrderSeenBy = (
  house: House,
  { order: id, by }: { readonly order: SchoolOrderId; readonly by: PersonId },
): Promise<SchoolOrder> =>
  house.store.read(async (view) => {
    const order = await view.schoolOrder(id);
    if (!order || !(await maySee(view, await view.appointmentsOf(by), order, house.clock.now())))
      throw calendarFault('order.unknown', { order: id });
    return order;
  });

const maySee = async (
  view: View,
  held: readonly Appointment[],
  order: SchoolOrder,
  at: Instant,
): Promise<boolean> =>
  isReached(await reachOf(view, order), (target) => may(held, 'class.read', target, at) !== null);
