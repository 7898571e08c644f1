// Port: the keys that sign in a ceremony. Where they are decides how a document gets to them.
import type { KeyObject } from 'node:crypto';
import type { Instant } from '../../../kernel/index.ts';
import type { SignatureAlgorithm, SigningDevice } from '../../../signing/index.ts';
import type { LaterDevice } from '../../../signing/devices/index.ts';

/** A key of this process, in a form that a worker thread can be handed. */
export interface LocalSigner {
  readonly key: KeyObject;
  /** DER certificates, the signer's own first. */
  readonly chain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
}

/** A token or an HSM: the digest goes there, the answer comes within the call. */
export type TokenSigner = SigningDevice & { readonly answers: 'atOnce' };

/** What a later device remembers of its question: JSON without secrets. */
export interface OpenPending {
  readonly kind: string;
  /** Until then the documents wait for this answer, and nobody else signs them. */
  readonly until: Instant;
}

/** A phone, or somebody else's computer: the question is stored, the answer comes after somebody confirmed. */
export type LaterSigner = LaterDevice<OpenPending>;

export type CeremonySigner = LocalSigner | TokenSigner | LaterSigner;

export const isLocal = (signer: CeremonySigner): signer is LocalSigner => 'key' in signer;

export const isLater = (signer: CeremonySigner): signer is LaterSigner =>
  'answers' in signer && signer.answers === 'later';
