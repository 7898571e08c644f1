// Idempotency keys: a request that was carried out is answered from the store when it is sent again.
import { sha256 } from '../../../kernel/index.ts';
import type { Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import { holdsAt, type House, type View } from '../../application/index.ts';
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
  /** Null: anybody's. */
  readonly person: PersonId | null;
}

/** As it is stored: with the appointments that the caller held then. */
interface Stored {
  readonly answer: KeptAnswer;
  readonly held: readonly string[];
}

const KEPT_MS = 24 * 3_600_000;

export const requestDigest = (method: string, url: string, body: Uint8Array): Sha256 =>
  sha256(method, '\n', url, '\n', body);

/**
 * Only what was carried out is kept: a refused request changed nothing and may be sent again. A key whose request was
 * cut off by a crash is carried out anew, as the use cases allow. Whoever has lost a right since is not answered again.
 * @returns keeper of the answers, one at a time in all processes; it throws Fault `request.keyReused`, `request.inProgress`, `request.rightsChanged`
 */
export function onceOnly(house: House) {
  return async (
    { key, request, person }: Repeatable,
    carryOut: () => Promise<KeptAnswer>,
  ): Promise<KeptAnswer & { readonly replayed: boolean }> => {
    const at = house.clock.now();
    const release = await house.claims.claim(`request ${sha256(key)}`);
    if (release === null) throw httpFault('request.inProgress');
    try {
      const { kept, held } = await begin(house, { key, request, person }, at);
      if (kept !== null) return { ...kept, replayed: true };
      const answer = await carryOut();
      const stored: Stored = { answer, held };
      await house.store.write((transaction) =>
        transaction.saveIdempotencyKey({ key, request, at, answer: JSON.stringify(stored) }),
      );
      return { ...answer, replayed: false };
    } catch (error) {
      if (error !== reused && error !== changed)
        await house.store.write((transaction) => transaction.dropIdempotencyKey(key)).catch(() => undefined);
      throw error;
    } finally {
      await release();
    }
  };
}

const reused = httpFault('request.keyReused');
const changed = httpFault('request.rightsChanged');

interface Begun {
  readonly kept: KeptAnswer | null;
  /** Appointments of the caller at this moment. */
  readonly held: readonly string[];
}

const begin = (house: House, { key, request, person }: Repeatable, at: Instant): Promise<Begun> =>
  house.store.write(async (transaction) => {
    await transaction.dropIdempotencyKeysBefore((at - KEPT_MS) as Instant);
    const held = person === null ? [] : await heldBy(transaction, person, at);
    const before = await transaction.idempotencyKey(key);
    if (before !== null && before.request !== request) throw reused;
    if (before !== null && before.answer !== null) {
      // What a release before this one kept does not say who held what.
      const { answer, held: then } = JSON.parse(before.answer) as Partial<Stored>;
      if (!answer || then?.every((id) => held.includes(id)) !== true) throw changed;
      return { kept: answer, held };
    }
    await transaction.saveIdempotencyKey({ key, request, at, answer: null });
    return { kept: null, held };
  });

const heldBy = async (view: View, person: PersonId, at: Instant): Promise<readonly string[]> =>
  (await view.appointmentsOf(person)).filter((one) => holdsAt(one, at)).map(({ id }) => id);
