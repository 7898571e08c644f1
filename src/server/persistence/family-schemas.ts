// Tables of families: consents and messages.
import { integer, key, maybeInteger, maybeText, table, text } from './table.ts';

export interface FamilyConsentRow {
  id: string;
  personId: string;
  channel: string;
  address: string;
  language: string;
  givenAt: number;
  givenBy: string;
  manner: string;
  withdrawnAt: number | null;
  withdrawnBy: string | null;
}
export const familyConsents = table<FamilyConsentRow>('family_consents', {
  id: key(text),
  personId: text,
  channel: text,
  address: text,
  language: text,
  givenAt: integer,
  givenBy: text,
  manner: text,
  withdrawnAt: maybeInteger,
  withdrawnBy: maybeText,
});

export interface FamilyMessageRow {
  id: string;
  classId: string;
  pupil: string;
  kind: string;
  author: string;
  at: number;
  text: string;
}
export const familyMessages = table<FamilyMessageRow>('family_messages', {
  id: key(text),
  classId: text,
  pupil: text,
  kind: text,
  author: text,
  at: integer,
  text,
});

export const familySchemas = [familyConsents, familyMessages];
