// Orders to lock and unlock: the office proposes, a leader decides by a numbered decision, the office carries out (R23,
// R69, R70, R73). Deciding on records is the principal's order itself; what carries it out is the seal.
import { freshId } from '../../../kernel/index.ts';
import type { ClassId, Instant, PersonId, RecordId } from '../../../kernel/index.ts';
import { parties, rulesOf } from '../../../policies/index.ts';
import type { AccessAction } from '../access/access-policy.ts';
import { permission, targetOfClass } from '../access/permission.ts';
import type { JournalDraft } from '../journal/entry.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import type { LockingOrder, LockingOrderId, LockingSubject } from '../ports/calendar-store.ts';
import type { House } from '../ports/house.ts';
import type { Transaction, View } from '../ports/unit-of-work.ts';
import { stepAll } from '../records/step.ts';
import { calendarFault } from './faults.ts';

export interface LockingProposal {
  readonly classId: ClassId;
  readonly deed: LockingOrder['deed'];
  readonly subject: LockingSubject;
  readonly reason: string;
  readonly by: PersonId;
}

/** @throws Fault `order.*`, `access.notPermitted`, `class.unknown` */
export async function proposeLocking(house: House, proposal: LockingProposal): Promise<LockingOrder> {
  const { classId, deed, subject, by } = proposal;
  const at = house.clock.now();
  const reason = proposal.reason.trim();
  if (reason === '') throw calendarFault('order.reasonMissing');
  if (subject.kind === 'records' && deed === 'unlock') throw calendarFault('order.recordsOnlyLocked');
  const order: LockingOrder = {
    id: freshId<LockingOrderId>(),
    classId,
    deed,
    subject: subject.kind === 'records' ? { ...subject, records: [...new Set(subject.records)] } : subject,
    reason,
    proposedBy: by,
    proposedAt: at,
    decision: null,
    execution: null,
  };
  return house.store.write(async (transaction) => {
    await mayDo(transaction, order, 'lock.proposed', by, at);
    await recordsAreThere(transaction, order);
    await transaction.addLockingOrder(order);
    await transaction.append([
      told('lockingOrder.proposed', order, by, at, { deed, subject: order.subject, reason }),
    ]);
    return order;
  });
}

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

/**
 * Whoever carried the order out says so: for records, once all of them are sealed; for a window this opens or closes it.
 * @throws Fault `order.*`, `access.notPermitted`
 */
export async function executeLocking(
  house: House,
  { order: id, by }: { readonly order: LockingOrderId; readonly by: PersonId },
): Promise<LockingOrder> {
  const at = house.clock.now();
  return house.store.write(async (transaction) => {
    const order = await known(transaction, id);
    await mayDo(transaction, order, 'lock.executed', by, at);
    if (order.decision?.by === by) throw calendarFault('order.sameHand');
    await recordsAreSealed(transaction, order);
    if (!(await transaction.executeLockingOrder(id, { by, at }))) throw calendarFault('order.notGranted');
    await transaction.append([told('lockingOrder.executed', order, by, at, {})]);
    return { ...order, execution: { by, at } };
  });
}

async function known(view: View, id: LockingOrderId): Promise<LockingOrder> {
  const order = await view.lockingOrder(id);
  if (!order) throw calendarFault('order.unknown', { order: id });
  return order;
}

/** Records are locked when approved, so the table of rights is asked about that state; a window is part of the calendar. */
async function mayDo(view: View, order: LockingOrder, deed: AccessAction, person: PersonId, at: Instant) {
  const target = await targetOfClass(view, order.classId);
  await (order.subject.kind === 'records'
    ? permission(view, { person, action: deed, target: { ...target, state: 'principalApproved' }, at })
    : permission(view, { person, action: 'calendar.changed', target, at }));
}

async function recordsAreThere(view: View, { classId, subject }: LockingOrder): Promise<void> {
  if (subject.kind !== 'records') return;
  if (subject.records.length === 0) throw calendarFault('order.nothingToLock');
  const records = await view.records(subject.records);
  if (records.length < subject.records.length || records.some((record) => record.classId !== classId))
    throw calendarFault('order.otherClass');
}

async function recordsAreSealed(view: View, { subject }: LockingOrder): Promise<void> {
  if (subject.kind !== 'records') return;
  const open = (await view.records(subject.records)).filter(
    ({ snapshot: { state } }) => !['locked', 'archived', 'superseded'].includes(state),
  );
  if (open.length > 0) throw calendarFault('order.notSealed', { count: open.length });
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
  decider: keyof typeof parties,
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

const told = (
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
