// What the office asked for and nobody waits for, with what became of each record; scans as they were sent.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE office_runs (
    id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('extension', 'archive')),
    personId TEXT NOT NULL REFERENCES people (id), at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'cancelling', 'cancelled', 'finished', 'stopped')),
    request TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX office_runs_of_person ON office_runs (personId, at)',
  `CREATE INDEX office_runs_under_way ON office_runs (at) WHERE state IN ('running', 'cancelling')`,
  `CREATE TABLE office_run_steps (
    runId TEXT NOT NULL REFERENCES office_runs (id), recordId TEXT NOT NULL REFERENCES records (id),
    level TEXT, shortfalls TEXT NOT NULL, PRIMARY KEY (runId, recordId)
  ) STRICT`,
  `CREATE TABLE sent_scans (
    hash TEXT NOT NULL, personId TEXT NOT NULL REFERENCES people (id), at INTEGER NOT NULL,
    PRIMARY KEY (hash, personId)
  ) STRICT`,
];

const down = [
  'DROP TABLE sent_scans',
  'DROP TABLE office_run_steps',
  'DROP INDEX office_runs_under_way',
  'DROP INDEX office_runs_of_person',
  'DROP TABLE office_runs',
];

export class OfficeRuns1780000000025 implements MigrationInterface {
  readonly name = 'OfficeRuns1780000000025';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
