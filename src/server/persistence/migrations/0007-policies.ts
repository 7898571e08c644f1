// Policies a school has adopted: a version is never changed or removed, the database itself refuses it (R9).
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE policies (
    schoolId TEXT NOT NULL REFERENCES schools (id), version INTEGER NOT NULL CHECK (version > 0),
    fromYear TEXT NOT NULL, toYear TEXT, effectiveFrom TEXT NOT NULL, decisionNumber TEXT NOT NULL,
    hash TEXT NOT NULL CHECK (length(hash) = 64), adoptedBy TEXT NOT NULL REFERENCES people (id),
    adoptedAt INTEGER NOT NULL,
    PRIMARY KEY (schoolId, version)
  ) STRICT`,
  ...['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER policies_refuses_${deed.toLowerCase()} BEFORE ${deed} ON policies
      BEGIN SELECT RAISE(ABORT, 'policies is append-only'); END`,
  ),
];

export class Policies1780000000007 implements MigrationInterface {
  readonly name = 'Policies1780000000007';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE policies');
  }
}
