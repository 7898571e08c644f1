// Port: the keys that sign in a ceremony. Where they are decides how a document gets to them.
import type { KeyObject } from 'node:crypto';
import type { Instant } from '../../../kernel/index.ts';
import type { SignatureAlgorithm, SigningDevice } from '../../../signing/index.ts';
import type { LaterDevice, Secret } from '../../../signing/devices/index.ts';

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

/** What the signer typed for one ceremony: kept in memory while it runs, overwritten afterwards, stored nowhere. */
export interface KeySecrets {
  readonly pin?: Secret;
  /** One-time code. */
  readonly code?: Secret;
}

export interface OpenKey {
  readonly signer: CeremonySigner;
  /** Forgets what was typed. */
  readonly close: () => void;
}

/** A remote service or a token as people may choose it. */
export interface KeyPlace {
  readonly kind: 'csc' | 'pkcs11';
  /** What requests call it. */
  readonly name: string;
  readonly title: string;
}

/** Port: keys that this server reaches without having them: remote services, tokens and HSMs, seals of schools. */
export interface KeyPlaces {
  readonly places: readonly KeyPlace[];
  /** @throws Fault `device.*`, `ceremony.secretNeeded` */
  openRemote(provider: string, credential: string, secrets: KeySecrets): Promise<OpenKey>;
  openToken(token: string, secrets: KeySecrets): Promise<OpenKey>;
  /** @throws Fault `ceremony.noSealKey` where the settings name none for the school */
  openSeal(schoolId: string, secrets: KeySecrets): Promise<OpenKey>;
}
