// Milestones that have passed, once each, and orders to lock and unlock with who proposed, decided and executed.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE passed_milestones (
    schoolId TEXT NOT NULL REFERENCES schools (id), schoolYear TEXT NOT NULL, milestone TEXT NOT NULL,
    lastDay TEXT NOT NULL, passedAt INTEGER NOT NULL, notedAt INTEGER NOT NULL, records INTEGER NOT NULL,
    PRIMARY KEY (schoolId, schoolYear, milestone, lastDay)
  ) STRICT`,
  ...['UPDATE', 'DELETE'].map(
    (
      deed,
    ) => `CREATE TRIGGER passed_milestones_refuses_${deed.toLowerCase()} BEFORE ${deed} ON passed_milestones
      BEGIN SELECT RAISE(ABORT, 'passed_milestones is append-only'); END`,
  ),
  `CREATE TABLE locking_orders (
    id TEXT PRIMARY KEY, classId TEXT NOT NULL REFERENCES classes (id),
    deed TEXT NOT NULL CHECK (deed IN ('lock', 'unlock')), subject TEXT NOT NULL CHECK (json_valid(subject)),
    reason TEXT NOT NULL, proposedBy TEXT NOT NULL REFERENCES people (id), proposedAt INTEGER NOT NULL,
    granted INTEGER CHECK (granted IN (0, 1)), decidedBy TEXT REFERENCES people (id), decidedAt INTEGER,
    decisionNumber TEXT, executedBy TEXT REFERENCES people (id), executedAt INTEGER,
    CHECK ((granted IS NULL) = (decidedBy IS NULL) AND (granted IS NULL) = (decidedAt IS NULL)
      AND (granted IS NULL) = (decisionNumber IS NULL)),
    CHECK ((executedBy IS NULL) = (executedAt IS NULL) AND (executedAt IS NULL OR granted = 1))
  ) STRICT`,
  `CREATE INDEX locking_orders_by_class ON locking_orders (classId, proposedAt)`,
  `CREATE TRIGGER locking_orders_refuses_delete BEFORE DELETE ON locking_orders
    BEGIN SELECT RAISE(ABORT, 'locking_orders keeps every order'); END`,
  `CREATE TRIGGER locking_orders_keeps_its_words BEFORE UPDATE ON locking_orders
    WHEN NEW.subject IS NOT OLD.subject OR NEW.deed IS NOT OLD.deed OR NEW.proposedBy IS NOT OLD.proposedBy
      OR (OLD.granted IS NOT NULL AND (NEW.granted IS NOT OLD.granted OR NEW.decidedBy IS NOT OLD.decidedBy
        OR NEW.decisionNumber IS NOT OLD.decisionNumber))
      OR (OLD.executedAt IS NOT NULL AND NEW.executedBy IS NOT OLD.executedBy)
    BEGIN SELECT RAISE(ABORT, 'locking_orders keeps what was said'); END`,
];

export class Calendar1780000000008 implements MigrationInterface {
  readonly name = 'Calendar1780000000008';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['locking_orders', 'passed_milestones']) await queryRunner.query(`DROP TABLE ${name}`);
  }
}
