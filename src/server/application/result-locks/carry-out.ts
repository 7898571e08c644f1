// An order about marks or class data that was carried out locks at once, or lifts what it covers (R72).
import { terms } from '../../../assessment/index.ts';
import { freshId } from '../../../kernel/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import type { LockingOrder } from '../ports/calendar-store.ts';
import type { LockScope, ResultLockId } from '../ports/result-locks-store.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { resultsFault } from '../results/faults.ts';

/**
 * After the execution is stored and in the journal: the store looks for both.
 * @throws Fault `results.nothingLocked` when an order to unlock covers no lock
 */
export async function carryOutOnResults(
  transaction: Transaction,
  { id, classId, deed, subject }: LockingOrder,
  at: Instant,
): Promise<void> {
  if (subject.kind !== 'results') return;
  const { scope } = subject;
  if (deed === 'lock') {
    const lock = { id: freshId<ResultLockId>(), classId, scope, lockedBy: id, lockedAt: at };
    await transaction.addResultLock({ ...lock, liftedBy: null, liftedAt: null });
    return;
  }
  const covered = (await transaction.resultLocks(classId)).filter(
    (lock) => lock.liftedAt === null && isWithin(lock.scope, scope),
  );
  if (covered.length === 0) throw resultsFault('results.nothingLocked');
  await transaction.liftResultLocks(
    covered.map((lock) => lock.id),
    id,
    at,
  );
}

/** A lock is lifted whole or not at all: what it covers beyond the order would be open without one. */
export const isWithin = (lock: LockScope, order: LockScope): boolean =>
  lock.part === order.part &&
  (order.term === undefined || order.term === lock.term) &&
  (order.subject === undefined || order.subject === lock.subject) &&
  (order.column === undefined ||
    order.column === lock.column ||
    (lock.column?.startsWith(`${order.column}/`) ?? false));

/** @throws Fault `results.scopeUnknown` for what no cell could ever be under */
export function soundScope({ part, term, subject, column }: LockScope): LockScope {
  const isColumn = column === undefined || /^(?:regular(?:\/1?\d)?|midterm|final|remark|kind)$/.test(column);
  const isTerm = term === undefined || terms.includes(term);
  const parts: Readonly<Record<string, boolean>> = {
    scores: isColumn,
    classData: subject === undefined && column === undefined,
  };
  if (!isTerm || parts[part] !== true)
    throw resultsFault('results.scopeUnknown', { scope: [part, term, subject, column].join('/') });
  return {
    part,
    ...(term !== undefined && { term }),
    ...(subject !== undefined && { subject }),
    ...(column !== undefined && { column }),
  };
}
