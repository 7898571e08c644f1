// Port: which milestones have passed, and orders to lock and unlock.
import type { Brand, ClassId, Instant, PersonId, RecordId } from '../../../kernel/index.ts';
import type { EntryWindow, IsoDate, SchoolYear } from '../../../policies/index.ts';
import type { LockScope } from './result-locks-store.ts';

/** Once per milestone and day: a milestone that a later policy moves passes again on its new day. */
export interface PassedMilestone {
  readonly schoolId: string;
  readonly schoolYear: SchoolYear;
  /** Its id in the policy. */
  readonly milestone: string;
  readonly lastDay: IsoDate;
  readonly passedAt: Instant;
  readonly notedAt: Instant;
  /** Records told that their deadline has passed. */
  readonly records: number;
}

export type LockingOrderId = Brand<string, 'LockingOrderId'>;

/** What an order is about: approved records, one entry window of a class, or marks and class data (R72). */
export type LockingSubject =
  | { readonly kind: 'records'; readonly records: readonly RecordId[] }
  | { readonly kind: 'window'; readonly window: EntryWindow }
  | { readonly kind: 'results'; readonly scope: LockScope };

/** Lệnh khóa, mở: proposed, decided by a numbered decision, executed (R23, R69, R70, R73). */
export interface LockingOrder {
  readonly id: LockingOrderId;
  readonly classId: ClassId;
  readonly deed: 'lock' | 'unlock';
  readonly subject: LockingSubject;
  readonly reason: string;
  readonly proposedBy: PersonId;
  readonly proposedAt: Instant;
  /** Null while nobody has decided. */
  readonly decision: LockingDecision | null;
  /** Null while nobody has carried it out. */
  readonly execution: LockingExecution | null;
  /** The order for a grade or school whose part for this class it is; null where it stands by itself. */
  readonly schoolOrder: SchoolOrderId | null;
}

export type SchoolOrderId = Brand<string, 'SchoolOrderId'>;

/** One order for every class of a grade or school, also those that come later: one decision, one number (R72). */
export interface SchoolOrder extends Omit<LockingOrder, 'id' | 'classId' | 'subject' | 'schoolOrder'> {
  readonly id: SchoolOrderId;
  readonly schoolId: string;
  readonly schoolYear: SchoolYear;
  /** Null: all grades. */
  readonly grade: number | null;
  readonly subject: Exclude<LockingSubject, { readonly kind: 'records' }>;
}

export interface LockingExecution {
  readonly by: PersonId;
  readonly at: Instant;
}

export interface LockingDecision {
  readonly granted: boolean;
  readonly by: PersonId;
  readonly at: Instant;
  readonly number: string;
}

export interface CalendarView {
  passedMilestones(schoolId: string, schoolYear: SchoolYear): Promise<readonly PassedMilestone[]>;
  /** Oldest first. */
  lockingOrdersOf(classId: ClassId): Promise<readonly LockingOrder[]>;
  /** Of all classes of the school, those that are not carried out; oldest first. */
  openLockingOrders(schoolId: string): Promise<readonly LockingOrder[]>;
  lockingOrder(id: LockingOrderId): Promise<LockingOrder | null>;
  /** Of a year, oldest first. */
  schoolOrders(schoolId: string, schoolYear: SchoolYear): Promise<readonly SchoolOrder[]>;
  schoolOrder(id: SchoolOrderId): Promise<SchoolOrder | null>;
}

export interface CalendarTransaction extends CalendarView {
  /** The store refuses a second row for the same milestone and day. */
  addPassedMilestone(passed: PassedMilestone): Promise<void>;
  addLockingOrder(order: LockingOrder): Promise<void>;
  /** False when somebody decided before; nothing is changed then. */
  decideLockingOrder(id: LockingOrderId, decision: LockingDecision): Promise<boolean>;
  /** False when it is not granted or was carried out before. */
  executeLockingOrder(id: LockingOrderId, execution: LockingExecution): Promise<boolean>;
  addSchoolOrder(order: SchoolOrder): Promise<void>;
  /** As `decideLockingOrder`. */
  decideSchoolOrder(id: SchoolOrderId, decision: LockingDecision): Promise<boolean>;
  /** As `executeLockingOrder`. */
  executeSchoolOrder(id: SchoolOrderId, execution: LockingExecution): Promise<boolean>;
}
