// Port: where the heavy work on documents is done, away from whoever waits for an answer.
import type { KeyObject } from 'node:crypto';
import type { Imprint, Slot } from '../../../documents/index.ts';
import type { Instant, RecordId, Sha256 } from '../../../kernel/index.ts';
import type { SignatureAlgorithm } from '../../../signing/index.ts';

/**
 * Concurrency contract: up to `lanes` calls run at once, further ones wait. What a call reports as done is durable
 * in the blobs already. A lane that dies fails its call with Fault `workshop.laneLost`; calling again is safe,
 * for blobs are named by their content and nothing else is touched.
 */
export interface Workshop {
  readonly lanes: number;
  /** Outcomes in the order of the tasks. */
  draft(tasks: readonly DraftTask[]): Promise<readonly DraftOutcome[]>;
  sign(signer: LocalSigner, tasks: readonly SignTask[]): Promise<readonly SignOutcome[]>;
}

/** A key of this process, in a form that a worker thread can be handed. */
export interface LocalSigner {
  readonly key: KeyObject;
  /** DER certificates, the signer's own first. */
  readonly chain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
}

export interface DraftTask {
  readonly recordId: RecordId;
  readonly snapshotHash: Sha256;
  readonly imprint: Imprint;
}

export interface SignTask {
  readonly recordId: RecordId;
  /** Blobs that make up the document so far. */
  readonly segments: readonly Sha256[];
  /** Bytes of the first of them, the draft: its fonts serve the appearances of all later signatures. */
  readonly draftLength: number;
  /** SHA-256 of these together. */
  readonly baseHash: Sha256;
  /** Fields to fill with this one signature, the main one first. */
  readonly slots: readonly Slot[];
  readonly at: Instant;
  readonly look: SignatureLook;
  readonly reason?: string;
  readonly location?: string;
}

/** What the signature looks like on paper. */
export type SignatureLook =
  | { readonly kind: 'certification'; readonly name: string }
  | { readonly kind: 'personal'; readonly name: string; readonly image?: Uint8Array }
  | {
      readonly kind: 'seal';
      readonly organisation: string;
      /** Upper body, on the ring of a drawn seal. */
      readonly authority?: string;
      readonly image?: Uint8Array;
    };

export interface WorkFailure {
  readonly recordId: RecordId;
  readonly failed: { readonly code: string; readonly vi: string; readonly en: string };
}

export type DraftOutcome =
  | {
      readonly recordId: RecordId;
      readonly hash: Sha256;
      readonly length: number;
      readonly slots: readonly Slot[];
    }
  | WorkFailure;

export type SignOutcome =
  | {
      readonly recordId: RecordId;
      /** The tail that was appended, a blob. */
      readonly hash: Sha256;
      readonly length: number;
      readonly baseHash: Sha256;
      readonly fileHash: Sha256;
    }
  | WorkFailure;
