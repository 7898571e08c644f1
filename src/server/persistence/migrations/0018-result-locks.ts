// Locks on marks and class data, cells that a correction opens, and the guards that hold for everybody.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardLocks, isLocked, isPrinted } from '../guards/result-locks-sqlite.ts';
import { guardCells } from '../guards/results-sqlite.ts';

const cellGuards = [
  ...guardCells('under_lock', isLocked, 'locked'),
  ...guardCells('in_signing', isPrinted, 'signed'),
];

const up = [
  `CREATE TABLE result_locks (
    id TEXT PRIMARY KEY, classId TEXT NOT NULL REFERENCES classes (id),
    part TEXT NOT NULL CHECK (part IN ('scores', 'classData')), term TEXT CHECK (term IN ('HK1', 'HK2')),
    subject TEXT, columnName TEXT, lockedBy TEXT NOT NULL REFERENCES locking_orders (id), lockedAt INTEGER NOT NULL,
    liftedBy TEXT REFERENCES locking_orders (id), liftedAt INTEGER,
    CHECK ((liftedBy IS NULL) = (liftedAt IS NULL))
  ) STRICT`,
  `CREATE INDEX result_locks_by_class ON result_locks (classId) WHERE liftedAt IS NULL`,
  `CREATE TABLE opened_cells (
    id INTEGER PRIMARY KEY AUTOINCREMENT, correctionId TEXT NOT NULL, classId TEXT NOT NULL REFERENCES classes (id),
    path TEXT NOT NULL, openedAt INTEGER NOT NULL, until INTEGER NOT NULL CHECK (until > openedAt),
    decisionNumber TEXT NOT NULL CHECK (decisionNumber <> ''), openedBy TEXT NOT NULL REFERENCES people (id),
    closedAt INTEGER, closedWhy TEXT,
    CHECK ((closedAt IS NULL) = (closedWhy IS NULL))
  ) STRICT`,
  `CREATE INDEX opened_cells_by_path ON opened_cells (classId, path)`,
  `CREATE INDEX opened_cells_by_correction ON opened_cells (correctionId) WHERE closedAt IS NULL`,
  `CREATE INDEX journal_of_orders ON journal (event ->> '$.order')
    WHERE event ->> '$.type' = 'lockingOrder.executed'`,
  `CREATE INDEX journal_of_openings ON journal (event ->> '$.correction')
    WHERE event ->> '$.type' = 'cells.opened'`,
  ...cellGuards,
  ...guardLocks,
];

const down = [
  ...['under_lock', 'in_signing'].flatMap((name) =>
    ['insert', 'update'].map((deed) => `DROP TRIGGER cells_${name}_${deed}`),
  ),
  `DROP INDEX journal_of_openings`,
  `DROP INDEX journal_of_orders`,
  `DROP TABLE opened_cells`,
  `DROP TABLE result_locks`,
];

export class ResultLocks1780000000018 implements MigrationInterface {
  readonly name = 'ResultLocks1780000000018';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
