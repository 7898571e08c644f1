// Tables of ceremonies: what was begun, what became of each document, what keys elsewhere were asked.
import { integer, key, maybeInteger, maybeText, table, text } from './table.ts';

export interface CeremonyRow {
  id: string;
  personId: string;
  role: string;
  startedAt: number;
  finishedAt: number | null;
}
export const ceremonies = table<CeremonyRow>('ceremonies', {
  id: key(text),
  personId: text,
  role: text,
  startedAt: integer,
  finishedAt: maybeInteger,
});

export interface CeremonyItemRow {
  ceremonyId: string;
  recordId: string;
  version: number;
  outcome: string | null;
  fileHash: string | null;
}
export const ceremonyItems = table<CeremonyItemRow>('ceremony_items', {
  ceremonyId: key(text),
  recordId: key(text),
  version: integer,
  outcome: maybeText,
  fileHash: maybeText,
});

export interface QuestionRow {
  id: string;
  ceremonyId: string;
  /** JSON, DER in base64. */
  signer: string;
  /** JSON. */
  pending: string;
  until: number;
  evidence: string;
  at: number;
}
export const questions = table<QuestionRow>('signing_questions', {
  id: key(text),
  ceremonyId: text,
  signer: text,
  pending: text,
  until: integer,
  evidence: text,
  at: integer,
});

export interface PreparedItemRow {
  questionId: string;
  recordId: string;
  version: number;
  position: number;
  baseHash: string;
  /** JSON, bytes in base64. */
  prepared: string;
  /** Base64. */
  signature: string | null;
}
export const preparedItems = table<PreparedItemRow>('prepared_items', {
  questionId: key(text),
  recordId: text,
  version: integer,
  position: key(integer),
  baseHash: text,
  prepared: text,
  signature: maybeText,
});
