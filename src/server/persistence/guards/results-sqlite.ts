// What SQLite itself refuses about marks: a cell changes only together with its line in the log. Texts of this dialect;
// another database gets a file of its own beside this one.

/** The rows on which a later guard may look. */
export type CellRow = 'NEW' | 'OLD';

export const refuses = (table: string, deed: 'UPDATE' | 'DELETE'): string =>
  `CREATE TRIGGER ${table}_refuses_${deed.toLowerCase()} BEFORE ${deed} ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`;

export const classOf = (row: CellRow): string =>
  `(SELECT classId FROM result_books WHERE number = ${row}.book)`;

const NOW = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`;

/**
 * FAIL ends the statement without undoing what came before it, so that the row about the try stays, whoever tried
 * (https://www.sqlite.org/lang_conflict.html). Only somebody who rolls back a transaction of their own takes it back.
 */
export const noted = (table: string, deed: string, why: string, values: TriedValues): string =>
  `BEGIN
    INSERT INTO refused_tries (at, target, deed, classId, path, before, after, why)
    VALUES (${NOW}, '${table}', '${deed}', ${values.classId}, ${values.path}, ${values.before}, ${values.after}, '${why}');
    SELECT RAISE(FAIL, '${table}: ${why}');
  END`;

/** SQL expressions. */
export interface TriedValues {
  readonly classId: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const UPDATED: TriedValues = {
  classId: classOf('OLD'),
  path: 'OLD.path',
  before: 'OLD.value',
  after: 'NEW.value',
};
const INSERTED: TriedValues = {
  classId: classOf('NEW'),
  path: 'NEW.path',
  before: 'NULL',
  after: 'NEW.value',
};

/** Cells of a book that has not begun are its first import. */
export const begun = (row: CellRow): string =>
  `EXISTS (SELECT 1 FROM result_books WHERE number = ${row}.book AND begun = 1)`;

const isLogged = (before: string, former: string): string =>
  `EXISTS (SELECT 1 FROM score_log WHERE id = NEW.changeId AND id > ${former} AND classId = ${classOf('NEW')}
    AND path = NEW.path AND before IS ${before} AND after IS NEW.value)`;

/** A cell that is there already gets to the guard of updates. */
const isThere = `EXISTS (SELECT 1 FROM cells WHERE book = NEW.book AND pupil = NEW.pupil AND field = NEW.field
  AND term = NEW.term AND subject = NEW.subject AND columnName = NEW.columnName)`;

export const followTheLog = [
  `CREATE TRIGGER cells_follow_the_log_insert BEFORE INSERT ON cells
    WHEN ${begun('NEW')} AND NOT ${isThere} AND NOT ${isLogged('NULL', '0')}
    ${noted('cells', 'insert', 'unlogged', INSERTED)}`,
  `CREATE TRIGGER cells_follow_the_log_update BEFORE UPDATE ON cells
    WHEN NEW.book IS NOT OLD.book OR NEW.path IS NOT OLD.path OR NOT ${isLogged('OLD.value', 'OLD.changeId')}
    ${noted('cells', 'update', 'unlogged', UPDATED)}`,
  `CREATE TRIGGER cells_stay BEFORE DELETE ON cells
    ${noted('cells', 'delete', 'unlogged', { ...UPDATED, after: 'NULL' })}`,
];

export const guardCells = (name: string, condition: (row: CellRow) => string, why: string) => [
  `CREATE TRIGGER cells_${name}_insert BEFORE INSERT ON cells WHEN ${begun('NEW')} AND ${condition('NEW')}
    ${noted('cells', 'insert', why, INSERTED)}`,
  `CREATE TRIGGER cells_${name}_update BEFORE UPDATE ON cells WHEN ${condition('NEW')}
    ${noted('cells', 'update', why, UPDATED)}`,
];
