// A webhook rests while its receiver is being looked after: steps are noted, told when it goes on.
import { permission } from '../access/permission.ts';
import type { House } from '../ports/house.ts';
import type { WebhookSubscription } from '../ports/webhooks-store.ts';
import type { Administrator } from './administer.ts';
import { webhookFault } from './faults.ts';

/**
 * What is under way arrives all the same. An ended webhook stays as it is.
 * @throws Fault `access.notPermitted`, `webhook.unknown`
 */
export const pauseSubscription = (
  house: House,
  by: Administrator,
  id: string,
): Promise<WebhookSubscription> => change(house, by, id, ({ pausedAt }) => pausedAt ?? house.clock.now());

/** @throws Fault `access.notPermitted`, `webhook.unknown` */
export const resumeSubscription = (
  house: House,
  by: Administrator,
  id: string,
): Promise<WebhookSubscription> => change(house, by, id, () => null);

const change = (
  house: House,
  { person, schoolId }: Administrator,
  id: string,
  pausedAtOf: (before: WebhookSubscription) => WebhookSubscription['pausedAt'],
): Promise<WebhookSubscription> =>
  house.store.write(async (transaction) => {
    const at = house.clock.now();
    await permission(transaction, { person, action: 'webhook.changed', target: { schoolId }, at });
    const before = (await transaction.subscriptions()).find(
      (one) => one.id === id && one.schoolId === schoolId,
    );
    if (!before) throw webhookFault('webhook.unknown', { id });
    if (before.endedAt !== null) return before;
    const after = { ...before, pausedAt: pausedAtOf(before) };
    await transaction.saveSubscription(after);
    return after;
  });
