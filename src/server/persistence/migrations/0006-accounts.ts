// Accounts, their sessions, tickets, passkeys, recovery codes and counted failures.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE accounts (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id),
    personId TEXT NOT NULL UNIQUE REFERENCES people (id), loginName TEXT NOT NULL UNIQUE, email TEXT UNIQUE,
    passwordHash TEXT CHECK (passwordHash IS NULL OR passwordHash GLOB '$argon2id$*'), passwordAt INTEGER,
    state TEXT NOT NULL CHECK (state IN ('active', 'suspended')), totpSecret TEXT, totpStep INTEGER,
    createdAt INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX accounts_by_school ON accounts (schoolId)`,
  `CREATE TABLE sessions (
    tokenHash TEXT PRIMARY KEY CHECK (length(tokenHash) = 64), id TEXT NOT NULL UNIQUE,
    accountId TEXT NOT NULL REFERENCES accounts (id), stage TEXT NOT NULL CHECK (stage IN ('secondFactor', 'open')),
    proofs TEXT NOT NULL CHECK (json_valid(proofs)), createdAt INTEGER NOT NULL, lastSeenAt INTEGER NOT NULL,
    provedAt INTEGER NOT NULL, expiresAt INTEGER NOT NULL, endedAt INTEGER, address TEXT NOT NULL, agent TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX sessions_by_account ON sessions (accountId)`,
  `CREATE TABLE tickets (
    tokenHash TEXT PRIMARY KEY CHECK (length(tokenHash) = 64), purpose TEXT NOT NULL,
    accountId TEXT REFERENCES accounts (id), payload TEXT NOT NULL, expiresAt INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX tickets_by_account ON tickets (accountId)`,
  `CREATE TABLE passkeys (
    credentialId TEXT PRIMARY KEY, accountId TEXT NOT NULL REFERENCES accounts (id), publicKey TEXT NOT NULL,
    counter INTEGER NOT NULL, transports TEXT NOT NULL CHECK (json_valid(transports)), name TEXT NOT NULL,
    createdAt INTEGER NOT NULL, lastUsedAt INTEGER
  ) STRICT`,
  `CREATE INDEX passkeys_by_account ON passkeys (accountId)`,
  `CREATE TABLE recovery_codes (
    accountId TEXT NOT NULL REFERENCES accounts (id), hash TEXT NOT NULL CHECK (length(hash) = 64),
    PRIMARY KEY (accountId, hash)
  ) STRICT`,
  `CREATE TABLE throttles (
    key TEXT PRIMARY KEY, failures INTEGER NOT NULL, lastAt INTEGER NOT NULL, lockedUntil INTEGER NOT NULL
  ) STRICT`,
];

const tables = ['throttles', 'recovery_codes', 'passkeys', 'tickets', 'sessions', 'accounts'];

export class Accounts1780000000006 implements MigrationInterface {
  readonly name = 'Accounts1780000000006';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await queryRunner.query(`DROP TABLE ${table}`);
  }
}
