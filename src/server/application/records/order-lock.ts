// Whoever decides on locks orders approved records to be sealed and locked, by a numbered decision (R23, R69, R70).
import { Fault, freshId } from '../../../kernel/index.ts';
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import { parties } from '../../../policies/index.ts';
import type { Party } from '../../../policies/index.ts';
import { stepRecord } from '../../../workflows/index.ts';
import type { Refusal } from '../../../workflows/index.ts';
import { judgeOfDeeds } from '../access/deeds.ts';
import { calendarFault } from '../calendar/faults.ts';
import { lockAll, lockOrdered, rule } from '../calendar/orders/decide-locking.ts';
import { told } from '../calendar/orders/order.ts';
import { decidingOffice, lockingRules } from '../calendar/orders/who-may.ts';
import type { ClassLockingRules } from '../calendar/orders/who-may.ts';
import { applicationFault } from '../faults.ts';
import type { LockingOrder, LockingOrderId } from '../ports/calendar-store.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { SchoolRecord } from '../rows.ts';
import type { StepOutcome } from './step.ts';

export interface LockOrder {
  readonly records: readonly RecordId[];
  readonly by: PersonId;
  /** Number of the written decision, e.g. `12/QĐ-THCS`. */
  readonly decisionNumber: string;
}

/**
 * Decides every proposal that lies wholly among the records; for the rest makes an order of its own, proposed and
 * decided by the same person, unless the policy wants somebody else's proposal first (R73).
 * @returns outcomes in the order of the records; what is not approved yet, or not theirs to order, is refused and told
 * @throws Fault `record.unknown`
 */
export async function orderLock(house: House, order: LockOrder): Promise<readonly StepOutcome[]> {
  const wanted = [...new Set(order.records)];
  const { records, classes } = await house.store.read(async (view) => ({
    records: await view.records(wanted),
    classes: await view.classesOfRecords(wanted),
  }));
  const missing = wanted.find((id) => records.every((record) => record.id !== id));
  if (missing !== undefined) throw applicationFault('record.unknown', { record: missing });
  const outcomes = new Map<RecordId, StepOutcome>();
  for (const schoolClass of classes) {
    const rules = await lockingRules(house, schoolClass, house.clock.now());
    const ids = records.filter(({ classId }) => classId === schoolClass.id).map(({ id }) => id);
    const told = await house.store.write((transaction) =>
      orderInClass(transaction, rules, { ...order, records: ids, at: house.clock.now() }),
    );
    for (const outcome of told) outcomes.set(outcome.recordId, outcome);
  }
  return order.records.flatMap((id) => outcomes.get(id) ?? []);
}

type Ordering = LockOrder & { readonly at: ReturnType<House['clock']['now']> };

async function orderInClass(
  transaction: Transaction,
  rules: ClassLockingRules,
  ordering: Ordering,
): Promise<readonly StepOutcome[]> {
  const records = await transaction.records(ordering.records);
  const office = await officeOf(transaction, rules, ordering);
  if (office !== null && typeof office === 'object')
    return records.map(({ id }) => ({ recordId: id, refused: office }));
  const deciding = { ...ordering, number: ordering.decisionNumber.trim(), office };
  const refusals = await refusalsOf(transaction, records, deciding);
  const proposals = (await transaction.lockingOrdersOf(rules.schoolClass.id)).filter((one) =>
    isAnswered(one, records, refusals),
  );
  const proposed = new Set(proposals.flatMap(({ subject }) => recordsOf(subject)));
  const alone = records.map(({ id }) => id).filter((id) => !proposed.has(id) && !refusals.has(id));
  const needed = rules.lockProposedBy;
  if (needed !== null) for (const id of alone) refusals.set(id, unproposed(needed));
  else if (alone.length > 0) proposals.push(await ownOrder(transaction, rules, alone, deciding));
  for (const proposal of proposals) {
    const { by, at, number } = deciding;
    await rule(transaction, { ...proposal, decision: { granted: true, by, at, number } });
    await lockAll(transaction, recordsOf(proposal.subject), { ...deciding, id: proposal.id });
  }
  const after = new Map((await transaction.records(ordering.records)).map((one) => [one.id, one]));
  return records.map(({ id, snapshot }): StepOutcome => {
    const refused = refusals.get(id);
    return refused
      ? { recordId: id, refused }
      : { recordId: id, snapshot: after.get(id)?.snapshot ?? snapshot };
  });
}

type Deciding = Ordering & { readonly number: string; readonly office: Party | null };

/** The principal's own right is the records' to judge, so that their reasons are told. */
async function officeOf(
  transaction: Transaction,
  rules: ClassLockingRules,
  doer: Ordering,
): Promise<Party | null | Refusal> {
  try {
    return rules.lockDecidedBy === 'principal' ? null : await decidingOffice(transaction, rules, doer);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'order.wrongDecider') throw error;
    return { code: error.code, ...error.title };
  }
}

/** What each record would say, before anything is written: an order is of records that can all be locked. */
async function refusalsOf(
  transaction: Transaction,
  records: readonly SchoolRecord[],
  deciding: Deciding,
): Promise<Map<RecordId, Refusal>> {
  const actor = { person: deciding.by };
  const judge = await judgeOfDeeds(transaction, actor);
  const event = lockOrdered({ ...deciding, id: '' as LockingOrderId });
  const refusals = new Map<RecordId, Refusal>();
  for (const record of records) {
    const next = stepRecord(record.snapshot, event, actor);
    const refused = 'refused' in next ? next.refused : judge(record, record.snapshot, event);
    if (refused) refusals.set(record.id, refused);
  }
  return refusals;
}

function isAnswered(
  { deed, subject, decision }: LockingOrder,
  records: readonly SchoolRecord[],
  refusals: ReadonlyMap<RecordId, Refusal>,
): boolean {
  const asked = new Set(records.map(({ id }) => id));
  return (
    deed === 'lock' &&
    decision === null &&
    subject.kind === 'records' &&
    subject.records.every((id) => asked.has(id) && !refusals.has(id))
  );
}

const recordsOf = (subject: LockingOrder['subject']): readonly RecordId[] =>
  subject.kind === 'records' ? subject.records : [];

async function ownOrder(
  transaction: Transaction,
  { schoolClass }: ClassLockingRules,
  records: readonly RecordId[],
  { by, at, number }: Deciding,
): Promise<LockingOrder> {
  const reason = `Theo quyết định ${number}`;
  const subject = { kind: 'records', records } as const;
  const order: LockingOrder = {
    id: freshId<LockingOrderId>(),
    classId: schoolClass.id,
    deed: 'lock',
    subject,
    reason,
    proposedBy: by,
    proposedAt: at,
    decision: null,
    execution: null,
    schoolOrder: null,
  };
  await transaction.addLockingOrder(order);
  await transaction.append([told('lockingOrder.proposed', order, by, at, { deed: 'lock', subject, reason })]);
  return order;
}

const unproposed = (party: Party): Refusal => {
  const { code, title } = calendarFault('order.proposalMissing', { proposer: parties[party].vi });
  return { code, ...title };
};
