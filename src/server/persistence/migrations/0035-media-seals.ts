// Media of the archive under seal: what the check found, the minutes' data, and when the seal was broken; nothing is written to a sealed medium.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const names = ['archive_check_packages', 'medium_seals', 'seal_openings'];

const appendOnly = names.flatMap((name) =>
  ['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER ${name}_refuses_${deed.toLowerCase()} BEFORE ${deed} ON ${name}
      BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`,
  ),
);

const inForce = `EXISTS (
  SELECT 1 FROM medium_seals AS seal WHERE seal.targetId = NEW.targetId
    AND NOT EXISTS (SELECT 1 FROM seal_openings AS opening WHERE opening.sealId = seal.id))`;

const up = [
  `CREATE TABLE archive_check_packages (
    checkId TEXT NOT NULL REFERENCES archive_checks (id), ordinal INTEGER NOT NULL,
    classId TEXT NOT NULL REFERENCES classes (id), packageName TEXT NOT NULL, address TEXT NOT NULL,
    files INTEGER NOT NULL, octets INTEGER NOT NULL, tagManifest TEXT NOT NULL, PRIMARY KEY (checkId, ordinal)
  ) STRICT`,
  `CREATE TABLE medium_seals (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id),
    targetId TEXT NOT NULL REFERENCES archive_targets (id), paperId TEXT NOT NULL UNIQUE REFERENCES office_papers (id),
    checkId TEXT NOT NULL UNIQUE REFERENCES archive_checks (id), label TEXT NOT NULL, serial TEXT NOT NULL,
    sealNumber TEXT NOT NULL, keptAt TEXT NOT NULL, at INTEGER NOT NULL, sealedBy TEXT NOT NULL REFERENCES people (id)
  ) STRICT`,
  `CREATE TABLE seal_openings (
    sealId TEXT PRIMARY KEY REFERENCES medium_seals (id), at INTEGER NOT NULL,
    openedBy TEXT NOT NULL REFERENCES people (id), reason TEXT NOT NULL
  ) STRICT`,
  ...appendOnly,
  `CREATE TRIGGER medium_seals_one_at_a_time BEFORE INSERT ON medium_seals WHEN ${inForce}
    BEGIN SELECT RAISE(ABORT, 'the medium is sealed'); END`,
  `CREATE TRIGGER archive_copies_refuse_sealed BEFORE INSERT ON archive_copies WHEN ${inForce}
    BEGIN SELECT RAISE(ABORT, 'the medium is sealed'); END`,
];

const down = [
  'DROP TRIGGER archive_copies_refuse_sealed',
  ...names.toReversed().map((name) => `DROP TABLE ${name}`),
];

export class MediaSeals1780000000035 implements MigrationInterface {
  readonly name = 'MediaSeals1780000000035';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
