// The office carries out an order of disposal that somebody else gave; the bytes go from place to place afterwards.
import type { PersonId } from '../../../../kernel/index.ts';
import { schoolPermission } from '../../office/school-permission.ts';
import type { House } from '../../ports/house.ts';
import { disposalFault } from './faults.ts';
import { mustBeFree } from './order-disposal.ts';
import { everythingRemaining } from './remains.ts';

export interface ExecutionWish {
  readonly schoolId: string;
  readonly order: string;
  readonly by: PersonId;
}

/** @throws Fault `access.notPermitted`, `disposal.unknown`, `disposal.sameHands`, `disposal.carriedOut`, `disposal.held` */
export const executeDisposal = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { schoolId, order: id, by }: ExecutionWish,
): Promise<void> =>
  store.write(async (transaction) => {
    const at = clock.now();
    await schoolPermission(transaction, { person: by, action: 'disposal.carriedOut', schoolId, at });
    const order = (await transaction.disposalOrders(schoolId)).find((one) => one.id === id);
    if (!order) throw disposalFault('disposal.unknown', { order: id });
    if (order.execution) throw disposalFault('disposal.carriedOut', { number: order.number });
    if (order.by === by) throw disposalFault('disposal.sameHands');
    await mustBeFree(transaction, schoolId, order.items);
    await transaction.addDisposalExecution(id, { at, by });
    const { number, date } = order;
    const told = { order: id, number, date, remains: everythingRemaining };
    const event = { type: 'disposal.carriedOut', by, ...told };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
  });
