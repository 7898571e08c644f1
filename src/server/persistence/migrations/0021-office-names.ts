// The office's index of names: words of pupils' names and the records that hold them, filled from the records there are.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rebuildNames } from '../office-names.ts';

const up = [
  `CREATE TABLE office_names (
    number INTEGER PRIMARY KEY, recordId TEXT NOT NULL UNIQUE REFERENCES records (id),
    classId TEXT NOT NULL REFERENCES classes (id), schoolId TEXT NOT NULL, schoolYear TEXT NOT NULL,
    newest INTEGER NOT NULL, code TEXT NOT NULL, comparedCode TEXT NOT NULL, name TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX office_names_by_code ON office_names (schoolId, comparedCode, newest)`,
  `CREATE INDEX office_names_by_class ON office_names (classId)`,
  `CREATE TABLE name_words (
    id INTEGER PRIMARY KEY, schoolId TEXT NOT NULL, kind TEXT NOT NULL, word TEXT NOT NULL, records INTEGER NOT NULL,
    UNIQUE (schoolId, kind, word)
  ) STRICT`,
  // Newest year first within a word: the first rows of a word are the first that anybody wants.
  `CREATE TABLE name_postings (
    word INTEGER NOT NULL, newest INTEGER NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (word, newest, name)
  ) STRICT, WITHOUT ROWID`,
];

const down = ['name_postings', 'name_words', 'office_names'].map((name) => `DROP TABLE ${name}`);

export class OfficeNames1780000000021 implements MigrationInterface {
  readonly name = 'OfficeNames1780000000021';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
    await rebuildNames(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
