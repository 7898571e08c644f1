// Port: what an operator asks of the store: signs of life, the last certificate of each signer, ceremonies in the middle.
import type { Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { ClockSetBack } from '../journal/clock-set-backs.ts';
import type { CeremonyRequest } from './api-store.ts';

/** The newest signature of a person whose certificate was checked and the check kept. */
export interface LatestSignature {
  readonly personId: PersonId;
  readonly at: Instant;
  readonly evidence: Sha256;
}

export interface OperationsView {
  /** Of the newest entries of the journal. */
  clockSetBacks(newest: number): Promise<readonly ClockSetBack[]>;
  /** Time of the last entry of the journal. */
  lastEntryAt(): Promise<Instant | null>;
  /** When a part last said that it was there: `health`, `backup`. */
  lastBeat(part: string): Promise<Instant | null>;
  /** One for each person, over all schools. */
  latestSignatures(): Promise<readonly LatestSignature[]>;
  /** Whatever became of them; newest first. */
  latestCeremonyRequests(limit: number): Promise<readonly CeremonyRequest[]>;
  /** Running, waiting for answers, or stopped by something; newest first. */
  unfinishedCeremonyRequests(limit: number): Promise<readonly CeremonyRequest[]>;
}
