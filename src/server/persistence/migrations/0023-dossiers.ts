// Professional dossiers: what was uploaded and signed only grows; a dossier keeps whose it is.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const appendOnly = (name: string) =>
  ['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER ${name}_refuses_${deed.toLowerCase()} BEFORE ${deed} ON ${name}
      BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`,
  );

const up = [
  `CREATE TABLE dossiers (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id), schoolYear TEXT NOT NULL,
    author TEXT NOT NULL REFERENCES people (id), openedAt INTEGER NOT NULL,
    revision INTEGER NOT NULL, definition INTEGER NOT NULL, state TEXT NOT NULL,
    context TEXT NOT NULL CHECK (json_valid(context))
  ) STRICT`,
  `CREATE INDEX dossiers_by_year ON dossiers (schoolId, schoolYear, openedAt)`,
  `CREATE TRIGGER dossiers_refuses_delete BEFORE DELETE ON dossiers
    BEGIN SELECT RAISE(ABORT, 'dossiers keeps every dossier'); END`,
  `CREATE TRIGGER dossiers_keeps_whose_it_is BEFORE UPDATE ON dossiers
    WHEN NEW.schoolId IS NOT OLD.schoolId OR NEW.schoolYear IS NOT OLD.schoolYear
      OR NEW.author IS NOT OLD.author OR NEW.openedAt IS NOT OLD.openedAt
    BEGIN SELECT RAISE(ABORT, 'dossiers keeps whose it is'); END`,
  `CREATE TABLE dossier_versions (
    dossierId TEXT NOT NULL REFERENCES dossiers (id), version INTEGER NOT NULL,
    verificationCode TEXT NOT NULL UNIQUE, route TEXT NOT NULL CHECK (json_valid(route)),
    places TEXT NOT NULL CHECK (json_valid(places)), PRIMARY KEY (dossierId, version)
  ) STRICT`,
  `CREATE TABLE dossier_segments (
    dossierId TEXT NOT NULL, version INTEGER NOT NULL, ordinal INTEGER NOT NULL,
    blob TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, hash TEXT NOT NULL,
    fileHash TEXT NOT NULL, cumulativeLength INTEGER NOT NULL, signer TEXT REFERENCES people (id),
    at INTEGER NOT NULL, evidence TEXT, PRIMARY KEY (dossierId, version, ordinal),
    FOREIGN KEY (dossierId, version) REFERENCES dossier_versions (dossierId, version)
  ) STRICT`,
  `CREATE INDEX dossier_segments_by_file ON dossier_segments (fileHash)`,
  `CREATE TABLE dossier_questions (
    id TEXT PRIMARY KEY, dossierId TEXT NOT NULL REFERENCES dossiers (id),
    person TEXT NOT NULL REFERENCES people (id), askedAt INTEGER NOT NULL, baseHash TEXT NOT NULL,
    prepared TEXT NOT NULL CHECK (json_valid(prepared)), decisionNumber TEXT NOT NULL, evidence TEXT NOT NULL,
    UNIQUE (dossierId, person)
  ) STRICT`,
  ...appendOnly('dossier_versions'),
  ...appendOnly('dossier_segments'),
];

const down = ['dossier_questions', 'dossier_segments', 'dossier_versions', 'dossiers'].map(
  (name) => `DROP TABLE ${name}`,
);

export class Dossiers1780000000023 implements MigrationInterface {
  readonly name = 'Dossiers1780000000023';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
