// Port: scans that were sent ahead of the report that names them.
import type { Instant, PersonId, Sha256 } from '../../../kernel/index.ts';

export interface SentScan {
  readonly hash: Sha256;
  readonly personId: PersonId;
  readonly at: Instant;
}

export interface ScansView {
  /** Null when this person never sent it. */
  sentScan(person: PersonId, hash: Sha256): Promise<SentScan | null>;
}

export interface ScansTransaction {
  /** Inserts or replaces by hash and person. */
  saveSentScan(scan: SentScan): Promise<void>;
}
