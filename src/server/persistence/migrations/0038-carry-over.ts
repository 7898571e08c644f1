// What was chosen while a new year was prepared, and each step that carried classes over or took that back: only added.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const appendOnly = (name: string) =>
  ['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER ${name}_refuses_${deed.toLowerCase()} BEFORE ${deed} ON ${name}
      BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`,
  );

const up = [
  `CREATE TABLE carry_over_choices (
    id INTEGER PRIMARY KEY AUTOINCREMENT, schoolId TEXT NOT NULL REFERENCES schools (id), fromYear TEXT NOT NULL,
    path TEXT NOT NULL, value TEXT, at INTEGER NOT NULL, "by" TEXT NOT NULL REFERENCES people (id)
  ) STRICT`,
  `CREATE INDEX carry_over_choices_by_year ON carry_over_choices (schoolId, fromYear, id)`,
  `CREATE TABLE carry_over_steps (
    schoolId TEXT NOT NULL REFERENCES schools (id), fromYear TEXT NOT NULL, toYear TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0), deed TEXT NOT NULL CHECK (deed IN ('carried', 'undone')),
    classes TEXT NOT NULL CHECK (json_valid(classes)), previewHash TEXT NOT NULL, at INTEGER NOT NULL,
    "by" TEXT NOT NULL REFERENCES people (id), PRIMARY KEY (schoolId, fromYear, number)
  ) STRICT`,
  ...['carry_over_choices', 'carry_over_steps'].flatMap(appendOnly),
];

export class CarryOver1780000000038 implements MigrationInterface {
  readonly name = 'CarryOver1780000000038';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['carry_over_steps', 'carry_over_choices'])
      await queryRunner.query(`DROP TABLE ${name}`);
  }
}
