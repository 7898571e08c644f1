// Tables of adopted policies, passed milestones, and orders to lock and unlock.
import { integer, key, maybeInteger, maybeText, table, text } from './table.ts';

export interface PolicyRow {
  schoolId: string;
  version: number;
  fromYear: string;
  toYear: string | null;
  effectiveFrom: string;
  decisionNumber: string;
  hash: string;
  adoptedBy: string;
  adoptedAt: number;
}
export const policies = table<PolicyRow>('policies', {
  schoolId: key(text),
  version: key(integer),
  fromYear: text,
  toYear: maybeText,
  effectiveFrom: text,
  decisionNumber: text,
  hash: text,
  adoptedBy: text,
  adoptedAt: integer,
});

export interface PassedMilestoneRow {
  schoolId: string;
  schoolYear: string;
  milestone: string;
  lastDay: string;
  passedAt: number;
  notedAt: number;
  records: number;
}
export const passedMilestones = table<PassedMilestoneRow>('passed_milestones', {
  schoolId: key(text),
  schoolYear: key(text),
  milestone: key(text),
  lastDay: key(text),
  passedAt: integer,
  notedAt: integer,
  records: integer,
});

export interface LockingOrderRow {
  id: string;
  classId: string;
  deed: string;
  /** JSON. */
  subject: string;
  reason: string;
  proposedBy: string;
  proposedAt: number;
  /** 1 granted, 0 refused. */
  granted: number | null;
  decidedBy: string | null;
  decidedAt: number | null;
  decisionNumber: string | null;
  executedBy: string | null;
  executedAt: number | null;
  schoolOrder: string | null;
}
export const lockingOrders = table<LockingOrderRow>('locking_orders', {
  id: key(text),
  classId: text,
  deed: text,
  subject: text,
  reason: text,
  proposedBy: text,
  proposedAt: integer,
  granted: maybeInteger,
  decidedBy: maybeText,
  decidedAt: maybeInteger,
  decisionNumber: maybeText,
  executedBy: maybeText,
  executedAt: maybeInteger,
  schoolOrder: maybeText,
});

export interface SchoolOrderRow extends Omit<LockingOrderRow, 'classId' | 'schoolOrder'> {
  schoolId: string;
  schoolYear: string;
  grade: number | null;
}
export const schoolOrders = table<SchoolOrderRow>('school_orders', {
  id: key(text),
  schoolId: text,
  schoolYear: text,
  grade: maybeInteger,
  deed: text,
  subject: text,
  reason: text,
  proposedBy: text,
  proposedAt: integer,
  granted: maybeInteger,
  decidedBy: maybeText,
  decidedAt: maybeInteger,
  decisionNumber: maybeText,
  executedBy: maybeText,
  executedAt: maybeInteger,
});

export const calendarSchemas = [policies, passedMilestones, lockingOrders, schoolOrders];
