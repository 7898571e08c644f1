// Port: what an operator asks of the store: signs of life, the last certificate of each signer, ceremonies in the middle.
import type { Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { CeremonyRequest } from './api-store.ts';

/** The newest signature of a person whose certificate was checked and the check kept. */
export interface LatestSignature {
  readonly personId: PersonId;
  readonly at: Instant;
  readonly evidence: Sha256;
}

export interface OperationsView {
  /** When a part last said that it was there: `health`, `backup`. */
  lastBeat(part: string): Promise<Instant | null>;
  /** One for each person, over all schools. */
  latestSignatures(): Promise<readonly LatestSignature[]>;
  /** Whatever became of them; newest first. */
  latestCeremonyRequests(limit: number): Promise<readonly CeremonyRequest[]>;
  /** Running, waiting for answers, or stopped by something; newest first. */
  unfinishedCeremonyRequests(limit: number): Promise<readonly CeremonyRequest[]>;
}
