// Days of single tests: every statement is kept, the last one of each column counts.
import type { EntityManager } from 'typeorm';
import type { TestDay, TestDaysTransaction, TestDaysView } from '../application/index.ts';

export const testDaysViewOf = (manager: EntityManager): TestDaysView => ({
  testDays: (classId) => manager.query<TestDay[]>(lastWhere('classId = ?'), [classId]),
  testDaysOfYear: (schoolId, schoolYear) =>
    manager.query<TestDay[]>(lastWhere(OF_YEAR), [schoolId, schoolYear]),
});

export const testDaysTransactionOf = (
  manager: EntityManager,
): Omit<TestDaysTransaction, keyof TestDaysView> => ({
  addTestDays: async (days) => {
    if (days.length > 0) await manager.query(ADD, [JSON.stringify(days)]);
  },
});

const lastWhere = (classes: string) => `
  SELECT classId, term, subject, columnName AS "column", heldOn AS "on", statedBy, statedAt FROM test_days
  WHERE heldOn IS NOT NULL AND id IN (
    SELECT max(id) FROM test_days WHERE ${classes} GROUP BY classId, term, subject, columnName)
  ORDER BY classId, term, subject, columnName`;

const OF_YEAR = `classId IN (SELECT classes.id FROM classes WHERE schoolId = ? AND schoolYear = ?)`;

const ADD = `
  INSERT INTO test_days (classId, term, subject, columnName, heldOn, statedBy, statedAt)
  SELECT value ->> 'classId', value ->> 'term', value ->> 'subject', value ->> 'column', value ->> 'on',
    value ->> 'statedBy', value ->> 'statedAt'
  FROM json_each(?)`;
