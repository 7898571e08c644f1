// Secrets of webhooks: under the installation's key in the store, open only while something is signed.
import { randomBytes } from 'node:crypto';
import type { Instant } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { WebhookSubscription } from '../ports/webhooks-store.ts';

/** As long as the digest that uses it (RFC 2104 §3). */
const SECRET_BYTES = 32;

export const freshSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

export const sealSecret = ({ secrets }: Pick<House, 'secrets'>, id: string, secret: string): string =>
  secrets.seal(secret, contextOf(id));

/**
 * The present one first, then the former while both are good.
 * @throws Fault `account.secretUnreadable` under another key
 */
export const secretsInUse = (
  { secrets }: Pick<House, 'secrets'>,
  { id, sealedSecret, formerSecret, formerUntil }: WebhookSubscription,
  at: Instant,
): readonly string[] =>
  [sealedSecret, formerUntil !== null && at < formerUntil ? formerSecret : null].flatMap((sealed) =>
    sealed === null ? [] : [secrets.open(sealed, contextOf(id))],
  );

/**
 * Seals what was stored before secrets were sealed. Every way into the installation does it first; done once, it finds
 * nothing.
 * @returns how many
 */
export async function sealOpenSecrets(house: House): Promise<number> {
  const isOpen = ({ sealedSecret }: WebhookSubscription) => OPEN.test(sealedSecret);
  if (!(await house.store.read((view) => view.subscriptions())).some(isOpen)) return 0;
  return house.store.write(async (transaction) => {
    const open = (await transaction.subscriptions()).filter(isOpen);
    for (const subscription of open) {
      const sealedSecret = sealSecret(house, subscription.id, subscription.sealedSecret);
      await transaction.saveSubscription({ ...subscription, sealedSecret });
    }
    return open.length;
  });
}

/** As `freshSecret` has always made them; what is sealed has a full stop in it. */
const OPEN = /^[\w-]{43}$/;

const contextOf = (id: string) => `webhook ${id}`;
