// Addresses of people, messages to them, and how far readers of the journal have come.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE contacts (
    personId TEXT PRIMARY KEY REFERENCES people (id), address TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
    digests TEXT NOT NULL CHECK (digests IN ('all', 'lateOnly')), consentedAt INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE notices (
    id TEXT PRIMARY KEY, personId TEXT NOT NULL REFERENCES people (id), kind TEXT NOT NULL,
    address TEXT NOT NULL, language TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL,
    occasion TEXT NOT NULL UNIQUE, createdAt INTEGER NOT NULL, dueAt INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'bounced', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0, lastReply TEXT, settledAt INTEGER
  ) STRICT`,
  `CREATE INDEX notices_due ON notices (dueAt) WHERE state = 'waiting'`,
  `CREATE INDEX notices_by_person ON notices (personId, createdAt)`,
  `CREATE TABLE journal_cursors (reader TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT`,
];

const down = ['journal_cursors', 'notices', 'contacts'].map((name) => `DROP TABLE ${name}`);

export class Notices1780000000010 implements MigrationInterface {
  readonly name = 'Notices1780000000010';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
