// Writes who wants to be told, and what they were told.
import type { EntityManager } from 'typeorm';
import type { WebhooksTransaction } from '../application/index.ts';
import { dueBy, isDue } from './due.ts';
import * as table from './webhooks-schemas.ts';
import { toDelivery } from './webhooks-view.ts';

export function webhooksTransactionOf(manager: EntityManager): WebhooksTransaction {
  return {
    saveSubscription: async ({ events, sealedSecret: secret, ...rest }) => {
      await manager.upsert(table.subscriptions, { ...rest, secret, events: JSON.stringify(events) }, ['id']);
    },
    addDeliveries: async (added) => {
      await manager.query(ADD_DELIVERIES, [JSON.stringify(added)]);
    },
    claimDeliveries: async (at, until, limit) => {
      const rows = await manager.query<table.DeliveryRow[]>(CLAIM_DELIVERIES, [until, ...dueBy(at), limit]);
      return rows.map(toDelivery).sort((one, other) => one.seq - other.seq);
    },
    settleDelivery: async ({ id, ...verdict }) => {
      await manager.update(table.deliveries, { id }, verdict);
    },
  };
}

const ADD_DELIVERIES = `
  INSERT INTO webhook_deliveries (id, subscriptionId, seq, body, createdAt, dueAt)
  SELECT value ->> 'id', value ->> 'subscriptionId', value ->> 'seq', value ->> 'body', value ->> 'createdAt',
    value ->> 'dueAt'
  FROM json_each(?) WHERE true
  ON CONFLICT (subscriptionId, seq) DO NOTHING`;

const CLAIM_DELIVERIES = `
  UPDATE webhook_deliveries SET attempts = attempts + 1, dueAt = ?
  WHERE id IN (
    SELECT delivery.id FROM webhook_deliveries AS delivery
    JOIN webhook_subscriptions AS subscription
      ON subscription.id = delivery.subscriptionId AND subscription.endedAt IS NULL AND subscription.pausedAt IS NULL
    WHERE delivery.state = 'waiting' AND ${isDue('delivery.dueAt')}
    ORDER BY delivery.dueAt, delivery.seq LIMIT ?
  )
  RETURNING *`;
