// An order about marks or class data that was carried out locks at once, or lifts what it covers (R72).
import { terms } from '../../../assessment/index.ts';
import { freshId } from '../../../kernel/index.ts';
import type { ClassId, Instant } from '../../../kernel/index.ts';
import type { LockingOrder } from '../ports/calendar-store.ts';
import type { LockScope, ResultLock, ResultLockId } from '../ports/result-locks-store.ts';
import type { Transaction, View } from '../ports/unit-of-work.ts';
import { resultsFault } from '../results/faults.ts';

/**
 * After the execution is stored and in the journal: the store looks for both. An order to unlock lifts the locks that lie
 * within it, and opens its part of those that reach further: the rest of them stays locked.
 * @throws Fault `results.nothingLocked` when an order to unlock meets no lock
 */
export async function carryOutOnResults(
  transaction: Transaction,
  { id, classId, deed, subject }: Pick<LockingOrder, 'id' | 'classId' | 'deed' | 'subject'>,
  at: Instant,
): Promise<void> {
  if (subject.kind !== 'results') return;
  const { scope } = subject;
  if (deed === 'lock') {
    const lock = { id: freshId<ResultLockId>(), classId, scope, lockedBy: id, lockedAt: at };
    await transaction.addResultLock({ ...lock, liftedBy: null, liftedAt: null });
    return;
  }
  const met = await locksMet(transaction, classId, scope);
  if (met.length === 0) throw resultsFault('results.nothingLocked');
  const within = met.filter((lock) => isWithin(lock.scope, scope)).map((lock) => lock.id);
  if (within.length > 0) await transaction.liftResultLocks(within, id, at);
  for (const lock of met.filter((one) => !within.includes(one.id)))
    await transaction.addLockException(lock.id, { scope, openedBy: id, openedAt: at });
}

/** Locks that stand and of which the scope would open something. */
export const locksMet = async (
  view: View,
  classId: ClassId,
  scope: LockScope,
): Promise<readonly ResultLock[]> =>
  (await view.resultLocks(classId)).filter(
    (lock) =>
      lock.liftedAt === null &&
      meets(lock.scope, scope) &&
      !lock.exceptions.some((one) => isWithin(scope, one.scope)),
  );

/** Lifted whole, for it covers nothing beyond the order. */
export const isWithin = (lock: LockScope, order: LockScope): boolean =>
  lock.part === order.part &&
  (order.term === undefined || order.term === lock.term) &&
  (order.subject === undefined || order.subject === lock.subject) &&
  (order.column === undefined ||
    order.column === lock.column ||
    (lock.column?.startsWith(`${order.column}/`) ?? false));

/** Some cell can be under both. */
const meets = (one: LockScope, other: LockScope): boolean =>
  one.part === other.part &&
  isSame(one.term, other.term) &&
  isSame(one.subject, other.subject) &&
  (one.column === undefined ||
    other.column === undefined ||
    `${one.column}/`.startsWith(`${other.column}/`) ||
    `${other.column}/`.startsWith(`${one.column}/`));

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other;

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
