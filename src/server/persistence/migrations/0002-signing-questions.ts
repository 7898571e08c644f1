// What keys elsewhere were asked, and with each filled slot the check of its signer's certificate.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `ALTER TABLE filled_slots ADD COLUMN evidence TEXT CHECK (evidence IS NULL OR length(evidence) = 64)`,
  `CREATE TABLE signing_questions (
    id TEXT PRIMARY KEY, ceremonyId TEXT NOT NULL REFERENCES ceremonies (id),
    signer TEXT NOT NULL CHECK (json_valid(signer)), pending TEXT NOT NULL CHECK (json_valid(pending)),
    until INTEGER NOT NULL, evidence TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX questions_by_ceremony ON signing_questions (ceremonyId)`,
  `CREATE TABLE prepared_items (
    questionId TEXT NOT NULL REFERENCES signing_questions (id) ON DELETE CASCADE,
    recordId TEXT NOT NULL REFERENCES records (id), version INTEGER NOT NULL, position INTEGER NOT NULL,
    baseHash TEXT NOT NULL, prepared TEXT NOT NULL CHECK (json_valid(prepared)), signature TEXT,
    PRIMARY KEY (questionId, position)
  ) STRICT`,
  `CREATE INDEX prepared_by_record ON prepared_items (recordId)`,
];

const down = [
  `DROP TABLE prepared_items`,
  `DROP TABLE signing_questions`,
  `ALTER TABLE filled_slots DROP COLUMN evidence`,
];

export class SigningQuestions1780000000002 implements MigrationInterface {
  readonly name = 'SigningQuestions1780000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
