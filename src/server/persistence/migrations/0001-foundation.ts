// The first tables. Journal, segments, filled slots and score log can only grow: the database itself refuses the rest.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `CREATE TABLE schools (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL, province TEXT NOT NULL, commune TEXT NOT NULL,
    UNIQUE (name, province, commune)
  ) STRICT`,
  `CREATE TABLE people (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id), name TEXT NOT NULL,
    UNIQUE (schoolId, name)
  ) STRICT`,
  `CREATE TABLE classes (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id), schoolYear TEXT NOT NULL,
    name TEXT NOT NULL, grade INTEGER NOT NULL, regime TEXT NOT NULL, fileHash TEXT NOT NULL,
    bookHash TEXT NOT NULL, importedAt INTEGER NOT NULL,
    UNIQUE (schoolId, schoolYear, name)
  ) STRICT`,
  `CREATE TABLE records (
    id TEXT PRIMARY KEY, classId TEXT NOT NULL REFERENCES classes (id), kind TEXT NOT NULL, key TEXT NOT NULL,
    ordinal INTEGER NOT NULL, title TEXT NOT NULL, revision INTEGER NOT NULL, workflow TEXT NOT NULL,
    definition INTEGER NOT NULL, state TEXT NOT NULL, context TEXT NOT NULL CHECK (json_valid(context)),
    UNIQUE (classId, kind, key)
  ) STRICT`,
  `CREATE TABLE documents (
    recordId TEXT NOT NULL REFERENCES records (id), version INTEGER NOT NULL, snapshotHash TEXT NOT NULL,
    verificationCode TEXT NOT NULL UNIQUE, printedAt INTEGER NOT NULL, slots TEXT NOT NULL,
    PRIMARY KEY (recordId, version)
  ) STRICT`,
  `CREATE TABLE segments (
    recordId TEXT NOT NULL, version INTEGER NOT NULL, ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    hash TEXT NOT NULL CHECK (length(hash) = 64), length INTEGER NOT NULL CHECK (length > 0),
    cumulativeLength INTEGER NOT NULL, fileHash TEXT NOT NULL CHECK (length(fileHash) = 64),
    PRIMARY KEY (recordId, version, ordinal),
    FOREIGN KEY (recordId, version) REFERENCES documents (recordId, version)
  ) STRICT`,
  `CREATE TABLE filled_slots (
    recordId TEXT NOT NULL, version INTEGER NOT NULL, slot TEXT NOT NULL, role TEXT NOT NULL,
    personId TEXT NOT NULL REFERENCES people (id), ordinal INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (recordId, version, slot),
    FOREIGN KEY (recordId, version, ordinal) REFERENCES segments (recordId, version, ordinal)
  ) STRICT`,
  `CREATE TABLE journal (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, recordId TEXT REFERENCES records (id),
    event TEXT NOT NULL, previousHash TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE
  ) STRICT`,
  `CREATE INDEX journal_by_record ON journal (recordId)`,
  `CREATE TABLE journal_head (
    id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE score_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT, classId TEXT NOT NULL REFERENCES classes (id), at INTEGER NOT NULL,
    actor TEXT NOT NULL, fileHash TEXT NOT NULL, path TEXT NOT NULL, before TEXT, after TEXT
  ) STRICT`,
  `CREATE INDEX score_log_by_class ON score_log (classId)`,
  `CREATE TABLE effects (
    id INTEGER PRIMARY KEY AUTOINCREMENT, recordId TEXT NOT NULL REFERENCES records (id), type TEXT NOT NULL,
    effect TEXT NOT NULL, at INTEGER NOT NULL, settledAt INTEGER, attempts INTEGER NOT NULL, lastError TEXT
  ) STRICT`,
  `CREATE INDEX pending_effects ON effects (type, id) WHERE settledAt IS NULL`,
  `CREATE TABLE ceremonies (
    id TEXT PRIMARY KEY, personId TEXT NOT NULL REFERENCES people (id), role TEXT NOT NULL,
    startedAt INTEGER NOT NULL, finishedAt INTEGER
  ) STRICT`,
  `CREATE TABLE ceremony_items (
    ceremonyId TEXT NOT NULL REFERENCES ceremonies (id), recordId TEXT NOT NULL REFERENCES records (id),
    version INTEGER NOT NULL, outcome TEXT, fileHash TEXT,
    PRIMARY KEY (ceremonyId, recordId)
  ) STRICT`,
  `CREATE TABLE packages (
    name TEXT NOT NULL, classId TEXT NOT NULL REFERENCES classes (id), at INTEGER NOT NULL,
    manifestHash TEXT NOT NULL, records INTEGER NOT NULL,
    PRIMARY KEY (classId, name)
  ) STRICT`,
];

const appendOnly = ['journal', 'segments', 'filled_slots', 'score_log', 'documents', 'packages'];

const triggers = appendOnly.flatMap((table) =>
  ['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER ${table}_refuses_${deed.toLowerCase()} BEFORE ${deed} ON ${table}
      BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
  ),
);

/** Dropped in the reverse order, so that nothing refers to what is gone. */
const dropped = [
  'packages',
  'ceremony_items',
  'ceremonies',
  'effects',
  'score_log',
  'journal_head',
  'journal',
  'filled_slots',
  'segments',
  'documents',
  'records',
  'classes',
  'people',
  'schools',
];

export class Foundation1780000000001 implements MigrationInterface {
  readonly name = 'Foundation1780000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...triggers]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of dropped) await queryRunner.query(`DROP TABLE ${table}`);
  }
}
