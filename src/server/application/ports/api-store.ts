// Port: what the API keeps: tokens of programs, answers to repeated requests, ceremonies asked for.
import type { Instant, PersonId, RecordId, Sha256 } from '../../../kernel/index.ts';
import type { SignatureAlgorithm } from '../../../signing/index.ts';
import type { SigningRole } from '../../../workflows/index.ts';
import type { CeremonyOutcome } from '../ceremonies/outcome.ts';
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
    };

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
  readonly trouble: { readonly code: string; readonly vi: string; readonly en: string } | null;
}

export interface ApiView {
  apiToken(hash: Sha256): Promise<ApiToken | null>;
  apiTokensOf(person: PersonId): Promise<readonly ApiToken[]>;
  idempotencyKey(key: string): Promise<IdempotencyKey | null>;
  ceremonyRequest(id: string): Promise<CeremonyRequest | null>;
  /** Newest first. */
  ceremonyRequestsOf(person: PersonId): Promise<readonly CeremonyRequest[]>;
  runningCeremonyRequests(): Promise<readonly CeremonyRequest[]>;
}

export interface ApiTransaction {
  /** Inserts or replaces by id. */
  saveApiToken(token: ApiToken): Promise<void>;
  /** Inserts or replaces by key. */
  saveIdempotencyKey(key: IdempotencyKey): Promise<void>;
  dropIdempotencyKey(key: string): Promise<void>;
  dropIdempotencyKeysBefore(at: Instant): Promise<void>;
  /** Inserts or replaces by id. */
  saveCeremonyRequest(request: CeremonyRequest): Promise<void>;
}
