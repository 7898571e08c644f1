// From a stored question to signed documents: wait for the answer, keep it, then use it.
import { Fault } from '../../../../kernel/index.ts';
import type { RecordId } from '../../../../kernel/index.ts';
import { chunked } from '../../lanes.ts';
import type { House } from '../../ports/house.ts';
import type { OpenPending } from '../../ports/signing-keys.ts';
import type { PreparedItem, SigningQuestion } from '../../ports/unit-of-work.ts';
import { complete, type Valued } from '../complete.ts';
import type { Run } from '../hold-ceremony.ts';
import { type CeremonyOutcome, staleBytes, troubled } from '../outcome.ts';
import type { Due } from '../read-due.ts';
import type { LaterGesture } from './ask-round.ts';

export interface Pursued {
  readonly outcomes: readonly CeremonyOutcome[];
  /** Still waiting for an answer. */
  readonly open?: OpenPending;
}

/**
 * The values are stored before they are used: what somebody confirmed once is not asked again because an authority
 * was silent or the power failed.
 * @throws Fault `device.remote*` while the service cannot be asked; the question stays, running again goes on
 */
export async function pursue(
  house: House,
  gesture: LaterGesture,
  run: Run,
  question: SigningQuestion,
  items: readonly PreparedItem[],
  due: ReadonlyMap<RecordId, Due>,
): Promise<Pursued> {
  const answered = items.every(({ signature }) => signature !== null)
    ? { values: items.flatMap(({ signature }) => signature ?? []) }
    : await answerTo(house, gesture, question);
  if ('open' in answered) return { outcomes: [], open: answered.open };
  if ('failed' in answered) {
    await house.store.write((transaction) => transaction.dropQuestion(question.id));
    return { outcomes: recordsOf(items, due).map((record) => troubled(record, answered.failed)) };
  }
  const { values } = answered;
  await house.store.write((transaction) => transaction.answerQuestion(question.id, values));
  const outcomes = overtaken(items, due);
  for (const chunk of chunked(valuedOf(items, values, due), 1))
    outcomes.push(...(await complete(house, gesture, run, { valued: chunk, at: question.at })));
  await house.store.write((transaction) => transaction.dropQuestion(question.id));
  return { outcomes };
}

type Answer =
  | { readonly values: readonly Uint8Array[] }
  | { readonly failed: { readonly code: string; readonly vi: string; readonly en: string } }
  | { readonly open: OpenPending };

async function answerTo(
  house: House,
  { signer, signal, withoutWaiting = false }: LaterGesture,
  { id, pending: asked }: SigningQuestion,
): Promise<Answer> {
  let pending = asked;
  try {
    for (;;) {
      const progress = await signer.poll(pending);
      if (progress.state === 'answered') return { values: progress.signatures };
      pending = progress.pending;
      const open = pending;
      await house.store.write((transaction) => transaction.keepPending(id, open));
      if (withoutWaiting || signal?.aborted === true) return { open };
      await rest(progress.askAgainInMs, signal);
    }
  } catch (error) {
    if (!(error instanceof Fault) || passing.has(error.code)) throw error;
    return { failed: { code: error.code, ...error.title } };
  }
}

/** The service was not to be had; what it was asked may still be answered. */
const passing: ReadonlySet<string> = new Set([
  'device.remoteUnreachable',
  'device.remoteSilent',
  'device.remoteBusy',
]);

const rest = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });

const recordsOf = (items: readonly PreparedItem[], due: ReadonlyMap<RecordId, Due>) =>
  items.flatMap(({ recordId }) => due.get(recordId)?.record ?? []);

/** Whether the document is still the one the question was about. */
export const standsOn = (due: Due | undefined, { baseHash, version }: PreparedItem): boolean =>
  due?.version === version && due.chain.at(-1)?.fileHash === baseHash;

/** Somebody else signed after the reservation had run out: to be asked again on what there is now. */
const overtaken = (items: readonly PreparedItem[], due: ReadonlyMap<RecordId, Due>): CeremonyOutcome[] =>
  items.flatMap((item) => {
    const found = due.get(item.recordId);
    return found && !standsOn(found, item) ? [troubled(found.record, staleBytes)] : [];
  });

/** What can no longer be signed, or has been signed meanwhile, is left out. */
const valuedOf = (
  items: readonly PreparedItem[],
  values: readonly Uint8Array[],
  due: ReadonlyMap<RecordId, Due>,
): readonly Valued[] =>
  items.flatMap((item): Valued[] => {
    const signature = values[item.position];
    const found = due.get(item.recordId);
    return found && signature && standsOn(found, item)
      ? [{ due: found, baseHash: item.baseHash, prepared: item.prepared, signature }]
      : [];
  });
