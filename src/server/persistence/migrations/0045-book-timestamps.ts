// Until when the last archive timestamp of a pupil's book holds: looked up once for each state of its file.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE book_timestamps (
    fileHash TEXT PRIMARY KEY, paperId TEXT NOT NULL REFERENCES pupil_books (paperId),
    expires INTEGER, at INTEGER NOT NULL
  ) STRICT`,
  ...['UPDATE', 'DELETE'].map(
    (deed) => `CREATE TRIGGER book_timestamps_refuses_${deed.toLowerCase()} BEFORE ${deed} ON book_timestamps
      BEGIN SELECT RAISE(ABORT, 'book_timestamps is append-only'); END`,
  ),
];

export class BookTimestamps1780000000045 implements MigrationInterface {
  readonly name = 'BookTimestamps1780000000045';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE book_timestamps');
  }
}
