// A leader decides an order by a numbered decision (R23, R69). Granting one on records is the principal's order itself.
import type { Instant, PersonId, RecordId } from '../../../../kernel/index.ts';
import { parties, rulesOf } from '../../../../policies/index.ts';
import type { Party } from '../../../../policies/index.ts';
import { targetOfClass } from '../../access/permission.ts';
import { policyInForce } from '../../policies/policy-in-force.ts';
import type { LockingOrder, LockingOrderId } from '../../ports/calendar-store.ts';
import type { House } from '../../ports/house.ts';
import type { Transaction, View } from '../../ports/unit-of-work.ts';
import { stepAll } from '../../records/step.ts';
import { calendarFault } from '../faults.ts';
import { known, mayDo, told } from './order.ts';

export interface LockingRuling {
  readonly order: LockingOrderId;
  readonly by: PersonId;
  readonly granted: boolean;
  readonly decisionNumber: string;
}

/**
 * Granting an order on records orders the lock of each of them, all or none.
 * @throws Fault `order.*`, `access.notPermitted`
 */
export async function decideLocking(house: House, ruling: LockingRuling): Promise<LockingOrder> {
  const { by, granted } = ruling;
  const at = house.clock.now();
  const number = ruling.decisionNumber.trim();
  if (number === '') throw calendarFault('order.decisionMissing');
  const decider = await deciderOf(house, ruling.order, at);
  return house.store.write(async (transaction) => {
    const order = await known(transaction, ruling.order);
    await mayDo(transaction, order, 'lock.ordered', by, at);
    await isDecider(transaction, order, by, decider, at);
    const decision = { granted, by, at, number };
    if (!(await transaction.decideLockingOrder(order.id, decision))) throw calendarFault('order.decided');
    await transaction.append([
      told('lockingOrder.decided', order, by, at, { granted, decisionNumber: number }),
    ]);
    if (granted && order.subject.kind === 'records')
      await lockAll(transaction, order.subject.records, { by, number, at });
    return { ...order, decision };
  });
}

async function lockAll(
  transaction: Transaction,
  records: readonly RecordId[],
  { by, number, at }: { readonly by: PersonId; readonly number: string; readonly at: Instant },
): Promise<void> {
  const event = { type: 'lock.ordered' as const, by, decisionNumber: number, at };
  const outcomes = await stepAll(
    transaction,
    records.map((recordId) => ({ recordId, event })),
    { person: by },
  );
  for (const outcome of outcomes)
    if ('refused' in outcome)
      throw calendarFault('order.notReady', { record: outcome.recordId, reason: outcome.refused.vi });
}

/** The policy of the class's year says who decides; read before the transaction, which must not wait for files. */
async function deciderOf(house: House, id: LockingOrderId, at: Instant) {
  const schoolClass = await house.store.read(async (view) => {
    const { classId } = await known(view, id);
    return (await view.classes()).find((one) => one.id === classId);
  });
  const inForce = schoolClass && (await policyInForce(house, { ...schoolClass, at }));
  return rulesOf(inForce?.policy ?? null).lockDecidedBy;
}

/** Records are locked by the principal's own order (record.policy.ts); of a window the policy may leave it to a vice principal. */
async function isDecider(
  view: View,
  { classId, subject }: LockingOrder,
  by: PersonId,
  decider: Party,
  at: Instant,
): Promise<void> {
  if (subject.kind === 'records') return;
  const { schoolId } = await targetOfClass(view, classId);
  const held = (await view.appointmentsOf(by)).filter(
    (one) => one.schoolId === schoolId && one.validFrom <= at && (one.validTo === null || at < one.validTo),
  );
  const roles = held.map(({ role, actingFor }) => actingFor ?? role);
  const wanted: readonly string[] = decider === 'leadership' ? ['principal', 'vicePrincipal'] : [decider];
  if (!roles.some((role) => wanted.includes(role)))
    throw calendarFault('order.wrongDecider', { decider: parties[decider].vi });
}
