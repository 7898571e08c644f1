// PINs, passwords and one-time codes: asked for at the moment of use, wiped right after, never kept.
import { deviceFault } from './faults.ts';

/**
 * UTF-8 octets that belong to whoever receives them and are overwritten with zeros after use.
 * Bytes, because a string cannot be wiped.
 */
export type Secret = Uint8Array;

/** Asks the person; `undefined` when they would rather not. */
export type AskSecret = () => Promise<Secret | undefined>;

/** Hands the secret to `use` and wipes it whatever happens. @throws Fault `device.cancelled` */
export async function withSecret<T>(ask: AskSecret, use: (secret: Secret) => Promise<T> | T): Promise<T> {
  const secret = await ask();
  if (secret === undefined) throw deviceFault('device.cancelled');
  try {
    return await use(secret);
  } finally {
    secret.fill(0);
  }
}

export interface HeldSecret {
  readonly ask: AskSecret;
  /** Overwrites what is held; the next use asks again. */
  readonly wipe: () => void;
}

/** Asks once for a whole batch: each use gets a copy, and the original lasts until it is wiped. */
export function heldSecret(ask: AskSecret): HeldSecret {
  let held: Promise<Secret | undefined> | undefined;
  return {
    ask: async () => {
      const secret = await (held ??= ask());
      return secret && Uint8Array.from(secret);
    },
    wipe: () => {
      // Whoever asked was told already of what went wrong then.
      held?.then((secret) => secret?.fill(0)).catch(() => undefined);
      held = undefined;
    },
  };
}
