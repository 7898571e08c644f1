// Orders for a grade or a school with one decision, locks of which a part is opened again, and minutes of locking.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardExceptions, guardUnderLocks } from '../guards/lock-exceptions-sqlite.ts';
import { isLocked } from '../guards/result-locks-sqlite.ts';
import { guardCells, refuses } from '../guards/results-sqlite.ts';

const orders = [
  `CREATE TABLE school_orders (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id), schoolYear TEXT NOT NULL, grade INTEGER,
    deed TEXT NOT NULL CHECK (deed IN ('lock', 'unlock')), subject TEXT NOT NULL CHECK (json_valid(subject)),
    reason TEXT NOT NULL, proposedBy TEXT NOT NULL REFERENCES people (id), proposedAt INTEGER NOT NULL,
    granted INTEGER CHECK (granted IN (0, 1)), decidedBy TEXT REFERENCES people (id), decidedAt INTEGER,
    decisionNumber TEXT, executedBy TEXT REFERENCES people (id), executedAt INTEGER,
    CHECK ((granted IS NULL) = (decidedBy IS NULL) AND (granted IS NULL) = (decidedAt IS NULL)
      AND (granted IS NULL) = (decisionNumber IS NULL)),
    CHECK ((executedBy IS NULL) = (executedAt IS NULL) AND (executedAt IS NULL OR granted = 1))
  ) STRICT`,
  `CREATE INDEX school_orders_by_year ON school_orders (schoolId, schoolYear, proposedAt)`,
  refuses('school_orders', 'DELETE'),
  `CREATE TRIGGER school_orders_keep_their_words BEFORE UPDATE ON school_orders
    WHEN NEW.id IS NOT OLD.id OR NEW.schoolId IS NOT OLD.schoolId OR NEW.schoolYear IS NOT OLD.schoolYear
      OR NEW.grade IS NOT OLD.grade OR NEW.deed IS NOT OLD.deed OR NEW.subject IS NOT OLD.subject
      OR NEW.reason IS NOT OLD.reason OR NEW.proposedBy IS NOT OLD.proposedBy
      OR (OLD.granted IS NOT NULL AND (NEW.granted IS NOT OLD.granted OR NEW.decidedBy IS NOT OLD.decidedBy
        OR NEW.decidedAt IS NOT OLD.decidedAt OR NEW.decisionNumber IS NOT OLD.decisionNumber))
      OR (OLD.executedAt IS NOT NULL AND (NEW.executedBy IS NOT OLD.executedBy OR NEW.executedAt IS NOT OLD.executedAt))
    BEGIN SELECT RAISE(ABORT, 'school_orders keeps what was said'); END`,
  `ALTER TABLE locking_orders ADD COLUMN schoolOrder TEXT REFERENCES school_orders (id)`,
  `CREATE TRIGGER locking_orders_stay_of_their_order BEFORE UPDATE ON locking_orders
    WHEN NEW.schoolOrder IS NOT OLD.schoolOrder
    BEGIN SELECT RAISE(ABORT, 'locking_orders keeps what was said'); END`,
];

const exceptions = [
  `CREATE TABLE lock_exceptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, lockId TEXT NOT NULL REFERENCES result_locks (id),
    term TEXT CHECK (term IN ('HK1', 'HK2')), subject TEXT, columnName TEXT,
    openedBy TEXT NOT NULL REFERENCES locking_orders (id), openedAt INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX lock_exceptions_by_lock ON lock_exceptions (lockId)`,
  ...guardExceptions,
  ...guardUnderLocks,
];

const minutes = [
  `CREATE TABLE lock_minutes (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id),
    orderId TEXT UNIQUE REFERENCES locking_orders (id), schoolOrderId TEXT UNIQUE REFERENCES school_orders (id),
    number TEXT, draftedBy TEXT NOT NULL REFERENCES people (id), printedAt INTEGER NOT NULL,
    signers TEXT NOT NULL CHECK (json_valid(signers)), snapshotHash TEXT NOT NULL,
    verificationCode TEXT NOT NULL UNIQUE, slots TEXT NOT NULL CHECK (json_valid(slots)),
    CHECK ((orderId IS NULL) <> (schoolOrderId IS NULL))
  ) STRICT`,
  `CREATE TABLE lock_minutes_segments (
    minutesId TEXT NOT NULL REFERENCES lock_minutes (id), ordinal INTEGER NOT NULL,
    blob TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, hash TEXT NOT NULL,
    fileHash TEXT NOT NULL UNIQUE, signer TEXT, place TEXT, at INTEGER NOT NULL, evidence TEXT,
    PRIMARY KEY (minutesId, ordinal)
  ) STRICT`,
  ...['lock_minutes', 'lock_minutes_segments'].flatMap((table) => [
    refuses(table, 'UPDATE'),
    refuses(table, 'DELETE'),
  ]),
];

const down = [
  'DROP TABLE lock_minutes_segments',
  'DROP TABLE lock_minutes',
  'DROP TRIGGER cells_under_lock_insert',
  'DROP TRIGGER cells_under_lock_update',
  ...guardCells('under_lock', isLocked, 'locked'),
  'DROP TABLE lock_exceptions',
  'DROP TRIGGER locking_orders_stay_of_their_order',
  'ALTER TABLE locking_orders DROP COLUMN schoolOrder',
  'DROP TABLE school_orders',
];

export class SchoolOrders1780000000029 implements MigrationInterface {
  readonly name = 'SchoolOrders1780000000029';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...orders, ...exceptions, ...minutes]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
