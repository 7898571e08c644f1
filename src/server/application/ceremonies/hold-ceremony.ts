// One gesture over many documents: who is due is signed in chunks, each chunk stored in one transaction.
import type { Instant, PersonId, RecordId, Sha256 } from '../../../kernel/index.ts';
import type { RecordContext, RecordEvent, SignatureLevel, SigningRole } from '../../../workflows/index.ts';
import { conditionsUnder } from '../policies/conditions-under.ts';
import { chunked, throughLanes } from '../lanes.ts';
import type { House } from '../ports/house.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import {
  type CeremonySigner,
  isLater,
  isLocal,
  type LaterSigner,
  type LocalSigner,
  type OpenPending,
  type TokenSigner,
} from '../ports/signing-keys.ts';
import type { Ceremony } from '../ports/unit-of-work.ts';
import type { SignatureLook } from '../ports/workshop.ts';
import type { Watched } from '../progress.ts';
import { checkSigner } from './check-signer.ts';
import { beginCeremony, endCeremony } from './minutes.ts';
import { type CeremonyOutcome, isStale } from './outcome.ts';
import { askRound } from './questions/ask-round.ts';
import { readDue } from './read-due.ts';
import { signChunk } from './sign-chunk.ts';
import { type Stamping, stampingFor } from './stamping.ts';

/** What a signature must be told about the bytes it stands on and the bytes it makes. */
export interface SignedBytes {
  readonly baseHash: Sha256;
  readonly fileHash: Sha256;
  readonly at: Instant;
  readonly level: SignatureLevel;
  /** Blob of the check of the certificate. */
  readonly evidence: Sha256;
}

/** Tells that a key elsewhere was asked, and about how many documents. */
export type Asked = (pending: OpenPending, documents: number) => void;

export interface Gesture extends Watched {
  readonly role: SigningRole | 'seal';
  readonly by: PersonId;
  readonly signer: CeremonySigner;
  readonly conditions: SigningConditions;
  readonly records: readonly RecordId[];
  readonly look: SignatureLook;
  readonly reason?: string;
  /** With a later signer: return as soon as the question is stored, instead of waiting for the answer. */
  readonly withoutWaiting?: boolean;
  readonly onAsked?: Asked;
  readonly slotsOf: (context: RecordContext) => readonly string[];
  readonly eventOf: (slots: readonly string[], bytes: SignedBytes) => RecordEvent;
}

/** What all chunks of one ceremony share. */
export interface Run {
  readonly ceremony: Ceremony;
  readonly evidence: Sha256;
  /** Null where nothing is timestamped. */
  readonly stamping: Stamping | null;
}

/** What a round of signing left over. */
export interface Leftover {
  /** Signed by somebody else in the meantime: to be read again. */
  readonly stale: readonly RecordId[];
  /** Questions nobody has answered yet; no further round is held. */
  readonly questions: readonly OpenPending[];
}

export interface CeremonyHeld {
  readonly ceremonyId: string;
  /** In the order of the request; documents not reached before an abort are left out. */
  readonly outcomes: readonly CeremonyOutcome[];
  readonly signed: number;
  /** Not reached because of an abort, or waiting for an answer. */
  readonly waiting: number;
  /** What a later signer is still asked; running the ceremony again goes on with it. */
  readonly questions: readonly OpenPending[];
}

/**
 * Two people may sign the same document at once: the second to store finds other bytes than it signed, reads again
 * and signs on the new base. Each round somebody has made progress, so the rounds end.
 */
export async function holdCeremony(house: House, asked: Gesture): Promise<CeremonyHeld> {
  const records = [...new Set(asked.records)];
  const { signer, role, signal } = asked;
  const conditions = await conditionsUnder(house, asked.conditions, { records, at: house.clock.now() });
  const gesture: Gesture = { ...asked, conditions };
  const evidence = await checkSigner(house, conditions, signer, house.clock.now(), signal);
  const ceremony = await beginCeremony(house, gesture, records);
  const run: Run = { ceremony, evidence, stamping: stampingFor(conditions, role, signal) };
  const outcomes = new Map<RecordId, CeremonyOutcome>();
  const settle = (outcome: CeremonyOutcome) => {
    outcomes.set(outcome.recordId, outcome);
    gesture.onProgress?.({
      done: outcomes.size,
      total: records.length,
      recordId: outcome.recordId,
      title: outcome.title,
      stage: role === 'seal' ? 'seal' : 'sign',
      trouble: outcome.trouble,
    });
  };
  let left: Leftover = { stale: records, questions: [] };
  while (left.stale.length > 0 && left.questions.length === 0 && signal?.aborted !== true) {
    left = isLater(signer)
      ? await askRound(house, { ...gesture, signer }, run, left.stale, settle)
      : await signRound(house, { ...gesture, signer }, run, left.stale, settle);
  }
  const held = records.flatMap((id) => outcomes.get(id) ?? []);
  await endCeremony(house, ceremony, held, records.length);
  return {
    ceremonyId: ceremony.id,
    outcomes: held,
    signed: held.filter(({ trouble }) => trouble === null).length,
    waiting: records.length - held.length,
    questions: left.questions,
  };
}

async function signRound(
  house: House,
  gesture: Gesture & { readonly signer: Exclude<CeremonySigner, LaterSigner> },
  run: Run,
  records: readonly RecordId[],
  settle: (outcome: CeremonyOutcome) => void,
): Promise<Leftover> {
  const stale: RecordId[] = [];
  const lanes = lanesFor(house, gesture.signer);
  await throughLanes(
    chunked(records, lanes),
    lanes,
    async (ids) => {
      const { due: chunk, refused } = await readDue(house, gesture, run.ceremony, ids);
      refused.forEach(settle);
      if (chunk.length === 0) return;
      for (const outcome of await signChunk(house, gesture, run, chunk)) {
        if (isStale(outcome)) stale.push(outcome.recordId);
        else settle(outcome);
      }
    },
    gesture.signal,
  );
  return { stale, questions: [] };
}

/** A token does one thing after the other, and must not be tried again behind a PIN it has just refused. */
const lanesFor = ({ workshop }: House, signer: LocalSigner | TokenSigner): number =>
  isLocal(signer) ? workshop.lanes : 1;
