// A class is put on hold once by the same paper, until that hold is released.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const NAME = 'archive_holds_refuse_twice';

export class OneHoldAPaper1780000000046 implements MigrationInterface {
  readonly name = 'OneHoldAPaper1780000000046';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TRIGGER ${NAME} BEFORE INSERT ON archive_holds
      WHEN EXISTS (SELECT 1 FROM archive_holds AS held
        WHERE held.classId = NEW.classId AND held.decisionNumber = NEW.decisionNumber
          AND NOT EXISTS (SELECT 1 FROM hold_releases AS released WHERE released.holdId = held.id))
      BEGIN SELECT RAISE(ABORT, 'the class is on hold by this paper already'); END`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER ${NAME}`);
  }
}
