// Letters about accounts, addresses that fail, settings of notices, overlapping webhook secrets, families.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE account_letters (
    id TEXT PRIMARY KEY, personId TEXT REFERENCES people (id), kind TEXT NOT NULL, address TEXT NOT NULL,
    sealed TEXT, createdAt INTEGER NOT NULL, dueAt INTEGER NOT NULL, wantedUntil INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'bounced', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0, lastReply TEXT, settledAt INTEGER
  ) STRICT`,
  `CREATE INDEX account_letters_due ON account_letters (dueAt) WHERE state = 'waiting'`,
  `CREATE TABLE failing_addresses (
    address TEXT PRIMARY KEY, since INTEGER NOT NULL, reason TEXT NOT NULL
  ) STRICT`,
  // What bounced before addresses were kept apart, unless somebody has agreed to it anew since.
  `INSERT INTO failing_addresses (address, since, reason)
    SELECT lower(contact.address), max(notice.settledAt), coalesce(notice.lastReply, '') FROM contacts AS contact
    JOIN notices AS notice ON notice.personId = contact.personId AND notice.address = contact.address
      AND notice.state = 'bounced' AND notice.settledAt >= contact.consentedAt
    GROUP BY lower(contact.address)`,
  `CREATE TABLE notice_settings (
    schoolId TEXT PRIMARY KEY REFERENCES schools (id), quietFrom INTEGER NOT NULL, quietTo INTEGER NOT NULL,
    digestFrom INTEGER NOT NULL, repeatedAfterDays INTEGER NOT NULL
  ) STRICT`,
  `ALTER TABLE webhook_subscriptions ADD COLUMN formerSecret TEXT`,
  `ALTER TABLE webhook_subscriptions ADD COLUMN formerUntil INTEGER`,
  `CREATE TABLE heartbeats (part TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT`,
  `CREATE TABLE family_consents (
    id TEXT PRIMARY KEY, personId TEXT NOT NULL REFERENCES people (id), channel TEXT NOT NULL, address TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('vi', 'en')), givenAt INTEGER NOT NULL, givenBy TEXT NOT NULL,
    manner TEXT NOT NULL, withdrawnAt INTEGER, withdrawnBy TEXT
  ) STRICT`,
  `CREATE UNIQUE INDEX family_consents_standing ON family_consents (personId, channel) WHERE withdrawnAt IS NULL`,
  `CREATE TABLE family_messages (
    id TEXT PRIMARY KEY, classId TEXT NOT NULL REFERENCES classes (id), pupil TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('weekly', 'violation')), author TEXT NOT NULL REFERENCES people (id),
    at INTEGER NOT NULL, text TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX family_messages_of_pupil ON family_messages (classId, pupil, at)`,
];

const down = [
  ...['family_messages', 'family_consents', 'heartbeats', 'notice_settings'].map(
    (name) => `DROP TABLE ${name}`,
  ),
  'ALTER TABLE webhook_subscriptions DROP COLUMN formerUntil',
  'ALTER TABLE webhook_subscriptions DROP COLUMN formerSecret',
  ...['failing_addresses', 'account_letters'].map((name) => `DROP TABLE ${name}`),
];

export class LettersAndFamilies1780000000016 implements MigrationInterface {
  readonly name = 'LettersAndFamilies1780000000016';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
