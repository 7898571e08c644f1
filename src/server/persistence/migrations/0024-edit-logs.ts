// Edit logs (nhật ký sửa điểm) as they were printed: one document for each edition, a chain of segments as records have.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const appendOnly = (name: string) =>
  ['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER ${name}_refuses_${deed.toLowerCase()} BEFORE ${deed} ON ${name}
      BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`,
  );

const up = [
  `CREATE TABLE edit_logs (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id), classId TEXT REFERENCES classes (id),
    period TEXT NOT NULL, edition INTEGER NOT NULL CHECK (edition > 0), until INTEGER NOT NULL,
    edits INTEGER NOT NULL, frozenBy TEXT NOT NULL, checker TEXT NOT NULL, leader TEXT NOT NULL,
    snapshotHash TEXT NOT NULL, verificationCode TEXT NOT NULL UNIQUE,
    slots TEXT NOT NULL CHECK (json_valid(slots)), CHECK (checker <> leader)
  ) STRICT`,
  `CREATE UNIQUE INDEX edit_logs_editions ON edit_logs (schoolId, period, coalesce(classId, ''), edition)`,
  `CREATE TABLE edit_log_segments (
    editLogId TEXT NOT NULL REFERENCES edit_logs (id), ordinal INTEGER NOT NULL,
    blob TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, hash TEXT NOT NULL,
    fileHash TEXT NOT NULL UNIQUE, signer TEXT, at INTEGER NOT NULL, evidence TEXT,
    PRIMARY KEY (editLogId, ordinal)
  ) STRICT`,
  ...appendOnly('edit_logs'),
  ...appendOnly('edit_log_segments'),
];

const down = ['edit_log_segments', 'edit_logs'].map((name) => `DROP TABLE ${name}`);

export class EditLogs1780000000024 implements MigrationInterface {
  readonly name = 'EditLogs1780000000024';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
