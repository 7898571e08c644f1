// Tables of addresses, messages and readers of the journal.
import { integer, key, maybeInteger, maybeText, table, text } from './table.ts';

export interface ContactRow {
  personId: string;
  address: string;
  language: string;
  digests: string;
  consentedAt: number;
}
export const contacts = table<ContactRow>('contacts', {
  personId: key(text),
  address: text,
  language: text,
  digests: text,
  consentedAt: integer,
});

export interface NoticeRow {
  id: string;
  personId: string;
  kind: string;
  address: string;
  language: string;
  subject: string;
  text: string;
  occasion: string;
  createdAt: number;
  dueAt: number;
  state: string;
  attempts: number;
  lastReply: string | null;
  settledAt: number | null;
}
export const notices = table<NoticeRow>('notices', {
  id: key(text),
  personId: text,
  kind: text,
  address: text,
  language: text,
  subject: text,
  text,
  occasion: text,
  createdAt: integer,
  dueAt: integer,
  state: text,
  attempts: integer,
  lastReply: maybeText,
  settledAt: maybeInteger,
});

export interface NoticeSettingsRow {
  schoolId: string;
  quietFrom: number;
  quietTo: number;
  digestFrom: number;
  repeatedAfterDays: number;
}
export const noticeSettings = table<NoticeSettingsRow>('notice_settings', {
  schoolId: key(text),
  quietFrom: integer,
  quietTo: integer,
  digestFrom: integer,
  repeatedAfterDays: integer,
});

export interface JournalCursorRow {
  reader: string;
  seq: number;
}
export const journalCursors = table<JournalCursorRow>('journal_cursors', {
  reader: key(text),
  seq: integer,
});

export const noticesSchemas = [contacts, notices, noticeSettings, journalCursors];
