// A new secret for a webhook; for a while both sign, so that the receiver can change over without losing anything.
import type { Instant } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { WebhookSubscription } from '../ports/webhooks-store.ts';
import { changeSubscription, type WebhookChanger } from './change-subscription.ts';
import { freshSecret, sealSecret } from './secrets.ts';

export interface SecretRotation {
  readonly id: string;
  /** How long the former secret signs too; 0 when it has become known. */
  readonly overlapHours: number;
}

const HOUR_MS = 3_600_000;

/**
 * A rotation within the overlap of another ends the older secret at once: two sign, never three. The secret in the
 * answer is shown this once; null for an ended webhook.
 * @throws Fault `access.notPermitted`, `webhook.unknown`
 */
export async function rotateSecret(
  house: House,
  by: WebhookChanger,
  { id, overlapHours }: SecretRotation,
): Promise<{ readonly subscription: WebhookSubscription; readonly secret: string | null }> {
  const secret = freshSecret();
  const subscription = await changeSubscription(house, {
    id,
    by,
    deed: 'webhook.secretRotated',
    change: (before, at) => ({
      ...before,
      sealedSecret: sealSecret(house, id, secret),
      ...(overlapHours > 0
        ? { formerSecret: before.sealedSecret, formerUntil: (at + overlapHours * HOUR_MS) as Instant }
        : { formerSecret: null, formerUntil: null }),
    }),
  });
  return { subscription, secret: subscription.endedAt === null ? secret : null };
}
