// Hands over what is due, and keeps what became of it.
import type { Instant } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { PostOutcome, WebhookPostman } from '../ports/webhook-postman.ts';
import type { Delivery, DeliveryVerdict, WebhookSubscription } from '../ports/webhooks-store.ts';
import { nextAttempt } from '../retries.ts';
import { secretsInUse } from './secrets.ts';
import { signedHeaders } from './sign-delivery.ts';
import { endSubscription } from './subscriptions.ts';

export interface DeliveriesSent {
  readonly delivered: number;
  readonly refused: number;
  /** Will not be tried again. */
  readonly dead: number;
}

/** At least once: a process that dies after the receiver's yes leads to a second delivery with the same id. */
export async function sendDeliveries(
  house: House,
  postman: WebhookPostman,
  signal?: AbortSignal,
): Promise<DeliveriesSent> {
  const sent = { delivered: 0, waiting: 0, dead: 0 };
  while (!signal?.aborted) {
    const at = house.clock.now();
    const until = (at + LEASE_MS) as Instant;
    const { claimed, subscriptions } = await house.store.write(async (transaction) => ({
      claimed: await transaction.claimDeliveries(at, until, AT_ONCE),
      subscriptions: new Map((await transaction.subscriptions()).map((one) => [one.id, one])),
    }));
    if (claimed.length === 0) break;
    const states = await Promise.all(
      claimed.map((delivery) =>
        sendOne(house, postman, delivery, subscriptions.get(delivery.subscriptionId)),
      ),
    );
    for (const state of states) sent[state] += 1;
  }
  return { delivered: sent.delivered, refused: sent.waiting, dead: sent.dead };
}

const AT_ONCE = 10;
/** Longer than an attempt at all of them can take. */
const LEASE_MS = 5 * 60_000;

async function sendOne(
  house: House,
  postman: WebhookPostman,
  delivery: Delivery,
  subscription: WebhookSubscription | undefined,
): Promise<Delivery['state']> {
  const { id, body, attempts } = delivery;
  const headers = subscription && headersOf(house, subscription, delivery);
  const outcome: PostOutcome = !subscription
    ? { outcome: 'gone', reason: 'no subscription' }
    : headers
      ? await postman.post({ url: subscription.url, headers, body })
      : { outcome: 'refused', reason: 'the secret does not open under this installation’s key; rotate it' };
  const verdict = verdictOf(id, attempts, outcome, house.clock.now());
  await house.store.write((transaction) => transaction.settleDelivery(verdict));
  if (outcome.outcome === 'gone' && subscription)
    await endSubscription(house, subscription.id, { service: 'webhooks' });
  return verdict.state;
}

/** Null under another key: the others are not to wait for somebody to put this one right. */
function headersOf(house: House, subscription: WebhookSubscription, { id, body }: Delivery) {
  const at = house.clock.now();
  try {
    return signedHeaders(id, secretsInUse(house, subscription, at), body, at);
  } catch {
    return null;
  }
}

function verdictOf(id: string, attempts: number, outcome: PostOutcome, at: Instant): DeliveryVerdict {
  if (outcome.outcome === 'delivered')
    return { id, state: 'delivered', lastReply: outcome.reply, dueAt: at, settledAt: at };
  const next = outcome.outcome === 'gone' ? null : nextAttempt(attempts, at);
  return next === null
    ? { id, state: 'dead', lastReply: outcome.reason, dueAt: at, settledAt: at }
    : { id, state: 'waiting', lastReply: outcome.reason, dueAt: next, settledAt: null };
}
