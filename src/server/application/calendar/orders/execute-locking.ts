// The office tells that it carried an order out (R70).
import type { PersonId } from '../../../../kernel/index.ts';
import type { LockingOrder, LockingOrderId } from '../../ports/calendar-store.ts';
import type { House } from '../../ports/house.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { carryOutOnResults } from '../../result-locks/carry-out.ts';
import { calendarFault } from '../faults.ts';
import { known, mayDo, told } from './order.ts';
import { lockingRulesOf, mayExecute } from './who-may.ts';

/**
 * Whoever carried the order out says so: for records, once all of them are sealed; for a window this opens or closes it,
 * for marks and class data it locks or lifts.
 * @throws Fault `order.*`, `access.notPermitted`
 */
export async function executeLocking(
  house: House,
  { order: id, by }: { readonly order: LockingOrderId; readonly by: PersonId },
): Promise<LockingOrder> {
  const at = house.clock.now();
  const rules = await lockingRulesOf(house, id, at);
  return house.store.write(async (transaction) => {
    const order = await known(transaction, id);
    await mayDo(transaction, order, 'lock.executed', by, at);
    if (order.decision?.by === by) throw calendarFault('order.sameHand');
    await mayExecute(transaction, rules, { by, at });
    await recordsAreSealed(transaction, order);
    if (!(await transaction.executeLockingOrder(id, { by, at }))) throw calendarFault('order.notGranted');
    await transaction.append([told('lockingOrder.executed', order, by, at, {})]);
    await carryOutOnResults(transaction, order, at);
    return { ...order, execution: { by, at } };
  });
}

async function recordsAreSealed(view: View, { subject }: LockingOrder): Promise<void> {
  if (subject.kind !== 'records') return;
  const open = (await view.records(subject.records)).filter(
    ({ snapshot: { state } }) => !['locked', 'archived', 'superseded'].includes(state),
  );
  if (open.length > 0) throw calendarFault('order.notSealed', { count: open.length });
}
