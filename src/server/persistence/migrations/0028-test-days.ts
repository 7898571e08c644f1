// Days of single tests, as stated: a week or two after them marks are due (R35, R37).
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE test_days (
    id INTEGER PRIMARY KEY AUTOINCREMENT, classId TEXT NOT NULL REFERENCES classes (id),
    term TEXT NOT NULL CHECK (term IN ('HK1', 'HK2')), subject TEXT NOT NULL, columnName TEXT NOT NULL,
    heldOn TEXT, statedBy TEXT NOT NULL REFERENCES people (id), statedAt INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX test_days_by_column ON test_days (classId, term, subject, columnName, id)`,
  ...['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER test_days_refuses_${deed.toLowerCase()} BEFORE ${deed} ON test_days
      BEGIN SELECT RAISE(ABORT, 'test_days is append-only'); END`,
  ),
];

export class TestDays1780000000028 implements MigrationInterface {
  readonly name = 'TestDays1780000000028';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE test_days');
  }
}
