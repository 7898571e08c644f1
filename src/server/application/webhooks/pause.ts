// A webhook rests while its receiver is being looked after: steps are noted, told when it goes on.
import type { House } from '../ports/house.ts';
import type { WebhookSubscription } from '../ports/webhooks-store.ts';
import { changeSubscription, type WebhookChanger } from './change-subscription.ts';

/**
 * What is under way arrives all the same. An ended webhook stays as it is.
 * @throws Fault `access.notPermitted`, `webhook.unknown`
 */
export const pauseSubscription = (
  house: House,
  by: WebhookChanger,
  id: string,
): Promise<WebhookSubscription> =>
  changeSubscription(house, {
    id,
    by,
    deed: 'webhook.paused',
    change: (before, at) => (before.pausedAt === null ? { ...before, pausedAt: at } : before),
  });

/** @throws Fault `access.notPermitted`, `webhook.unknown` */
export const resumeSubscription = (
  house: House,
  by: WebhookChanger,
  id: string,
): Promise<WebhookSubscription> =>
  changeSubscription(house, {
    id,
    by,
    deed: 'webhook.resumed',
    change: (before) => (before.pausedAt === null ? before : { ...before, pausedAt: null }),
  });
