// A leader decides an order by a numbered decision (R23, R69). Granting one on records orders the lock of each of them.
import type { PersonId, RecordId } from '../../../../kernel/index.ts';
import type { Party } from '../../../../policies/index.ts';
import type { LockingOrder, LockingOrderId } from '../../ports/calendar-store.ts';
import type { House } from '../../ports/house.ts';
import type { Transaction } from '../../ports/unit-of-work.ts';
import { stepAll } from '../../records/step.ts';
import { calendarFault } from '../faults.ts';
import { known, mayDo, told } from './order.ts';
import { decidingOffice, lockingRulesOf } from './who-may.ts';
import type { Doer } from './who-may.ts';

export interface LockingRuling {
  readonly order: LockingOrderId;
  readonly by: PersonId;
  readonly granted: boolean;
  readonly decisionNumber: string;
}

/**
 * Granting an order on records orders the lock of each of them, all or none. Whom the policy names decides, of records
 * and windows alike.
 * @throws Fault `order.*`, `access.notPermitted`
 */
export async function decideLocking(house: House, ruling: LockingRuling): Promise<LockingOrder> {
  const { by, granted } = ruling;
  const at = house.clock.now();
  const number = ruling.decisionNumber.trim();
  if (number === '') throw calendarFault('order.decisionMissing');
  const rules = await lockingRulesOf(house, ruling.order, at);
  return house.store.write(async (transaction) => {
    const order = await known(transaction, ruling.order);
    await mayDo(transaction, order, 'lock.decided', by, at);
    const office = await decidingOffice(transaction, rules, { by, at });
    const decided = { ...order, decision: { granted, by, at, number } };
    await rule(transaction, decided);
    if (granted && order.subject.kind === 'records')
      await lockAll(transaction, order.subject.records, { ...decided, office, by, at, number });
    return decided;
  });
}

/** @throws Fault `order.decided` */
export async function rule(
  transaction: Transaction,
  order: LockingOrder & { readonly decision: NonNullable<LockingOrder['decision']> },
): Promise<void> {
  const { by, at, granted, number } = order.decision;
  if (!(await transaction.decideLockingOrder(order.id, order.decision))) throw calendarFault('order.decided');
  await transaction.append([
    told('lockingOrder.decided', order, by, at, { granted, decisionNumber: number }),
  ]);
}

export interface OrderedLock extends Doer {
  readonly id: LockingOrderId;
  readonly number: string;
  /** Where it is not the principal's own. */
  readonly office: Party | null;
}

/** The fact that a decided order is to each of its records. */
export const lockOrdered = ({ id, by, at, number, office }: OrderedLock) => ({
  type: 'lock.ordered' as const,
  by,
  decisionNumber: number,
  at,
  order: id,
  ...(office !== null && { decidedAs: office }),
});

/** @throws Fault `order.notReady` */
export async function lockAll(
  transaction: Transaction,
  records: readonly RecordId[],
  order: OrderedLock,
): Promise<void> {
  const event = lockOrdered(order);
  const outcomes = await stepAll(
    transaction,
    records.map((recordId) => ({ recordId, event })),
    { person: order.by },
  );
  for (const outcome of outcomes)
    if ('refused' in outcome)
      throw calendarFault('order.notReady', { record: outcome.recordId, reason: outcome.refused.vi });
}
