// A number that a copy got and never bore under a seal is cancelled by a line of the issue register, once and for good.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `ALTER TABLE issue_lines ADD COLUMN cancels INTEGER NOT NULL DEFAULT 0 CHECK (cancels IN (0, 1))`,
  `CREATE UNIQUE INDEX issue_lines_cancel_once ON issue_lines (paperId) WHERE cancels = 1`,
  `CREATE TRIGGER issue_lines_cancel_no_sealed BEFORE INSERT ON issue_lines
    WHEN NEW.cancels = 1 AND EXISTS (SELECT 1 FROM office_paper_segments WHERE paperId = NEW.paperId AND role = 'seal')
    BEGIN SELECT RAISE(ABORT, 'the copy bears the seal'); END`,
  `CREATE TRIGGER office_paper_segments_seal_no_cancelled BEFORE INSERT ON office_paper_segments
    WHEN NEW.role = 'seal' AND EXISTS (SELECT 1 FROM issue_lines WHERE paperId = NEW.paperId AND cancels = 1)
    BEGIN SELECT RAISE(ABORT, 'the number of the copy is cancelled'); END`,
];

const back = [
  `DROP TRIGGER office_paper_segments_seal_no_cancelled`,
  `DROP TRIGGER issue_lines_cancel_no_sealed`,
  `DROP INDEX issue_lines_cancel_once`,
  `ALTER TABLE issue_lines DROP COLUMN cancels`,
];

export class CopyCancellations1780000000031 implements MigrationInterface {
  readonly name = 'CopyCancellations1780000000031';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of back) await queryRunner.query(statement);
  }
}
