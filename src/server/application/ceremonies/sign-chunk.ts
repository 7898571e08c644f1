// Signs one chunk with a key that answers at once, and stores it in one transaction.
import type { Instant } from '../../../kernel/index.ts';
import { sliceOf } from '../documents.ts';
import type { House } from '../ports/house.ts';
import { isLocal, type LocalSigner, type TokenSigner } from '../ports/signing-keys.ts';
import type { PrepareOutcome, SignTask } from '../ports/workshop.ts';
import { complete, type Valued } from './complete.ts';
import type { Gesture, Run } from './hold-ceremony.ts';
import { type CeremonyOutcome, failureIn, troubled } from './outcome.ts';
import type { Due } from './read-due.ts';
import { storeSigned, type SignedDue } from './store-signed.ts';

export async function signChunk(
  house: House,
  gesture: Gesture & { readonly signer: LocalSigner | TokenSigner },
  run: Run,
  chunk: readonly Due[],
): Promise<readonly CeremonyOutcome[]> {
  const at = house.clock.now();
  const { signer } = gesture;
  if (isLocal(signer) && run.stamping === null) return signInWorker(house, gesture, run, signer, chunk, at);
  const { prepared, failed } = await prepareChunk(house, gesture, run, chunk, at);
  const valued = isLocal(signer) ? prepared.flatMap(withOwnValue) : await withTokenValues(signer, prepared);
  return [...(await complete(house, gesture, run, { valued, at })), ...failed];
}

/** Nothing is waited for in between, so a worker does the whole of it. */
async function signInWorker(
  house: House,
  gesture: Gesture,
  run: Run,
  signer: LocalSigner,
  chunk: readonly Due[],
  at: Instant,
): Promise<readonly CeremonyOutcome[]> {
  const outcomes = await house.workshop.sign(
    signer,
    chunk.map((due) => taskOf(due, gesture, at)),
  );
  const signed = chunk.flatMap((due, index): SignedDue[] => {
    const outcome = outcomes[index];
    return outcome && 'hash' in outcome ? [{ ...due, outcome }] : [];
  });
  const failed = chunk.flatMap(({ record }, index): CeremonyOutcome[] => {
    const outcome = outcomes[index];
    return outcome && 'hash' in outcome ? [] : [troubled(record, failureIn(outcome))];
  });
  return [...(await storeSigned(house, gesture, run, signed, at)), ...failed];
}

export type PreparedDue = { readonly due: Due } & Exclude<PrepareOutcome, { readonly failed: unknown }>;

export async function prepareChunk(
  house: House,
  gesture: Gesture,
  { stamping }: Run,
  chunk: readonly Due[],
  at: Instant,
): Promise<{ readonly prepared: readonly PreparedDue[]; readonly failed: readonly CeremonyOutcome[] }> {
  const { signer } = gesture;
  const { chain, algorithm } = signer;
  const identity = isLocal(signer) ? { key: signer.key, chain, algorithm } : { chain, algorithm };
  const outcomes = await house.workshop.prepare(
    { identity, reserve: stamping?.reserve() ?? 0 },
    chunk.map((due) => taskOf(due, gesture, at)),
  );
  const prepared = chunk.flatMap((due, index): PreparedDue[] => {
    const outcome = outcomes[index];
    return outcome && 'prepared' in outcome ? [{ due, ...outcome }] : [];
  });
  const failed = chunk.flatMap(({ record }, index): CeremonyOutcome[] => {
    const outcome = outcomes[index];
    return outcome && 'prepared' in outcome ? [] : [troubled(record, failureIn(outcome))];
  });
  return { prepared, failed };
}

const withOwnValue = ({ due, baseHash, prepared, signature }: PreparedDue): Valued[] =>
  signature ? [{ due, baseHash, prepared, signature }] : [];

async function withTokenValues(token: TokenSigner, prepared: readonly PreparedDue[]): Promise<Valued[]> {
  if (prepared.length === 0) return [];
  const values = await token.sign(prepared.map(({ prepared: { toBeSigned } }) => toBeSigned));
  return prepared.flatMap(({ due, baseHash, prepared: update }, index): Valued[] => {
    const signature = values[index];
    return signature ? [{ due, baseHash, prepared: update, signature }] : [];
  });
}

const taskOf = ({ record, chain, slots }: Due, { look, reason }: Gesture, at: Instant): SignTask => ({
  recordId: record.id,
  segments: chain.map(sliceOf),
  draftLength: chain[0]?.length ?? 0,
  baseHash: chain.at(-1)?.fileHash ?? record.snapshot.context.entriesHash,
  slots,
  at,
  look,
  ...(reason !== undefined && { reason }),
});
