// An administrator's hold on the webhooks of the own school: what is not of that school is not there.
import { freshId, toIso } from '../../../kernel/index.ts';
import type { Brand, PersonId } from '../../../kernel/index.ts';
import { permission } from '../access/permission.ts';
import type { PageOf } from '../ports/api-store.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { PostOutcome, WebhookPostman } from '../ports/webhook-postman.ts';
import type { Delivery, WebhookSubscription } from '../ports/webhooks-store.ts';
import { webhookFault } from './faults.ts';
import { secretsInUse } from './secrets.ts';
import { signedHeaders } from './sign-delivery.ts';

export interface Administrator {
  readonly person: PersonId;
  readonly schoolId: string;
}

/** @throws Fault `access.notPermitted` */
export const mayAdministerWebhooks = (house: House, by: Administrator): Promise<void> =>
  house.store.read((view) => permitted(house, view, by));

/**
 * Oldest first, ended ones included.
 * @throws Fault `access.notPermitted`
 */
export const listSubscriptions = (house: House, by: Administrator): Promise<readonly WebhookSubscription[]> =>
  house.store.read(async (view) => {
    await permitted(house, view, by);
    return (await view.subscriptions()).filter(({ schoolId }) => schoolId === by.schoolId);
  });

/** @throws Fault `access.notPermitted`, `webhook.unknown` */
export async function ownSubscription(
  house: House,
  by: Administrator,
  id: string,
): Promise<WebhookSubscription> {
  const found = (await listSubscriptions(house, by)).find((one) => one.id === id);
  if (!found) throw webhookFault('webhook.unknown', { id });
  return found;
}

/**
 * Newest first; null when the page goes on after something else.
 * @throws Fault `access.notPermitted`, `webhook.unknown`
 */
export async function listDeliveries(
  house: House,
  by: Administrator,
  id: string,
  page: PageOf,
): Promise<readonly Delivery[] | null> {
  await ownSubscription(house, by, id);
  return house.store.read((view) => view.deliveriesPage(id, page));
}

/**
 * Posts a signed delivery of type `test`, once, and keeps nothing of it.
 * @throws Fault `access.notPermitted`, `webhook.unknown`
 */
export async function testSubscription(
  house: House,
  postman: WebhookPostman,
  by: Administrator,
  id: string,
): Promise<PostOutcome> {
  const subscription = await ownSubscription(house, by, id);
  const { url, schoolId } = subscription;
  const at = house.clock.now();
  const delivery = freshId<Brand<string, 'DeliveryId'>>();
  const body = JSON.stringify({ id: delivery, type: 'test', at: toIso(at), school: schoolId });
  return postman.post({
    url,
    headers: signedHeaders(delivery, secretsInUse(house, subscription, at), body, at),
    body,
  });
}

async function permitted(house: House, view: View, { person, schoolId }: Administrator): Promise<void> {
  const at = house.clock.now();
  await permission(view, { person, action: 'webhook.changed', target: { schoolId }, at });
}
