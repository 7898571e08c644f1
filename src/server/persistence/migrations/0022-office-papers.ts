// Papers of the office: orders to copy, copies and registers with their segments, what was handed out and printed.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE copy_orders (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id),
    recordId TEXT NOT NULL REFERENCES records (id), version INTEGER NOT NULL, kind TEXT NOT NULL,
    request TEXT NOT NULL CHECK (json_valid(request)), choice TEXT CHECK (json_valid(choice)),
    evenSuperseded INTEGER NOT NULL, decisionNumber TEXT NOT NULL, "by" TEXT NOT NULL REFERENCES people (id),
    at INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE office_papers (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id), kind TEXT NOT NULL,
    orderId TEXT UNIQUE REFERENCES copy_orders (id), year INTEGER, number INTEGER, title TEXT NOT NULL,
    snapshot TEXT NOT NULL CHECK (json_valid(snapshot)), snapshotHash TEXT NOT NULL,
    verificationCode TEXT NOT NULL UNIQUE, printedAt INTEGER NOT NULL, "by" TEXT NOT NULL REFERENCES people (id),
    UNIQUE (schoolId, kind, year, number)
  ) STRICT`,
  `CREATE TABLE office_paper_segments (
    paperId TEXT NOT NULL REFERENCES office_papers (id), ordinal INTEGER NOT NULL,
    blob TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, hash TEXT NOT NULL,
    fileHash TEXT NOT NULL UNIQUE, role TEXT NOT NULL, signer TEXT REFERENCES people (id), at INTEGER NOT NULL,
    evidence TEXT, slots TEXT CHECK (json_valid(slots)), PRIMARY KEY (paperId, ordinal)
  ) STRICT`,
  `CREATE TABLE issue_lines (
    schoolId TEXT NOT NULL REFERENCES schools (id), number INTEGER NOT NULL, at INTEGER NOT NULL,
    document TEXT NOT NULL, pupil TEXT NOT NULL, className TEXT NOT NULL, copies INTEGER NOT NULL,
    recipient TEXT NOT NULL, identity TEXT NOT NULL, request TEXT NOT NULL, "by" TEXT NOT NULL REFERENCES people (id),
    paperId TEXT REFERENCES office_papers (id), recordId TEXT REFERENCES records (id), corrects INTEGER, reason TEXT,
    PRIMARY KEY (schoolId, number), UNIQUE (schoolId, corrects)
  ) STRICT`,
  `CREATE TABLE print_lines (
    number INTEGER PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id), at INTEGER NOT NULL,
    recordId TEXT NOT NULL REFERENCES records (id), version INTEGER NOT NULL, classId TEXT NOT NULL,
    document TEXT NOT NULL, verificationCode TEXT NOT NULL, pages INTEGER NOT NULL, copies INTEGER NOT NULL,
    purpose TEXT NOT NULL, "by" TEXT NOT NULL REFERENCES people (id)
  ) STRICT`,
  `CREATE INDEX print_lines_by_time ON print_lines (schoolId, at)`,
  `CREATE INDEX issue_lines_by_time ON issue_lines (schoolId, at)`,
];

const names = ['copy_orders', 'office_papers', 'office_paper_segments', 'issue_lines', 'print_lines'];

const triggers = names.flatMap((name) =>
  ['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER ${name}_refuses_${deed.toLowerCase()} BEFORE ${deed} ON ${name}
      BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`,
  ),
);

export class OfficePapers1780000000022 implements MigrationInterface {
  readonly name = 'OfficePapers1780000000022';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...triggers]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of names.toReversed()) await queryRunner.query(`DROP TABLE ${name}`);
  }
}
