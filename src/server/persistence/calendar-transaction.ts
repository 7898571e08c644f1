// Writes adopted policies, passed milestones and orders; whoever comes second finds that somebody was first.
import type { EntityManager } from 'typeorm';
import type {
  CalendarTransaction,
  CalendarView,
  PoliciesTransaction,
  PoliciesView,
} from '../application/index.ts';
import * as table from './calendar-schemas.ts';
import { insertAll } from './rows.ts';

type Writing = Omit<CalendarTransaction & PoliciesTransaction, keyof (CalendarView & PoliciesView)>;

export function calendarTransactionOf(manager: EntityManager): Writing {
  return {
    addPolicy: ({ from, to, ...adopted }) =>
      insertAll(manager, table.policies, [{ ...adopted, fromYear: from, toYear: to }]),
    addPassedMilestone: (passed) => insertAll(manager, table.passedMilestones, [{ ...passed }]),
    addLockingOrder: ({ id, classId, deed, subject, reason, proposedBy, proposedAt }) =>
      insertAll(manager, table.lockingOrders, [
        { id, classId, deed, subject: JSON.stringify(subject), reason, proposedBy, proposedAt },
      ]),
    decideLockingOrder: async (id, { granted, by, at, number }) =>
      isOne(await manager.query(DECIDE, [granted ? 1 : 0, by, at, number, id])),
    executeLockingOrder: async (id, { by, at }) => isOne(await manager.query(EXECUTE, [by, at, id])),
  };
}

const isOne = (rows: unknown): boolean => Array.isArray(rows) && rows.length === 1;

const DECIDE = `
  UPDATE locking_orders SET granted = ?, decidedBy = ?, decidedAt = ?, decisionNumber = ?
  WHERE id = ? AND granted IS NULL RETURNING id`;

const EXECUTE = `
  UPDATE locking_orders SET executedBy = ?, executedAt = ?
  WHERE id = ? AND granted = 1 AND executedAt IS NULL RETURNING id`;
