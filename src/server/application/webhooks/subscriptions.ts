// Begins and ends telling a program elsewhere.
import { freshId } from '../../../kernel/index.ts';
import type { Brand } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import type { WebhookSubscription } from '../ports/webhooks-store.ts';
import { changeSubscription, type WebhookChanger } from './change-subscription.ts';
import { webhookEvents } from './events.ts';
import { webhookFault } from './faults.ts';
import { atTheMachine, webhookNote } from './notes.ts';
import { freshSecret, sealSecret } from './secrets.ts';

export interface SubscriptionWish {
  readonly schoolId: string;
  readonly url: string;
  /** All of them when empty. */
  readonly events: readonly string[];
}

/** With the secret in the open, for this once. */
export type NewSubscription = WebhookSubscription & { readonly secret: string };

/**
 * From the next step on; the past is not told. The secret in the answer is what the receiver checks signatures with.
 * @throws Fault `webhook.badUrl`, `webhook.unknownEvent`
 */
export async function subscribe(
  house: House,
  { schoolId, url, events }: SubscriptionWish,
  by: Actor = atTheMachine,
): Promise<NewSubscription> {
  const known: readonly string[] = webhookEvents;
  for (const event of events)
    if (!known.includes(event)) throw webhookFault('webhook.unknownEvent', { event, known });
  const target = targetOf(url);
  return house.store.write(async (transaction) => {
    const id = freshId<Brand<string, 'SubscriptionId'>>();
    const secret = freshSecret();
    const at = house.clock.now();
    const subscription: WebhookSubscription = {
      id,
      schoolId,
      url: target.href,
      sealedSecret: sealSecret(house, id, secret),
      formerSecret: null,
      formerUntil: null,
      events: events.length === 0 ? known : [...new Set(events)],
      createdAt: at,
      endedAt: null,
      pausedAt: null,
      seenSeq: (await transaction.journalHead()).seq,
    };
    await transaction.saveSubscription(subscription);
    await transaction.append([webhookNote('webhook.added', subscription, by, at)]);
    return { ...subscription, secret };
  });
}

/**
 * What waits for it is not sent any more.
 * @throws Fault `access.notPermitted`, `webhook.unknown`
 */
export const endSubscription = (
  house: House,
  id: string,
  by: WebhookChanger = atTheMachine,
): Promise<WebhookSubscription> =>
  changeSubscription(house, {
    id,
    by,
    deed: 'webhook.ended',
    change: (before, at) => ({ ...before, endedAt: at }),
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
