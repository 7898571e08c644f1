// Where the blobs of the installation are: one row, so that no process can look for them, or put them, anywhere else.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE blob_place (
    id INTEGER PRIMARY KEY CHECK (id = 1), place TEXT NOT NULL CHECK (place <> '')
  ) STRICT`,
];

const down = ['DROP TABLE blob_place'];

export class BlobPlace1780000000043 implements MigrationInterface {
  readonly name = 'BlobPlace1780000000043';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
