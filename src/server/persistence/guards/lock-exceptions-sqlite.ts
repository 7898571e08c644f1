// What SQLite refuses under a lock of which a part was opened again, and who may open a part: an order carried out.
import { classOf, guardCells, noted, refuses } from './results-sqlite.ts';
import { isOpened } from './result-locks-sqlite.ts';
import type { CellRow } from './results-sqlite.ts';

/** Whether the scope of `table` names the cell; what it leaves out does not narrow it. */
const names = (table: string, row: CellRow): string => `(${table}.term IS NULL OR ${table}.term = ${row}.term)
    AND (${table}.subject IS NULL OR ${table}.subject = ${row}.subject)
    AND (${table}.columnName IS NULL OR ${table}.columnName = ${row}.columnName
      OR substr(${row}.columnName, 1, length(${table}.columnName) + 1) = ${table}.columnName || '/')`;

const under = (row: CellRow): string => `EXISTS (
  SELECT 1 FROM result_locks AS lock
  WHERE lock.classId = ${classOf(row)} AND lock.liftedAt IS NULL
    AND lock.part = CASE ${row}.field WHEN 'entries' THEN 'scores' ELSE 'classData' END
    AND ${names('lock', row)}
    AND NOT EXISTS (SELECT 1 FROM lock_exceptions AS opening WHERE opening.lockId = lock.id AND ${names('opening', row)}))`;

/** In the place of the guards that knew locks as a whole. */
export const guardUnderLocks = [
  `DROP TRIGGER cells_under_lock_insert`,
  `DROP TRIGGER cells_under_lock_update`,
  ...guardCells('under_lock', (row) => `${under(row)} AND NOT ${isOpened(row)}`, 'locked'),
];

const ordered = `EXISTS (
  SELECT 1 FROM result_locks AS lock JOIN locking_orders AS decided ON decided.id = NEW.openedBy
  WHERE lock.id = NEW.lockId AND lock.liftedAt IS NULL AND decided.classId = lock.classId
    AND decided.deed = 'unlock' AND decided.granted = 1 AND decided.executedAt IS NOT NULL
    AND decided.subject ->> '$.kind' = 'results' AND decided.subject ->> '$.scope.part' = lock.part
    AND decided.subject ->> '$.scope.term' IS NEW.term AND decided.subject ->> '$.scope.subject' IS NEW.subject
    AND decided.subject ->> '$.scope.column' IS NEW.columnName
    AND EXISTS (SELECT 1 FROM journal WHERE event ->> '$.type' = 'lockingOrder.executed'
      AND event ->> '$.order' = decided.id))`;

export const guardExceptions = [
  `CREATE TRIGGER lock_exceptions_need_an_order BEFORE INSERT ON lock_exceptions WHEN NOT ${ordered}
    ${noted('lock_exceptions', 'insert', 'unordered', {
      classId: `(SELECT classId FROM result_locks WHERE id = NEW.lockId)`,
      path: `coalesce(NEW.term, '*') || coalesce('/' || NEW.subject, '') || coalesce('/' || NEW.columnName, '')`,
      before: 'NULL',
      after: 'NEW.openedBy',
    })}`,
  refuses('lock_exceptions', 'UPDATE'),
  refuses('lock_exceptions', 'DELETE'),
];
