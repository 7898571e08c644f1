// Pupils' books: requests, decisions, the books made, revocations; books from other schools and whose they are here.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE book_requests (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id),
    recordId TEXT NOT NULL REFERENCES records (id), pupilCode TEXT NOT NULL, pupilName TEXT NOT NULL,
    reason TEXT NOT NULL, request TEXT NOT NULL CHECK (json_valid(request)), again TEXT,
    "by" TEXT NOT NULL REFERENCES people (id), at INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE book_decisions (
    requestId TEXT PRIMARY KEY REFERENCES book_requests (id), granted INTEGER NOT NULL CHECK (granted IN (0, 1)),
    decisionNumber TEXT, reason TEXT, "by" TEXT NOT NULL REFERENCES people (id), at INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE pupil_books (
    paperId TEXT PRIMARY KEY REFERENCES office_papers (id),
    requestId TEXT NOT NULL UNIQUE REFERENCES book_requests (id), schoolId TEXT NOT NULL REFERENCES schools (id),
    number INTEGER NOT NULL, edition INTEGER NOT NULL, pupilCode TEXT NOT NULL, pupilName TEXT NOT NULL,
    "by" TEXT NOT NULL REFERENCES people (id), at INTEGER NOT NULL, UNIQUE (schoolId, number, edition)
  ) STRICT`,
  `CREATE TABLE book_revocations (
    paperId TEXT PRIMARY KEY REFERENCES pupil_books (paperId), decisionNumber TEXT NOT NULL, reason TEXT NOT NULL,
    "by" TEXT NOT NULL REFERENCES people (id), at INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE foreign_books (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id), fileHash TEXT NOT NULL,
    length INTEGER NOT NULL, snapshot TEXT NOT NULL CHECK (json_valid(snapshot)),
    examined TEXT NOT NULL CHECK (json_valid(examined)), verifiedAt INTEGER NOT NULL,
    "by" TEXT NOT NULL REFERENCES people (id), UNIQUE (schoolId, fileHash)
  ) STRICT`,
  `CREATE TABLE foreign_book_acceptances (
    bookId TEXT PRIMARY KEY REFERENCES foreign_books (id), pupilCode TEXT NOT NULL, pupilName TEXT NOT NULL,
    differences TEXT NOT NULL CHECK (json_valid(differences)), reason TEXT,
    "by" TEXT NOT NULL REFERENCES people (id), at INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX pupil_books_by_pupil ON pupil_books (schoolId, pupilCode)`,
  `CREATE INDEX book_requests_by_time ON book_requests (schoolId, at)`,
  `CREATE INDEX foreign_book_acceptances_by_pupil ON foreign_book_acceptances (pupilCode)`,
];

const names = [
  'book_requests',
  'book_decisions',
  'pupil_books',
  'book_revocations',
  'foreign_books',
  'foreign_book_acceptances',
];

const triggers = [
  ...names.flatMap((name) =>
    ['UPDATE', 'DELETE'].map(
      (deed) => `CREATE TRIGGER ${name}_refuses_${deed.toLowerCase()} BEFORE ${deed} ON ${name}
      BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`,
    ),
  ),
  `CREATE TRIGGER office_paper_segments_seal_no_revoked BEFORE INSERT ON office_paper_segments
    WHEN NEW.role = 'seal' AND EXISTS (SELECT 1 FROM book_revocations WHERE paperId = NEW.paperId)
    BEGIN SELECT RAISE(ABORT, 'the book is revoked'); END`,
];

export class PupilBooks1780000000037 implements MigrationInterface {
  readonly name = 'PupilBooks1780000000037';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...triggers]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TRIGGER office_paper_segments_seal_no_revoked');
    for (const name of names.toReversed()) await queryRunner.query(`DROP TABLE ${name}`);
  }
}
