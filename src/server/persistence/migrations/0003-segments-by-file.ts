// Files are found by the hash of any of their revisions, in a store of decades as well.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SegmentsByFile1780000000003 implements MigrationInterface {
  readonly name = 'SegmentsByFile1780000000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE INDEX segments_by_file ON segments (fileHash)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX segments_by_file');
  }
}
