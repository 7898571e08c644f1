// Which credential of a remote signing service is whose; how far a ceremony is, found by its records.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE remote_credentials (
    personId TEXT NOT NULL REFERENCES people (id), provider TEXT NOT NULL, credential TEXT NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (personId, provider)
  ) STRICT`,
  `CREATE INDEX ceremony_items_by_record ON ceremony_items (recordId)`,
  `CREATE INDEX ceremony_requests_running ON ceremony_requests (at) WHERE state = 'running'`,
];

const down = [
  'DROP INDEX ceremony_requests_running',
  'DROP INDEX ceremony_items_by_record',
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
