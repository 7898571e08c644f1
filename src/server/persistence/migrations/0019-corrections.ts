// Corrections with their states: what was asked for stays as it was asked.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE corrections (
    id TEXT PRIMARY KEY, classId TEXT NOT NULL REFERENCES classes (id),
    requester TEXT NOT NULL REFERENCES people (id), requestedAt INTEGER NOT NULL,
    revision INTEGER NOT NULL, definition INTEGER NOT NULL, state TEXT NOT NULL,
    context TEXT NOT NULL CHECK (json_valid(context))
  ) STRICT`,
  `CREATE INDEX corrections_by_class ON corrections (classId, requestedAt)`,
  `CREATE INDEX corrections_under_way ON corrections (state)
    WHERE state NOT IN ('completed', 'refused', 'withdrawn', 'expired', 'lapsed')`,
  `CREATE TRIGGER corrections_refuses_delete BEFORE DELETE ON corrections
    BEGIN SELECT RAISE(ABORT, 'corrections keeps every correction'); END`,
  `CREATE TRIGGER corrections_keeps_its_request BEFORE UPDATE ON corrections
    WHEN NEW.classId IS NOT OLD.classId OR NEW.requester IS NOT OLD.requester
      OR NEW.requestedAt IS NOT OLD.requestedAt
      OR NEW.context ->> '$.cells' IS NOT OLD.context ->> '$.cells'
      OR NEW.context ->> '$.reason' IS NOT OLD.context ->> '$.reason'
      OR NEW.context ->> '$.evidence' IS NOT OLD.context ->> '$.evidence'
    BEGIN SELECT RAISE(ABORT, 'corrections keeps what was asked for'); END`,
];

const down = ['DROP TABLE corrections'];

export class Corrections1780000000019 implements MigrationInterface {
  readonly name = 'Corrections1780000000019';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
