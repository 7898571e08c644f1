// Minutes of corrections (biên bản): one document each, a chain of segments as records have (architecture.md, invariant 4).
import type { MigrationInterface, QueryRunner } from 'typeorm';

const appendOnly = (name: string) =>
  ['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER ${name}_refuses_${deed.toLowerCase()} BEFORE ${deed} ON ${name}
      BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`,
  );

const up = [
  `CREATE TABLE correction_minutes (
    correctionId TEXT PRIMARY KEY REFERENCES corrections (id), snapshotHash TEXT NOT NULL,
    verificationCode TEXT NOT NULL UNIQUE, printedAt INTEGER NOT NULL, slots TEXT NOT NULL CHECK (json_valid(slots))
  ) STRICT`,
  `CREATE TABLE correction_minutes_segments (
    correctionId TEXT NOT NULL REFERENCES correction_minutes (correctionId), ordinal INTEGER NOT NULL,
    blob TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, hash TEXT NOT NULL,
    fileHash TEXT NOT NULL UNIQUE, signer TEXT, at INTEGER NOT NULL, evidence TEXT,
    PRIMARY KEY (correctionId, ordinal)
  ) STRICT`,
  ...appendOnly('correction_minutes'),
  ...appendOnly('correction_minutes_segments'),
];

const down = ['correction_minutes_segments', 'correction_minutes'].map((name) => `DROP TABLE ${name}`);

export class CorrectionMinutes1780000000020 implements MigrationInterface {
  readonly name = 'CorrectionMinutes1780000000020';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
