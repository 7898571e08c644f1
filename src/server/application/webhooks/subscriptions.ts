// Begins and ends telling a program elsewhere.
import { randomBytes } from 'node:crypto';
import { freshId } from '../../../kernel/index.ts';
import type { Brand } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { WebhookSubscription } from '../ports/webhooks-store.ts';
import { webhookEvents } from './events.ts';
import { webhookFault } from './faults.ts';

export interface SubscriptionWish {
  readonly schoolId: string;
  readonly url: string;
  /** All of them when empty. */
  readonly events: readonly string[];
}

/**
 * From the next step on; the past is not told. The secret in the answer is what the receiver checks signatures with.
 * @throws Fault `webhook.badUrl`, `webhook.unknownEvent`
 */
export async function subscribe(
  house: House,
  { schoolId, url, events }: SubscriptionWish,
): Promise<WebhookSubscription> {
  const known: readonly string[] = webhookEvents;
  for (const event of events)
    if (!known.includes(event)) throw webhookFault('webhook.unknownEvent', { event, known });
  const target = targetOf(url);
  return house.store.write(async (transaction) => {
    const subscription: WebhookSubscription = {
      id: freshId<Brand<string, 'SubscriptionId'>>(),
      schoolId,
      url: target.href,
      secret: randomBytes(SECRET_BYTES).toString('base64url'),
      events: events.length === 0 ? known : [...new Set(events)],
      createdAt: house.clock.now(),
      endedAt: null,
      pausedAt: null,
      seenSeq: (await transaction.journalHead()).seq,
    };
    await transaction.saveSubscription(subscription);
    return subscription;
  });
}

/** As long as the digest that uses it (RFC 2104 §3). */
const SECRET_BYTES = 32;

/**
 * What waits for it is not sent any more.
 * @throws Fault `webhook.unknown`
 */
export const endSubscription = (house: House, id: string): Promise<void> =>
  house.store.write(async (transaction) => {
    const known = (await transaction.subscriptions()).find((subscription) => subscription.id === id);
    if (!known) throw webhookFault('webhook.unknown', { id });
    if (known.endedAt === null) await transaction.saveSubscription({ ...known, endedAt: house.clock.now() });
  });

function targetOf(text: string): URL {
  const refuse = (reason: string) => webhookFault('webhook.badUrl', { url: text.slice(0, 200), reason });
  if (!URL.canParse(text)) throw refuse('not a URL');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('https:// is needed');
  // They would be shown in lists and logs; the signature says who sends.
  if (url.username !== '' || url.password !== '') throw refuse('a URL with a password');
  url.hash = '';
  return url;
}
