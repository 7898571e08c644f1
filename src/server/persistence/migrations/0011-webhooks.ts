// Programs elsewhere that want to be told, and what they were told.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `CREATE TABLE webhook_subscriptions (
    id TEXT PRIMARY KEY, schoolId TEXT NOT NULL REFERENCES schools (id), url TEXT NOT NULL,
    secret TEXT NOT NULL, events TEXT NOT NULL CHECK (json_valid(events)),
    createdAt INTEGER NOT NULL, endedAt INTEGER, seenSeq INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE webhook_deliveries (
    id TEXT PRIMARY KEY, subscriptionId TEXT NOT NULL REFERENCES webhook_subscriptions (id),
    seq INTEGER NOT NULL, body TEXT NOT NULL, createdAt INTEGER NOT NULL, dueAt INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0, lastReply TEXT, settledAt INTEGER,
    UNIQUE (subscriptionId, seq)
  ) STRICT`,
  `CREATE INDEX webhook_deliveries_due ON webhook_deliveries (dueAt) WHERE state = 'waiting'`,
];

const down = ['webhook_deliveries', 'webhook_subscriptions'].map((name) => `DROP TABLE ${name}`);

export class Webhooks1780000000011 implements MigrationInterface {
  readonly name = 'Webhooks1780000000011';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of up) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of down) await queryRunner.query(statement);
  }
}
