// Tables of accounts: hashes and sealed secrets only.
import { integer, key, maybeInteger, maybeText, table, text } from './table.ts';

export interface AccountRow {
  id: string;
  schoolId: string;
  personId: string;
  loginName: string;
  email: string | null;
  passwordHash: string | null;
  passwordAt: number | null;
  state: string;
  totpSecret: string | null;
  totpStep: number | null;
  createdAt: number;
}
export const accounts = table<AccountRow>('accounts', {
  id: key(text),
  schoolId: text,
  personId: text,
  loginName: text,
  email: maybeText,
  passwordHash: maybeText,
  passwordAt: maybeInteger,
  state: text,
  totpSecret: maybeText,
  totpStep: maybeInteger,
  createdAt: integer,
});

export interface SessionRow {
  tokenHash: string;
  id: string;
  accountId: string;
  stage: string;
  /** JSON. */
  proofs: string;
  createdAt: number;
  lastSeenAt: number;
  provedAt: number;
  expiresAt: number;
  endedAt: number | null;
  address: string;
  agent: string;
}
export const sessions = table<SessionRow>('sessions', {
  tokenHash: key(text),
  id: text,
  accountId: text,
  stage: text,
  proofs: text,
  createdAt: integer,
  lastSeenAt: integer,
  provedAt: integer,
  expiresAt: integer,
  endedAt: maybeInteger,
  address: text,
  agent: text,
});

export interface TicketRow {
  tokenHash: string;
  purpose: string;
  accountId: string | null;
  payload: string;
  expiresAt: number;
}
export const tickets = table<TicketRow>('tickets', {
  tokenHash: key(text),
  purpose: text,
  accountId: maybeText,
  payload: text,
  expiresAt: integer,
});

export interface PasskeyRow {
  credentialId: string;
  accountId: string;
  publicKey: string;
  counter: number;
  /** JSON. */
  transports: string;
  name: string;
  createdAt: number;
  lastUsedAt: number | null;
}
export const passkeys = table<PasskeyRow>('passkeys', {
  credentialId: key(text),
  accountId: text,
  publicKey: text,
  counter: integer,
  transports: text,
  name: text,
  createdAt: integer,
  lastUsedAt: maybeInteger,
});

export interface RecoveryCodeRow {
  accountId: string;
  hash: string;
}
export const recoveryCodes = table<RecoveryCodeRow>('recovery_codes', {
  accountId: key(text),
  hash: key(text),
});

export interface ThrottleRow {
  key: string;
  failures: number;
  lastAt: number;
  lockedUntil: number;
}
export const throttles = table<ThrottleRow>('throttles', {
  key: key(text),
  failures: integer,
  lastAt: integer,
  lockedUntil: integer,
});

export const accountSchemas = [accounts, sessions, tickets, passkeys, recoveryCodes, throttles];
