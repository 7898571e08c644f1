// Reads adopted policies, passed milestones and orders to lock and unlock.
import type { EntityManager } from 'typeorm';
import type {
  AdoptedPolicy,
  CalendarView,
  LockingOrder,
  PassedMilestone,
  PoliciesView,
  SchoolOrder,
} from '../application/index.ts';
import * as table from './calendar-schemas.ts';

export function calendarViewOf(manager: EntityManager): CalendarView & PoliciesView {
  return {
    adoptedPolicies: async (schoolId) => {
      const rows = await manager.find(table.policies, { where: { schoolId }, order: { version: 'ASC' } });
      return rows.map(toPolicy);
    },
    passedMilestones: async (schoolId, schoolYear) => {
      const order = { passedAt: 'ASC', milestone: 'ASC' } as const;
      const rows = await manager.find(table.passedMilestones, { where: { schoolId, schoolYear }, order });
      return rows.map((row) => ({ ...row }) as unknown as PassedMilestone);
    },
    lockingOrdersOf: async (classId) => {
      const order = { proposedAt: 'ASC', id: 'ASC' } as const;
      return (await manager.find(table.lockingOrders, { where: { classId }, order })).map(toOrder);
    },
    openLockingOrders: async (schoolId) =>
      (await manager.query<table.LockingOrderRow[]>(OPEN_ORDERS, [schoolId])).map(toOrder),
    lockingOrder: async (id) => {
      const row = await manager.findOne(table.lockingOrders, { where: { id } });
      return row && toOrder(row);
    },
    schoolOrders: async (schoolId, schoolYear) => {
      const order = { proposedAt: 'ASC', id: 'ASC' } as const;
      return (await manager.find(table.schoolOrders, { where: { schoolId, schoolYear }, order })).map(
        toSchoolOrder,
      );
    },
    schoolOrder: async (id) => {
      const row = await manager.findOne(table.schoolOrders, { where: { id } });
      return row && toSchoolOrder(row);
    },
  };
}

const OPEN_ORDERS = `
  SELECT * FROM locking_orders
  WHERE executedAt IS NULL AND classId IN (SELECT classes.id FROM classes WHERE schoolId = ?)
  ORDER BY proposedAt, id`;

const toPolicy = ({ fromYear, toYear, ...row }: table.PolicyRow): AdoptedPolicy =>
  ({ ...row, from: fromYear, to: toYear }) as unknown as AdoptedPolicy;

const toOrder = (row: table.LockingOrderRow): LockingOrder =>
  ({ ...commonOf(row), classId: row.classId, schoolOrder: row.schoolOrder }) as unknown as LockingOrder;

const toSchoolOrder = (row: table.SchoolOrderRow): SchoolOrder => {
  const { schoolId, schoolYear, grade } = row;
  return { ...commonOf(row), schoolId, schoolYear, grade } as unknown as SchoolOrder;
};

function commonOf(row: Omit<table.LockingOrderRow, 'classId' | 'schoolOrder'>) {
  const { id, deed, reason, proposedBy, proposedAt } = row;
  return {
    id,
    deed,
    reason,
    proposedBy,
    proposedAt,
    subject: JSON.parse(row.subject) as unknown,
    decision:
      row.granted === null
        ? null
        : { granted: row.granted === 1, by: row.decidedBy, at: row.decidedAt, number: row.decisionNumber },
    execution: row.executedAt === null ? null : { by: row.executedBy, at: row.executedAt },
  };
}
