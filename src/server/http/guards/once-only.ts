// Idempotency keys: a request that was carried out is answered from the store when it is sent again.
import { sha256 } from '../../../kernel/index.ts';
import type { Instant, Sha256 } from '../../../kernel/index.ts';
import type { House } from '../../application/index.ts';
import { httpFault } from '../faults.ts';

export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text; null without content. */
  readonly body: string | null;
}

export interface Repeatable {
  /** The caller's name and the key they chose. */
  readonly key: string;
  readonly request: Sha256;
}

const KEPT_MS = 24 * 3_600_000;

export const requestDigest = (method: string, url: string, body: Uint8Array): Sha256 =>
  sha256(method, '\n', url, '\n', body);

/**
 * Only what was carried out is kept: a refused request changed nothing and may be sent again. A key whose request was
 * cut off by a crash is carried out anew, as the use cases allow.
 * @returns keeper of the answers of this process; it throws Fault `request.keyReused`, `request.inProgress`
 */
export function onceOnly(house: House) {
  const underWay = new Set<string>();
  return async (
    { key, request }: Repeatable,
    carryOut: () => Promise<KeptAnswer>,
  ): Promise<KeptAnswer & { readonly replayed: boolean }> => {
    const at = house.clock.now();
    if (underWay.has(key)) throw httpFault('request.inProgress');
    underWay.add(key);
    try {
      const kept = await begin(house, { key, request }, at);
      if (kept !== null) return { ...kept, replayed: true };
      const answer = await carryOut();
      const stored = { key, request, at, answer: JSON.stringify(answer) };
      await house.store.write((transaction) => transaction.saveIdempotencyKey(stored));
      return { ...answer, replayed: false };
    } catch (error) {
      if (error !== reused)
        await house.store.write((transaction) => transaction.dropIdempotencyKey(key)).catch(() => undefined);
      throw error;
    } finally {
      underWay.delete(key);
    }
  };
}

const reused = httpFault('request.keyReused');

const begin = (house: House, { key, request }: Repeatable, at: Instant): Promise<KeptAnswer | null> =>
  house.store.write(async (transaction) => {
    await transaction.dropIdempotencyKeysBefore((at - KEPT_MS) as Instant);
    const before = await transaction.idempotencyKey(key);
    if (before !== null && before.request !== request) throw reused;
    if (before !== null && before.answer !== null) return JSON.parse(before.answer) as KeptAnswer;
    await transaction.saveIdempotencyKey({ key, request, at, answer: null });
    return null;
  });
