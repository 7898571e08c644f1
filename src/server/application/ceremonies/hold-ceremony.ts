// One gesture over many documents: who is due is signed in chunks, each chunk stored in one transaction.
import type { Instant, PersonId, RecordId, Sha256 } from '../../../kernel/index.ts';
import type { RecordContext, RecordEvent, Refusal, SigningRole } from '../../../workflows/index.ts';
import { chunked, throughLanes } from '../lanes.ts';
import type { House } from '../ports/house.ts';
import type { LocalSigner, SignatureLook } from '../ports/workshop.ts';
import type { Watched } from '../progress.ts';
import { beginCeremony, endCeremony } from './minutes.ts';
import { readDue } from './read-due.ts';
import type { Due } from './read-due.ts';
import { signChunk } from './sign-chunk.ts';

/** What a signature must be told about the bytes it stands on and the bytes it makes. */
export interface SignedBytes {
  readonly baseHash: Sha256;
  readonly fileHash: Sha256;
  readonly at: Instant;
}

export interface Gesture extends Watched {
  readonly role: SigningRole | 'seal';
  readonly by: PersonId;
  readonly signer: LocalSigner;
  readonly records: readonly RecordId[];
  readonly look: SignatureLook;
  readonly reason?: string;
  readonly slotsOf: (context: RecordContext) => readonly string[];
  readonly eventOf: (slots: readonly string[], bytes: SignedBytes) => RecordEvent;
}

export interface CeremonyOutcome {
  readonly recordId: RecordId;
  readonly title: string;
  /** Null when signed in this run. `signing.alreadySigned` is how a resumed run tells what was done before. */
  readonly trouble: Refusal | null;
  readonly fileHash: Sha256 | null;
}

export interface CeremonyHeld {
  readonly ceremonyId: string;
  /** In the order of the request; documents not reached before an abort are left out. */
  readonly outcomes: readonly CeremonyOutcome[];
  readonly signed: number;
  /** Not reached because of an abort. */
  readonly waiting: number;
}

/**
 * Two people may sign the same document at once: the second to store finds other bytes than it signed, reads again
 * and signs on the new base. Each round somebody has made progress, so the rounds end.
 */
export async function holdCeremony(house: House, gesture: Gesture): Promise<CeremonyHeld> {
  const records = [...new Set(gesture.records)];
  const ceremony = await beginCeremony(house, gesture, records);
  const outcomes = new Map<RecordId, CeremonyOutcome>();
  const settle = (outcome: CeremonyOutcome) => {
    outcomes.set(outcome.recordId, outcome);
    gesture.onProgress?.({
      done: outcomes.size,
      total: records.length,
      recordId: outcome.recordId,
      title: outcome.title,
      stage: gesture.role === 'seal' ? 'seal' : 'sign',
      trouble: outcome.trouble,
    });
  };
  let open: readonly RecordId[] = records;
  while (open.length > 0 && gesture.signal?.aborted !== true) {
    const { due, refused } = await readDue(house, gesture, open);
    refused.forEach(settle);
    open = await signRound(house, gesture, due, ceremony, settle);
  }
  const held = records.flatMap((id) => outcomes.get(id) ?? []);
  await endCeremony(house, ceremony, held, records.length);
  return {
    ceremonyId: ceremony.id,
    outcomes: held,
    signed: held.filter(({ trouble }) => trouble === null).length,
    waiting: records.length - held.length,
  };
}

/** @returns the records somebody else signed in the meantime */
async function signRound(
  house: House,
  gesture: Gesture,
  due: readonly Due[],
  ceremony: { readonly id: string },
  settle: (outcome: CeremonyOutcome) => void,
): Promise<readonly RecordId[]> {
  const stale: RecordId[] = [];
  const { lanes } = house.workshop;
  await throughLanes(
    chunked(due, lanes),
    lanes,
    async (chunk) => {
      for (const outcome of await signChunk(house, gesture, chunk, ceremony.id)) {
        if (outcome.trouble?.code === 'signing.staleBytes') stale.push(outcome.recordId);
        else settle(outcome);
      }
    },
    gesture.signal,
  );
  return stale;
}
