// Counts over a whole school are read from indexes: how far records are, and what was changed after it had been entered.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  records_by_class_and_revision: 'records (classId, revision)',
  edits_by_class_and_time: 'score_log (classId, at) WHERE before IS NOT NULL',
};

export class Counts1780000000033 implements MigrationInterface {
  readonly name = 'Counts1780000000033';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(indexes))
      await queryRunner.query(`CREATE INDEX ${name} ON ${columns}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await queryRunner.query(`DROP INDEX ${name}`);
  }
}
