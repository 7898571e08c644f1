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
  readonly execution: { readonly by: PersonId; readonly at: Instant } | null;
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
  lockingOrder(id: LockingOrderId): Promise<LockingOrder | null>;
}

export interface CalendarTransaction extends CalendarView {
  /** The store refuses a second row for the same milestone and day. */
  addPassedMilestone(passed: PassedMilestone): Promise<void>;
  addLockingOrder(order: LockingOrder): Promise<void>;
  /** False when somebody decided before; nothing is changed then. */
  decideLockingOrder(id: LockingOrderId, decision: LockingDecision): Promise<boolean>;
  /** False when it is not granted or was carried out before. */
  executeLockingOrder(id: LockingOrderId, execution: { by: PersonId; at: Instant }): Promise<boolean>;
}
