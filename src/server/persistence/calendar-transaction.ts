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
    addLockingOrder: ({ id, classId, deed, subject, reason, proposedBy, proposedAt, schoolOrder }) =>
      insertAll(manager, table.lockingOrders, [
        {
          id,
          classId,
          deed,
          subject: JSON.stringify(subject),
          reason,
          proposedBy,
          proposedAt,
          schoolOrder,
        },
      ]),
    decideLockingOrder: async (id, { granted, by, at, number }) =>
      isOne(await manager.query(decide('locking_orders'), [granted ? 1 : 0, by, at, number, id])),
    executeLockingOrder: async (id, { by, at }) =>
      isOne(await manager.query(execute('locking_orders'), [by, at, id])),
    addSchoolOrder: ({ id, schoolId, schoolYear, grade, deed, subject, reason, proposedBy, proposedAt }) =>
      insertAll(manager, table.schoolOrders, [
        {
          ...{ id, schoolId, schoolYear, grade, deed, reason, proposedBy, proposedAt },
          subject: JSON.stringify(subject),
        },
      ]),
    decideSchoolOrder: async (id, { granted, by, at, number }) =>
      isOne(await manager.query(decide('school_orders'), [granted ? 1 : 0, by, at, number, id])),
    executeSchoolOrder: async (id, { by, at }) =>
      isOne(await manager.query(execute('school_orders'), [by, at, id])),
  };
}

const isOne = (rows: unknown): boolean => Array.isArray(rows) && rows.length === 1;

type Orders = 'locking_orders' | 'school_orders';

const decide = (orders: Orders) => `
  UPDATE ${orders} SET granted = ?, decidedBy = ?, decidedAt = ?, decisionNumber = ?
  WHERE id = ? AND granted IS NULL RETURNING id`;

const execute = (orders: Orders) => `
  UPDATE ${orders} SET executedBy = ?, executedAt = ?
  WHERE id = ? AND granted = 1 AND executedAt IS NULL RETURNING id`;
