// Evidence that was sent and waits for its request; the school's seal on minutes of a correction.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE correction_uploads (
    id TEXT PRIMARY KEY, classId TEXT NOT NULL REFERENCES classes (id), "by" TEXT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL CHECK (kind IN ('teacherBook', 'testPaper', 'other')), name TEXT NOT NULL,
    mediaType TEXT NOT NULL, hash TEXT NOT NULL, length INTEGER NOT NULL, at INTEGER NOT NULL,
    correctionId TEXT REFERENCES corrections (id)
  ) STRICT`,
  `CREATE INDEX correction_uploads_waiting ON correction_uploads ("by", classId) WHERE correctionId IS NULL`,
  // What a request has taken stays with it.
  `CREATE TRIGGER correction_uploads_keeps_what_was_sent BEFORE UPDATE ON correction_uploads
    WHEN OLD.correctionId IS NOT NULL OR NEW.hash IS NOT OLD.hash OR NEW."by" IS NOT OLD."by"
      OR NEW.classId IS NOT OLD.classId
    BEGIN SELECT RAISE(ABORT, 'correction_uploads keeps what was sent'); END`,
  `CREATE TRIGGER correction_uploads_refuses_delete BEFORE DELETE ON correction_uploads
    WHEN OLD.correctionId IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'correction_uploads keeps what was sent'); END`,
  // Null for what came before there was a seal, and for draft, certification and people.
  `ALTER TABLE correction_minutes_segments ADD COLUMN place TEXT CHECK (place IS NULL OR place = 'seal')`,
  `CREATE UNIQUE INDEX correction_minutes_sealed_once ON correction_minutes_segments (correctionId)
    WHERE place = 'seal'`,
];

const down = [
  'DROP INDEX correction_minutes_sealed_once',
  'ALTER TABLE correction_minutes_segments DROP COLUMN place',
  'DROP TABLE correction_uploads',
];

export class CorrectionUploads1780000000030 implements MigrationInterface {
  readonly name = 'CorrectionUploads1780000000030';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
