// Carries an order for a grade or school out in every class of it at once, and in those that come later (R70, R72).
import { freshId } from '../../../../kernel/index.ts';
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import type { LockingOrder, LockingOrderId, SchoolOrder, SchoolOrderId } from '../../ports/calendar-store.ts';
import type { House } from '../../ports/house.ts';
import type { Transaction } from '../../ports/unit-of-work.ts';
import { carryOutOnResults, locksMet } from '../../result-locks/carry-out.ts';
import { resultsFault } from '../../results/faults.ts';
import type { SchoolClass } from '../../rows.ts';
import { calendarFault } from '../faults.ts';
import { told } from './order.ts';
import { knownSchoolOrder, mayDoAll, reaches, schoolRules, toldOfAll } from './school-order.ts';
import { mayExecute } from './who-may.ts';

/**
 * In one transaction: all classes or none. Classes in which an order to unlock meets nothing are left out.
 * @throws Fault `order.*`, `results.nothingLocked` when it meets nothing anywhere, `access.notPermitted`
 */
export async function executeSchoolOrder(
  house: House,
  { order: id, by }: { readonly order: SchoolOrderId; readonly by: PersonId },
): Promise<SchoolOrder> {
  const at = house.clock.now();
  const doer = { person: by, at };
  const known = await house.store.read((view) => knownSchoolOrder(view, id));
  const rules = await schoolRules(house, known, at);
  return house.store.write(async (transaction) => {
    const order = await knownSchoolOrder(transaction, id);
    await mayDoAll(transaction, order, 'lock.executed', doer);
    if (order.decision?.by === by) throw calendarFault('order.sameHand');
    await mayExecute(transaction, rules, { by, at });
    const execution = { by, at };
    if (!(await transaction.executeSchoolOrder(id, execution))) throw calendarFault('order.notGranted');
    const executed: SchoolOrder = { ...order, execution };
    const classes = (await transaction.classes()).filter((one) => reaches(order, one));
    const done: SchoolClass[] = [];
    for (const one of classes) if (await carryOutIn(transaction, executed, one, at)) done.push(one);
    if (done.length === 0) throw resultsFault('results.nothingLocked');
    const more = { classes: done.map((one) => one.id), decisionNumber: order.decision?.number ?? '' };
    await transaction.append([toldOfAll('schoolOrder.executed', order, doer, more)]);
    return executed;
  });
}

/** A class that comes later finds itself under the orders that were carried out before, in their order (R72). */
export async function comeUnderOrders(
  transaction: Transaction,
  schoolClass: SchoolClass,
  at: Instant,
): Promise<void> {
  const orders = await transaction.schoolOrders(schoolClass.schoolId, schoolClass.schoolYear);
  const executed = orders.filter((one) => one.execution !== null && reaches(one, schoolClass));
  for (const order of executed.toSorted((a, b) => (a.execution?.at ?? 0) - (b.execution?.at ?? 0)))
    await carryOutIn(transaction, order, schoolClass, at);
}

/** False where an order to unlock has nothing to do. */
async function carryOutIn(
  transaction: Transaction,
  { id: schoolOrder, deed, subject, reason, proposedBy, proposedAt, decision, execution }: SchoolOrder,
  { id: classId }: SchoolClass,
  at: Instant,
): Promise<boolean> {
  if (decision === null || execution === null) return false;
  if (deed === 'unlock' && subject.kind === 'results')
    if ((await locksMet(transaction, classId, subject.scope)).length === 0) return false;
  const order: LockingOrder = {
    id: freshId<LockingOrderId>(),
    classId,
    deed,
    subject,
    reason,
    proposedBy,
    proposedAt,
    decision,
    execution,
    schoolOrder,
  };
  await transaction.addLockingOrder(order);
  await transaction.decideLockingOrder(order.id, decision);
  await transaction.executeLockingOrder(order.id, execution);
  const more = { schoolOrder, decisionNumber: decision.number };
  await transaction.append([told('lockingOrder.executed', order, execution.by, at, more)]);
  await carryOutOnResults(transaction, order, at);
  return true;
}
