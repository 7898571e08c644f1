// Marks in rows: one row per cell, one line of the log per change, and a row for what somebody tried past the program.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { followTheLog, refuses } from '../guards/results-sqlite.ts';

/** SQLite cannot drop a NOT NULL, so the log moves; its ids stay, and so does the counter behind them. */
const moveLog = (columns: string, fileHash: string) => [
  `DROP TRIGGER score_log_refuses_update`,
  `DROP TRIGGER score_log_refuses_delete`,
  `DROP INDEX score_log_by_class`,
  `ALTER TABLE score_log RENAME TO former_score_log`,
  `CREATE TABLE score_log (${columns}) STRICT`,
  `INSERT INTO score_log (id, classId, at, actor, fileHash, path, before, after)
    SELECT id, classId, at, actor, ${fileHash}, path, before, after FROM former_score_log ORDER BY id`,
  `DROP TABLE former_score_log`,
  `CREATE INDEX score_log_by_class ON score_log (classId)`,
  refuses('score_log', 'UPDATE'),
  refuses('score_log', 'DELETE'),
];

const logColumns = (fileHash: string) => `
  id INTEGER PRIMARY KEY AUTOINCREMENT, classId TEXT NOT NULL REFERENCES classes (id), at INTEGER NOT NULL,
  actor TEXT NOT NULL, fileHash ${fileHash}, path TEXT NOT NULL, before TEXT, after TEXT`;

/** A virtual column takes no room; the log knows cells by it. */
const PATH = `'pupils/' || pupil || '/' || field || CASE term WHEN '' THEN '' ELSE '/' || term END
  || CASE subject WHEN '' THEN '' ELSE '/' || subject END || CASE columnName WHEN '' THEN '' ELSE '/' || columnName END`;

const up = [
  ...moveLog(`${logColumns('TEXT')}, reason TEXT, device TEXT, permission TEXT`, 'fileHash'),
  `CREATE INDEX score_log_by_cell ON score_log (classId, path, id)`,
  `CREATE TABLE result_books (
    number INTEGER PRIMARY KEY, classId TEXT NOT NULL UNIQUE REFERENCES classes (id),
    begun INTEGER NOT NULL CHECK (begun IN (0, 1)), at INTEGER NOT NULL, actor TEXT NOT NULL
  ) STRICT`,
  refuses('result_books', 'DELETE'),
  `CREATE TRIGGER result_books_begin_once BEFORE UPDATE ON result_books
    WHEN NEW.number IS NOT OLD.number OR NEW.classId IS NOT OLD.classId OR NEW.at IS NOT OLD.at
      OR NEW.actor IS NOT OLD.actor OR NEW.begun < OLD.begun
    BEGIN SELECT RAISE(ABORT, 'result_books begin once'); END`,
  `CREATE TABLE cells (
    book INTEGER NOT NULL REFERENCES result_books (number), pupil TEXT NOT NULL, field TEXT NOT NULL,
    term TEXT NOT NULL, subject TEXT NOT NULL, columnName TEXT NOT NULL, value TEXT, changeId INTEGER NOT NULL,
    path TEXT GENERATED ALWAYS AS (${PATH}) VIRTUAL,
    PRIMARY KEY (book, pupil, field, term, subject, columnName)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE refused_tries (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, target TEXT NOT NULL, deed TEXT NOT NULL,
    classId TEXT, path TEXT, before TEXT, after TEXT, why TEXT NOT NULL, journalledAt INTEGER
  ) STRICT`,
  refuses('refused_tries', 'DELETE'),
  `CREATE TRIGGER refused_tries_are_told_once BEFORE UPDATE ON refused_tries
    WHEN OLD.journalledAt IS NOT NULL OR NEW.journalledAt IS NULL OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at
      OR NEW.target IS NOT OLD.target OR NEW.deed IS NOT OLD.deed OR NEW.classId IS NOT OLD.classId
      OR NEW.path IS NOT OLD.path OR NEW.before IS NOT OLD.before OR NEW.after IS NOT OLD.after
      OR NEW.why IS NOT OLD.why
    BEGIN SELECT RAISE(ABORT, 'refused_tries is append-only'); END`,
  `CREATE INDEX tries_to_tell ON refused_tries (id) WHERE journalledAt IS NULL`,
  ...followTheLog,
];

const down = [
  `DROP TABLE cells`,
  `DROP TABLE refused_tries`,
  `DROP TABLE result_books`,
  `DROP INDEX score_log_by_cell`,
  ...moveLog(logColumns('TEXT NOT NULL'), `coalesce(fileHash, '')`),
];

export class Results1780000000017 implements MigrationInterface {
  readonly name = 'Results1780000000017';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
