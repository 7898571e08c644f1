// Segments of documents signed together share a blob. Those from before are each a blob of their own.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SegmentsInBlobs1780000000004 implements MigrationInterface {
  readonly name = 'SegmentsInBlobs1780000000004';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE segments ADD COLUMN blob TEXT CHECK (blob IS NULL OR length(blob) = 64)`,
    );
    await queryRunner.query(
      `ALTER TABLE segments ADD COLUMN start INTEGER NOT NULL DEFAULT 0 CHECK (start >= 0)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE segments DROP COLUMN start`);
    await queryRunner.query(`ALTER TABLE segments DROP COLUMN blob`);
  }
}
