// Lists that grow for years are read a page at a time: indexes in the order they are shown in.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  appointments_of_school_by_time: 'appointments (schoolId, validFrom, id)',
  notices_by_time: 'notices (createdAt DESC, id)',
  account_letters_by_time: 'account_letters (createdAt DESC, id)',
};

export class ListsByPage1780000000032 implements MigrationInterface {
  readonly name = 'ListsByPage1780000000032';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(indexes))
      await queryRunner.query(`CREATE INDEX ${name} ON ${columns}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await queryRunner.query(`DROP INDEX ${name}`);
  }
}
