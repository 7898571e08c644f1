// Results of the summer beside the year, never in it: lines that are only added, and supplementary pages.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const appendOnly = (name: string) =>
  ['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER ${name}_refuses_${deed.toLowerCase()} BEFORE ${deed} ON ${name}
      BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`,
  );

const up = [
  `CREATE TABLE summer_lines (
    id INTEGER PRIMARY KEY AUTOINCREMENT, classId TEXT NOT NULL REFERENCES classes (id), pupil TEXT NOT NULL,
    item TEXT NOT NULL, before TEXT, after TEXT, at INTEGER NOT NULL, "by" TEXT NOT NULL REFERENCES people (id),
    reason TEXT, device TEXT, permission TEXT NOT NULL, CHECK (before IS NOT after)
  ) STRICT`,
  `CREATE INDEX summer_lines_by_item ON summer_lines (classId, pupil, item, id)`,
  // Whoever writes past the program cannot leave a gap: a line begins where the last one ended.
  `CREATE TRIGGER summer_lines_follow BEFORE INSERT ON summer_lines
    WHEN NEW.before IS NOT (SELECT after FROM summer_lines AS last WHERE last.classId = NEW.classId
      AND last.pupil = NEW.pupil AND last.item = NEW.item ORDER BY last.id DESC LIMIT 1)
    BEGIN SELECT RAISE(ABORT, 'summer_lines: the value before is another'); END`,
  `CREATE TABLE summer_pages (
    id TEXT PRIMARY KEY, classId TEXT NOT NULL REFERENCES classes (id), pupil TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0), recordId TEXT NOT NULL REFERENCES records (id),
    decisionNumber TEXT NOT NULL CHECK (decisionNumber <> ''), decidedBy TEXT NOT NULL REFERENCES people (id),
    decidedAt INTEGER NOT NULL, lastLine INTEGER NOT NULL, promotion TEXT NOT NULL,
    signers TEXT NOT NULL CHECK (json_valid(signers)), snapshotHash TEXT NOT NULL,
    verificationCode TEXT NOT NULL UNIQUE, slots TEXT NOT NULL CHECK (json_valid(slots)),
    UNIQUE (classId, pupil, version)
  ) STRICT`,
  `CREATE TABLE summer_segments (
    pageId TEXT NOT NULL REFERENCES summer_pages (id), ordinal INTEGER NOT NULL,
    blob TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, hash TEXT NOT NULL,
    fileHash TEXT NOT NULL UNIQUE, place TEXT NOT NULL, signer TEXT REFERENCES people (id), at INTEGER NOT NULL,
    evidence TEXT, PRIMARY KEY (pageId, ordinal), UNIQUE (pageId, place)
  ) STRICT`,
  ...['summer_lines', 'summer_pages', 'summer_segments'].flatMap(appendOnly),
];

const down = ['summer_segments', 'summer_pages', 'summer_lines'].map((name) => `DROP TABLE ${name}`);

export class Summer1780000000026 implements MigrationInterface {
  readonly name = 'Summer1780000000026';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
