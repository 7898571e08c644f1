// Port: what the API keeps: tokens of programs, answers to repeated requests, ceremonies and other runs asked for.
import type { Instant, PersonId, RecordId, Sha256 } from '../../../kernel/index.ts';
import type { SignatureAlgorithm } from '../../../signing/index.ts';
import type { SigningRole } from '../../../workflows/index.ts';
import type { CeremonyOutcome } from '../ceremonies/outcome.ts';
import type { OfficeRunsTransaction, OfficeRunsView } from './office-runs-store.ts';
import type { ScansTransaction, ScansView } from './scans-store.ts';
import type { OpenPending } from './signing-keys.ts';

/** What a program may do in the name of a person. */
export const tokenScopes = ['read', 'write', 'sign'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** A program's key to the API. Of the token itself only the digest is kept. */
export interface ApiToken {
  readonly id: string;
  readonly hash: Sha256;
  readonly personId: PersonId;
  /** What the person calls it. */
  readonly label: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
}

/** A request that may be repeated without being carried out twice. */
export interface IdempotencyKey {
  /** Who asked, and the key they chose. */
  readonly key: string;
  /** SHA-256 of method, path and body. */
  readonly request: Sha256;
  readonly at: Instant;
  /** JSON of the answer; null while the request is being carried out. */
  readonly answer: string | null;
}

export type RequestedKey =
  | { readonly kind: 'development' }
  | {
      readonly kind: 'external';
      /** DER, base64; the signer's own first. */
      readonly chain: readonly string[];
      readonly algorithm: SignatureAlgorithm | null;
    }
  /** At a remote signing service that the server knows by this name. */
  | { readonly kind: 'csc'; readonly provider: string; readonly credential: string }
  /** On a token or HSM that the server knows by this name. */
  | { readonly kind: 'pkcs11'; readonly token: string }
  /** The seal of the person's school, wherever the server's settings say it is. */
  | { readonly kind: 'schoolSeal' };

/** A ceremony as somebody asked for it over the API, and how far it has come. */
export interface CeremonyRequest {
  readonly id: string;
  readonly personId: PersonId;
  readonly role: SigningRole | 'seal';
  readonly records: readonly RecordId[];
  readonly key: RequestedKey;
  /** `waiting`: for answers of a key elsewhere; `stopped`: something stood in the way of all of it, or the server ended. */
  readonly state: 'running' | 'waiting' | 'finished' | 'stopped';
  readonly at: Instant;
  readonly outcomes: readonly CeremonyOutcome[];
  readonly questions: readonly OpenPending[];
  /** What the person is asked on the phone at this moment. */
  readonly confirming?: Confirming | null;
  readonly trouble: { readonly code: string; readonly vi: string; readonly en: string } | null;
}

/** A question that is answered elsewhere, and until when. */
export interface Confirming {
  readonly documents: number;
  readonly until: Instant;
}

/** Which credential of a remote signing service is a person's own. */
export interface RemoteCredential {
  readonly personId: PersonId;
  readonly provider: string;
  readonly credential: string;
  readonly at: Instant;
}

/** A document that a ceremony under way has signed and stored. */
export interface SignedStep {
  readonly recordId: RecordId;
  readonly title: string;
  readonly fileHash: Sha256;
}

/** A part of a list in its order: items behind the one of this id. */
export interface PageOf {
  readonly limit: number;
  readonly after?: string;
}

export interface ApiView extends OfficeRunsView, ScansView {
  apiToken(hash: Sha256): Promise<ApiToken | null>;
  apiTokensOf(person: PersonId): Promise<readonly ApiToken[]>;
  idempotencyKey(key: string): Promise<IdempotencyKey | null>;
  ceremonyRequest(id: string): Promise<CeremonyRequest | null>;
  /** Newest first; null when `after` names none of theirs. */
  ceremonyRequestsOf(person: PersonId, page: PageOf): Promise<readonly CeremonyRequest[] | null>;
  /** What has been signed of it, in this run or one before. */
  signedSteps(request: CeremonyRequest): Promise<readonly SignedStep[]>;
  remoteCredentialsOf(person: PersonId): Promise<readonly RemoteCredential[]>;
  runningCeremonyRequests(): Promise<readonly CeremonyRequest[]>;
}

export interface ApiTransaction extends OfficeRunsTransaction, ScansTransaction {
  /** Inserts or replaces by id. */
  saveApiToken(token: ApiToken): Promise<void>;
  /** Inserts or replaces by key. */
  saveIdempotencyKey(key: IdempotencyKey): Promise<void>;
  dropIdempotencyKey(key: string): Promise<void>;
  dropIdempotencyKeysBefore(at: Instant): Promise<void>;
  /** Inserts or replaces by id. */
  saveCeremonyRequest(request: CeremonyRequest): Promise<void>;
  /** Inserts or replaces by person and provider. */
  saveRemoteCredential(credential: RemoteCredential): Promise<void>;
  dropRemoteCredential(person: PersonId, provider: string): Promise<void>;
}
