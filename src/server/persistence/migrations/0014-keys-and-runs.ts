// Which credential of a remote signing service is whose; office work that goes on by itself; lists read page by page.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE remote_credentials (
    personId TEXT NOT NULL REFERENCES people (id), provider TEXT NOT NULL, credential TEXT NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (personId, provider)
  ) STRICT`,
  `CREATE TABLE office_runs (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id),
    personId TEXT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL CHECK (kind IN ('extension', 'archive')),
    state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped')),
    at INTEGER NOT NULL, run TEXT NOT NULL CHECK (json_valid(run))
  ) STRICT`,
  `CREATE INDEX office_runs_running ON office_runs (at) WHERE state = 'running'`,
  `CREATE INDEX ceremony_items_by_record ON ceremony_items (recordId)`,
  `CREATE INDEX ceremony_requests_running ON ceremony_requests (at) WHERE state = 'running'`,
];

const down = [
  'DROP INDEX ceremony_requests_running',
  'DROP INDEX ceremony_items_by_record',
  'DROP TABLE office_runs',
  'DROP TABLE remote_credentials',
];

export class KeysAndRuns1780000000014 implements MigrationInterface {
  readonly name = 'KeysAndRuns1780000000014';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
