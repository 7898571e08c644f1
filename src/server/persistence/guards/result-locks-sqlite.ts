// What SQLite itself refuses about locks: marks under one, and locks or openings without an order that was carried out.
import { classOf, noted, refuses } from './results-sqlite.ts';
import type { CellRow, TriedValues } from './results-sqlite.ts';

const part = (row: CellRow): string => `CASE ${row}.field WHEN 'entries' THEN 'scores' ELSE 'classData' END`;

const under = (row: CellRow): string => `EXISTS (
  SELECT 1 FROM result_locks AS lock
  WHERE lock.classId = ${classOf(row)} AND lock.liftedAt IS NULL AND lock.part = ${part(row)}
    AND (lock.term IS NULL OR lock.term = ${row}.term)
    AND (lock.subject IS NULL OR lock.subject = ${row}.subject)
    AND (lock.columnName IS NULL OR lock.columnName = ${row}.columnName
      OR substr(${row}.columnName, 1, length(lock.columnName) + 1) = lock.columnName || '/'))`;

/** As `prints` in application/result-locks/why-closed.ts. */
const printed = (row: CellRow): string => `EXISTS (
  SELECT 1 FROM records AS record
  WHERE record.classId = ${classOf(row)} AND record.state NOT IN ('draft', 'returned', 'withdrawn')
    AND ((record.kind = 'transcript' AND record.key = ${row}.pupil)
      OR (record.kind = 'classSummary' AND (${row}.field IN ('name', 'absences')
        OR (${row}.field IN ('entries', 'conduct') AND ${row}.columnName <> 'remark'
          AND record.key IN ('year', ${row}.term))))))`;

/** The time is the one in the log, where the change stands before it stands in the cell. */
const opened = (row: CellRow): string => `EXISTS (
  SELECT 1 FROM opened_cells AS open JOIN score_log AS line ON line.id = NEW.changeId
  WHERE open.classId = ${classOf(row)} AND open.path = ${row}.path AND open.closedAt IS NULL
    AND open.openedAt <= line.at AND line.at < open.until)`;

export const isOpened = opened;
export const isLocked = (row: CellRow): string => `${under(row)} AND NOT ${opened(row)}`;
export const isPrinted = (row: CellRow): string => `${printed(row)} AND NOT ${opened(row)}`;

/** Carried out, and the journal says so: whoever forges the order has its chain against them. */
const carriedOut = (order: string, deed: 'lock' | 'unlock', scope: string): string => `EXISTS (
  SELECT 1 FROM locking_orders AS decided
  WHERE decided.id = ${order} AND decided.classId = NEW.classId AND decided.deed = '${deed}' AND decided.granted = 1
    AND decided.executedAt IS NOT NULL AND decided.subject ->> '$.kind' = 'results' AND ${scope}
    AND EXISTS (SELECT 1 FROM journal WHERE event ->> '$.type' = 'lockingOrder.executed'
      AND event ->> '$.order' = decided.id))`;

const sameScope = `decided.subject ->> '$.scope.part' = NEW.part AND decided.subject ->> '$.scope.term' IS NEW.term
  AND decided.subject ->> '$.scope.subject' IS NEW.subject AND decided.subject ->> '$.scope.column' IS NEW.columnName`;

const coveringScope = `decided.subject ->> '$.scope.part' = OLD.part
  AND coalesce(decided.subject ->> '$.scope.term' IS OLD.term OR decided.subject ->> '$.scope.term' IS NULL, 0)
  AND (decided.subject ->> '$.scope.subject' IS NULL OR decided.subject ->> '$.scope.subject' IS OLD.subject)
  AND (decided.subject ->> '$.scope.column' IS NULL OR decided.subject ->> '$.scope.column' IS OLD.columnName
    OR substr(OLD.columnName, 1, length(decided.subject ->> '$.scope.column') + 1)
      = (decided.subject ->> '$.scope.column') || '/')`;

const scopeText = (row: CellRow): string =>
  `${row}.part || coalesce('/' || ${row}.term, '') || coalesce('/' || ${row}.subject, '')
    || coalesce('/' || ${row}.columnName, '')`;

const tried = (row: CellRow): TriedValues => ({
  classId: `${row}.classId`,
  path: scopeText(row),
  before: row === 'OLD' ? `OLD.lockedBy` : 'NULL',
  after: row === 'OLD' ? 'NULL' : 'NEW.lockedBy',
});

const openedTried = (row: CellRow): TriedValues => ({
  classId: `${row}.classId`,
  path: `${row}.path`,
  before: 'NULL',
  after: 'NULL',
});

const changed = (columns: readonly string[]): string =>
  columns.map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ');

export const guardLocks = [
  `CREATE TRIGGER result_locks_need_an_order BEFORE INSERT ON result_locks
    WHEN NEW.liftedAt IS NOT NULL OR NOT ${carriedOut('NEW.lockedBy', 'lock', sameScope)}
    ${noted('result_locks', 'insert', 'unordered', tried('NEW'))}`,
  `CREATE TRIGGER result_locks_are_lifted_by_order BEFORE UPDATE ON result_locks
    WHEN OLD.liftedAt IS NOT NULL OR NEW.liftedAt IS NULL
      OR ${changed(['id', 'classId', 'part', 'term', 'subject', 'columnName', 'lockedBy', 'lockedAt'])}
      OR NOT ${carriedOut('NEW.liftedBy', 'unlock', coveringScope)}
    ${noted('result_locks', 'update', 'unordered', tried('OLD'))}`,
  `CREATE TRIGGER result_locks_stay BEFORE DELETE ON result_locks
    ${noted('result_locks', 'delete', 'unordered', tried('OLD'))}`,
  `CREATE TRIGGER opened_cells_are_told BEFORE INSERT ON opened_cells
    WHEN NEW.closedAt IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM journal WHERE event ->> '$.type' = 'cells.opened' AND event ->> '$.correction' = NEW.correctionId
        AND event ->> '$.class' = NEW.classId AND event ->> '$.until' = NEW.until
        AND EXISTS (SELECT 1 FROM json_each(journal.event, '$.paths') AS named WHERE named.value = NEW.path))
    ${noted('opened_cells', 'insert', 'unordered', openedTried('NEW'))}`,
  `CREATE TRIGGER opened_cells_only_close BEFORE UPDATE ON opened_cells
    WHEN OLD.closedAt IS NOT NULL OR NEW.closedAt IS NULL
      OR ${changed(['id', 'correctionId', 'classId', 'path', 'openedAt', 'until', 'decisionNumber', 'openedBy'])}
    ${noted('opened_cells', 'update', 'unordered', openedTried('OLD'))}`,
  refuses('opened_cells', 'DELETE'),
];
