// Tables of letters about accounts, and of addresses that came back.
import { integer, key, maybeInteger, maybeText, table, text } from './table.ts';

export interface AccountLetterRow {
  id: string;
  personId: string | null;
  kind: string;
  address: string;
  sealed: string | null;
  createdAt: number;
  dueAt: number;
  wantedUntil: number;
  state: string;
  attempts: number;
  lastReply: string | null;
  settledAt: number | null;
}
export const accountLetters = table<AccountLetterRow>('account_letters', {
  id: key(text),
  personId: maybeText,
  kind: text,
  address: text,
  sealed: maybeText,
  createdAt: integer,
  dueAt: integer,
  wantedUntil: integer,
  state: text,
  attempts: integer,
  lastReply: maybeText,
  settledAt: maybeInteger,
});

export interface FailingAddressRow {
  address: string;
  since: number;
  reason: string;
}
export const failingAddresses = table<FailingAddressRow>('failing_addresses', {
  address: key(text),
  since: integer,
  reason: text,
});

export const lettersSchemas = [accountLetters, failingAddresses];
