// Reads who wants to be told, and what they were told.
import type { EntityManager } from 'typeorm';
import type { Delivery, WebhookSubscription, WebhooksView } from '../application/index.ts';
import { keysetPage } from './keyset.ts';
import * as table from './webhooks-schemas.ts';

export function webhooksViewOf(manager: EntityManager): WebhooksView {
  return {
    subscriptions: async () => {
      const rows = await manager.find(table.subscriptions, { order: { createdAt: 'ASC', id: 'ASC' } });
      return rows.map(
        ({ events, secret, ...row }) =>
          ({
            ...row,
            sealedSecret: secret,
            events: JSON.parse(events) as unknown,
          }) as unknown as WebhookSubscription,
      );
    },
    deliveries: async (subscriptionId, limit) => {
      const order = { seq: 'DESC' } as const;
      return (await manager.find(table.deliveries, { where: { subscriptionId }, order, take: limit })).map(
        toDelivery,
      );
    },
    deliveriesPage: async (subscriptionId, page) => {
      const rows = await keysetPage<table.DeliveryRow>(
        manager,
        {
          from: 'webhook_deliveries AS item',
          within: [['item.subscriptionId = ?', subscriptionId]],
          order: [['item.seq', 'DESC']],
        },
        page,
      );
      return rows?.map(toDelivery) ?? null;
    },
  };
}

export const toDelivery = (row: table.DeliveryRow): Delivery => ({ ...row }) as unknown as Delivery;
