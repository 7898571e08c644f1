// What the API keeps: tokens of programs, answers to repeated requests, ceremonies asked for.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE api_tokens (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
    personId TEXT NOT NULL REFERENCES people (id), label TEXT NOT NULL,
    scopes TEXT NOT NULL CHECK (json_valid(scopes)),
    createdAt INTEGER NOT NULL, expiresAt INTEGER NOT NULL, revokedAt INTEGER
  ) STRICT`,
  `CREATE INDEX api_tokens_by_person ON api_tokens (personId)`,
  `CREATE TABLE idempotency_keys (
    key TEXT PRIMARY KEY, request TEXT NOT NULL, at INTEGER NOT NULL,
    answer TEXT CHECK (answer IS NULL OR json_valid(answer))
  ) STRICT`,
  `CREATE INDEX idempotency_keys_by_age ON idempotency_keys (at)`,
  `CREATE TABLE ceremony_requests (
    id TEXT PRIMARY KEY, personId TEXT NOT NULL REFERENCES people (id), role TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'waiting', 'finished', 'stopped')),
    at INTEGER NOT NULL, request TEXT NOT NULL CHECK (json_valid(request))
  ) STRICT`,
  `CREATE INDEX ceremony_requests_by_person ON ceremony_requests (personId, at)`,
];

const down = ['ceremony_requests', 'idempotency_keys', 'api_tokens'].map((name) => `DROP TABLE ${name}`);

export class Api1780000000009 implements MigrationInterface {
  readonly name = 'Api1780000000009';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
