// Where copies of the archive's packages are, and how their checks went: rows are added, never changed.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const appendOnly = (name: string) =>
  ['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER ${name}_refuses_${deed.toLowerCase()} BEFORE ${deed} ON ${name}
      BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`,
  );

const up = [
  `CREATE TABLE archive_targets (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id), name TEXT NOT NULL,
    medium TEXT NOT NULL, location TEXT NOT NULL, addedAt INTEGER NOT NULL, addedBy TEXT NOT NULL,
    UNIQUE (schoolId, name)
  ) STRICT`,
  `CREATE TABLE archive_copies (
    targetId TEXT NOT NULL REFERENCES archive_targets (id), classId TEXT NOT NULL REFERENCES classes (id),
    packageName TEXT NOT NULL, at INTEGER NOT NULL, files INTEGER NOT NULL, octets INTEGER NOT NULL,
    PRIMARY KEY (targetId, classId, packageName)
  ) STRICT`,
  `CREATE TABLE archive_checks (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id), targetId TEXT NOT NULL,
    startedAt INTEGER NOT NULL, finishedAt INTEGER NOT NULL, madeBy TEXT NOT NULL, packages INTEGER NOT NULL,
    files INTEGER NOT NULL, octets INTEGER NOT NULL, decayed INTEGER NOT NULL,
    findings TEXT NOT NULL CHECK (json_valid(findings))
  ) STRICT`,
  `CREATE INDEX archive_checks_by_target ON archive_checks (schoolId, targetId, finishedAt)`,
  ...appendOnly('archive_targets'),
  ...appendOnly('archive_copies'),
  ...appendOnly('archive_checks'),
];

const down = ['archive_checks', 'archive_copies', 'archive_targets'].map((name) => `DROP TABLE ${name}`);

export class ArchiveTargets1780000000034 implements MigrationInterface {
  readonly name = 'ArchiveTargets1780000000034';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
