// Tables of the API: tokens of programs, answers to repeated requests, ceremonies asked for.
import { officeRunsSchemas } from './office-runs-schemas.ts';
import { integer, key, maybeInteger, maybeText, table, text } from './table.ts';

export interface ApiTokenRow {
  id: string;
  hash: string;
  personId: string;
  label: string;
  /** JSON. */
  scopes: string;
  createdAt: number;
  expiresAt: number;
  revokedAt: number | null;
}
export const apiTokens = table<ApiTokenRow>('api_tokens', {
  id: key(text),
  hash: text,
  personId: text,
  label: text,
  scopes: text,
  createdAt: integer,
  expiresAt: integer,
  revokedAt: maybeInteger,
});

export interface IdempotencyKeyRow {
  key: string;
  request: string;
  at: number;
  answer: string | null;
}
export const idempotencyKeys = table<IdempotencyKeyRow>('idempotency_keys', {
  key: key(text),
  request: text,
  at: integer,
  answer: maybeText,
});

export interface CeremonyRequestRow {
  id: string;
  personId: string;
  role: string;
  state: string;
  at: number;
  /** JSON of the rest. */
  request: string;
}
export const ceremonyRequests = table<CeremonyRequestRow>('ceremony_requests', {
  id: key(text),
  personId: text,
  role: text,
  state: text,
  at: integer,
  request: text,
});

export interface RemoteCredentialRow {
  personId: string;
  provider: string;
  credential: string;
  at: number;
}
export const remoteCredentials = table<RemoteCredentialRow>('remote_credentials', {
  personId: key(text),
  provider: key(text),
  credential: text,
  at: integer,
});

export const apiSchemas = [
  apiTokens,
  idempotencyKeys,
  ceremonyRequests,
  remoteCredentials,
  ...officeRunsSchemas,
];
