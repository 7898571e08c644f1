// Webhooks can rest: what they are to be told waits meanwhile.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WebhookPauses1780000000012 implements MigrationInterface {
  readonly name = 'WebhookPauses1780000000012';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE webhook_subscriptions ADD COLUMN pausedAt INTEGER');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE webhook_subscriptions DROP COLUMN pausedAt');
  }
}
