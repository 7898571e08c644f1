// Port: locks on marks and on class data, and the cells a permitted correction opens under them (R72, R74).
import type { Term } from '../../../assessment/index.ts';
import type { Brand, ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import type { LockingOrderId } from './calendar-store.ts';

/** Khóa điểm, khóa dữ liệu: marks with their remarks, or conduct, absences and particulars. */
export type LockedPart = 'scores' | 'classData';

/** What a lock covers in a class; what is left out does not narrow it. */
export interface LockScope {
  readonly part: LockedPart;
  readonly term?: Term;
  readonly subject?: string;
  /** `regular` for all regular scores, `regular/0` for one of them (from 0), `midterm`, `final`, `remark`, `kind`. */
  readonly column?: string;
}

export type ResultLockId = Brand<string, 'ResultLockId'>;

export interface ResultLock {
  readonly id: ResultLockId;
  readonly classId: ClassId;
  readonly scope: LockScope;
  readonly lockedBy: LockingOrderId;
  readonly lockedAt: Instant;
  /** The order to unlock that was carried out; null while locked. */
  readonly liftedBy: LockingOrderId | null;
  readonly liftedAt: Instant | null;
  /** Parts of it that were opened again, oldest first. */
  readonly exceptions: readonly LockException[];
}

/** A part of a lock that an order opened while the rest stays locked. */
export interface LockException {
  /** Its part is the lock's. */
  readonly scope: LockScope;
  readonly openedBy: LockingOrderId;
  readonly openedAt: Instant;
}

/** One cell that a permitted correction opens, for a time. */
export interface OpenedCell {
  readonly correctionId: string;
  readonly classId: ClassId;
  /** As `cellChanges` names it. */
  readonly path: string;
  readonly openedAt: Instant;
  /** From this moment on it is closed, whether anybody closed it or not. */
  readonly until: Instant;
  readonly decisionNumber: string;
  readonly openedBy: PersonId;
  readonly closedAt: Instant | null;
  readonly closedWhy: string | null;
}

export interface ResultLocksView {
  /** Also those lifted since, oldest first. */
  resultLocks(classId: ClassId): Promise<readonly ResultLock[]>;
  /** Also those closed since, oldest first. */
  openedCells(classId: ClassId): Promise<readonly OpenedCell[]>;
}

export interface ResultLocksTransaction extends ResultLocksView {
  /** The store refuses a lock whose order was not carried out. */
  addResultLock(lock: Omit<ResultLock, 'exceptions'>): Promise<void>;
  /** The store refuses when the order to unlock was not carried out. */
  addLockException(lock: ResultLockId, exception: LockException): Promise<void>;
  /** The store refuses when the order to unlock was not carried out. */
  liftResultLocks(ids: readonly ResultLockId[], by: LockingOrderId, at: Instant): Promise<void>;
  /** The store refuses cells whose opening the journal does not tell. */
  addOpenedCells(cells: readonly Omit<OpenedCell, 'closedAt' | 'closedWhy'>[]): Promise<void>;
  /** @returns the paths that were open until now */
  closeOpenedCells(correctionId: string, at: Instant, why: string): Promise<readonly string[]>;
}
