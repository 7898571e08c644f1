// One confirmation for signatures whose hashes are not all known yet, as when one person fills several fields of a PDF.
import { systemClock, type Clock } from '../../../kernel/index.ts';
import { algorithms } from '../../algorithms.ts';
import type { ToBeSigned } from '../../ports.ts';
import { confirmed } from '../answers.ts';
import type { CscDevice } from '../csc.ts';
import { deviceFault } from '../faults.ts';
import { pause } from '../later.ts';
import type { AuthenticationAnswer } from './body.ts';
import type { Authorization, CscClient } from './client.ts';
import { signAlgorithmOf } from './credential.ts';

/** One confirmation for signatures whose hashes become known one after the other. */
export interface TransactionOptions {
  readonly client: CscClient;
  readonly device: Pick<CscDevice, 'credential' | 'chain' | 'algorithm'>;
  /** How many signatures the signer is asked to permit, over all calls of `sign`. */
  readonly total: number;
  /** Wiped after use. */
  readonly answers: readonly AuthenticationAnswer[];
  /** How long to wait for a confirmation on the phone; default 4 minutes. */
  readonly patienceMs?: number;
  readonly clock?: Clock;
  readonly sleep?: (ms: number) => Promise<void>;
}

/** The permission is a secret and stays in this object: after a restart the signer is asked again. */
export interface SigningTransaction {
  readonly remaining: number;
  sign(items: readonly ToBeSigned[]): Promise<readonly Uint8Array[]>;
}

/**
 * Asks for permission with the first items; later calls extend it with theirs (CSC API v2.0 §11.9, §13.12).
 * @throws Fault `device.tooManySignatures`, `device.authorizationSpent` and those of `begin` and `poll` of the device
 */
export function signingTransaction(options: TransactionOptions): SigningTransaction {
  const { client, device, total, clock = systemClock, sleep = pause, patienceMs = 240_000 } = options;
  const { credential, chain, algorithm } = device;
  let remaining = total;
  let granted: { readonly sad: string; readonly until: number } | undefined;

  const permitted = async (authorization: Authorization): Promise<NonNullable<typeof granted>> => {
    const until = clock.now() + patienceMs;
    let now = authorization;
    for (; now.state === 'confirming'; now = await client.authorizeCheck(now.handle)) {
      if (clock.now() >= until) throw deviceFault('device.confirmationExpired');
      await sleep(2000);
    }
    return { sad: now.sad, until: clock.now() + now.expiresInMs };
  };

  const permission = async (order: Parameters<CscClient['authorize']>[0]) => {
    if (granted) {
      if (clock.now() >= granted.until) throw deviceFault('device.authorizationSpent');
      return permitted(await client.extendTransaction(order, granted.sad));
    }
    try {
      return await permitted(await client.authorize(order, total, options.answers));
    } finally {
      for (const { value } of options.answers) value?.fill(0);
    }
  };

  return {
    get remaining() {
      return remaining;
    },
    sign: async (items) => {
      if (items.length === 0) return [];
      const asked = total - remaining + items.length;
      const limit = Math.min(total, credential.multisign);
      if (total > credential.multisign || asked > limit)
        throw deviceFault('device.tooManySignatures', { asked: Math.max(asked, total), limit });
      const hashes = items.map(({ digest }) => Buffer.from(digest).toString('base64'));
      const order = { credentialId: credential.id, hashes, digest: algorithms[algorithm].digest };
      granted = await permission(order);
      const signed = await client.signHash({
        ...order,
        ...signAlgorithmOf(credential, algorithm),
        sad: granted.sad,
      });
      if (signed.state !== 'signed') throw deviceFault('device.remoteUnexpected', { reason: 'signatures' });
      remaining -= items.length;
      const values = signed.signatures.map((value) => Buffer.from(value, 'base64'));
      return confirmed({ chain, algorithm }, items, values);
    },
  };
}
