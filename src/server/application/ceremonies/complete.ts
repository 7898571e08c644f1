// Signature values become signed documents: timestamps where the policy wants them, then the bytes, then the store.
import type { Instant, Sha256 } from '../../../kernel/index.ts';
import type { PreparedUpdate, SignerIdentity } from '../../../signing/index.ts';
import { sliceOf } from '../documents.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { Gesture, Run } from './hold-ceremony.ts';
import { type CeremonyOutcome, failureIn, troubled } from './outcome.ts';
import type { Due } from './read-due.ts';
import type { Stamp } from './stamping.ts';
import { storeSigned, type SignedDue } from './store-signed.ts';

/** A document whose signature value is there. */
export interface Valued {
  readonly due: Due;
  readonly baseHash: Sha256;
  readonly prepared: PreparedUpdate;
  readonly signature: Uint8Array;
}

/** @throws Fault `timestamp.*` where the policy refuses to go on without; nothing is stored then */
export async function complete(
  house: House,
  gesture: Gesture,
  run: Run,
  { valued, at }: { readonly valued: readonly Valued[]; readonly at: Instant },
  also?: (transaction: Transaction) => Promise<void>,
): Promise<readonly CeremonyOutcome[]> {
  const stamps = await Promise.all(
    valued.map(async ({ signature }): Promise<Stamp> => (await run.stamping?.stamp(signature)) ?? {}),
  );
  const { chain, algorithm }: SignerIdentity = gesture.signer;
  const outcomes = await house.workshop.embed(
    { chain, algorithm },
    valued.map(({ due, baseHash, prepared, signature }, index) => {
      const timestamp = stamps[index]?.timestamp;
      const segments = due.chain.map(sliceOf);
      const { id: recordId } = due.record;
      return { recordId, segments, baseHash, prepared, signature, ...(timestamp && { timestamp }) };
    }),
  );
  const signed = valued.flatMap(({ due }, index): SignedDue[] => {
    const outcome = outcomes[index];
    return outcome && 'hash' in outcome ? [{ ...due, ...stamps[index], outcome }] : [];
  });
  const failed = valued.flatMap(({ due }, index): CeremonyOutcome[] => {
    const outcome = outcomes[index];
    return outcome && 'hash' in outcome ? [] : [troubled(due.record, failureIn(outcome))];
  });
  return [...(await storeSigned(house, gesture, run, signed, at, also)), ...failed];
}
