// Minutes of requests to change a dossier: a paper each, with a chain of segments as records have (architecture.md, invariant 4).
import type { MigrationInterface, QueryRunner } from 'typeorm';

const appendOnly = (name: string) =>
  ['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER ${name}_refuses_${deed.toLowerCase()} BEFORE ${deed} ON ${name}
      BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`,
  );

const up = [
  `CREATE TABLE dossier_minutes (
    dossierId TEXT NOT NULL REFERENCES dossiers (id), number INTEGER NOT NULL, snapshotHash TEXT NOT NULL,
    verificationCode TEXT NOT NULL UNIQUE, printedAt INTEGER NOT NULL,
    slots TEXT NOT NULL CHECK (json_valid(slots)), PRIMARY KEY (dossierId, number)
  ) STRICT`,
  `CREATE TABLE dossier_minutes_segments (
    dossierId TEXT NOT NULL, number INTEGER NOT NULL, ordinal INTEGER NOT NULL,
    blob TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, hash TEXT NOT NULL,
    fileHash TEXT NOT NULL UNIQUE, signer TEXT REFERENCES people (id), at INTEGER NOT NULL, evidence TEXT,
    PRIMARY KEY (dossierId, number, ordinal),
    FOREIGN KEY (dossierId, number) REFERENCES dossier_minutes (dossierId, number)
  ) STRICT`,
  `CREATE INDEX dossiers_under_way ON dossiers (state) WHERE state IN ('submitted', 'returned', 'signed')`,
  ...appendOnly('dossier_minutes'),
  ...appendOnly('dossier_minutes_segments'),
];

const down = [
  'DROP INDEX dossiers_under_way',
  ...['dossier_minutes_segments', 'dossier_minutes'].map((name) => `DROP TABLE ${name}`),
];

export class DossierMinutes1780000000027 implements MigrationInterface {
  readonly name = 'DossierMinutes1780000000027';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
