// The tables as TypeORM sees them: plain rows, no classes. The migrations are what creates them.
import { calendarSchemas } from './calendar-schemas.ts';
import { accessSchemas } from './access-schemas.ts';
import { accountSchemas } from './account-schemas.ts';
import { apiSchemas } from './api-schemas.ts';
import { ceremonies, ceremonyItems, preparedItems, questions } from './ceremony-schemas.ts';
import { familySchemas } from './family-schemas.ts';
import { lettersSchemas } from './letters-schemas.ts';
import { noticesSchemas } from './notices-schemas.ts';
import { integer, key, maybeInteger, maybeText, numbered, table, text } from './table.ts';
import { webhooksSchemas } from './webhooks-schemas.ts';

export * from './ceremony-schemas.ts';

export interface SchoolRow {
  id: string;
  name: string;
  level: string;
  province: string;
  commune: string;
}
export const schools = table<SchoolRow>('schools', {
  id: key(text),
  name: text,
  level: text,
  province: text,
  commune: text,
});

export interface PersonRow {
  id: string;
  schoolId: string;
  name: string;
}
export const people = table<PersonRow>('people', { id: key(text), schoolId: text, name: text });

export interface ClassRow {
  id: string;
  schoolId: string;
  schoolYear: string;
  name: string;
  grade: number;
  regime: string;
  fileHash: string;
  bookHash: string;
  importedAt: number;
}
export const classes = table<ClassRow>('classes', {
  id: key(text),
  schoolId: text,
  schoolYear: text,
  name: text,
  grade: integer,
  regime: text,
  fileHash: text,
  bookHash: text,
  importedAt: integer,
});

export interface RecordRow {
  id: string;
  classId: string;
  kind: string;
  key: string;
  ordinal: number;
  title: string;
  revision: number;
  workflow: string;
  definition: number;
  state: string;
  /** JSON. */
  context: string;
}
export const records = table<RecordRow>('records', {
  id: key(text),
  classId: text,
  kind: text,
  key: text,
  ordinal: integer,
  title: text,
  revision: integer,
  workflow: text,
  definition: integer,
  state: text,
  context: text,
});

export interface DocumentRow {
  recordId: string;
  version: number;
  snapshotHash: string;
  verificationCode: string;
  printedAt: number;
  /** JSON. */
  slots: string;
}
export const documents = table<DocumentRow>('documents', {
  recordId: key(text),
  version: key(integer),
  snapshotHash: text,
  verificationCode: text,
  printedAt: integer,
  slots: text,
});

export interface SegmentRow {
  recordId: string;
  version: number;
  ordinal: number;
  hash: string;
  length: number;
  cumulativeLength: number;
  fileHash: string;
  /** Null for segments from before they shared blobs: a blob of their own, called `hash`. */
  blob: string | null;
  start: number;
}
export const segments = table<SegmentRow>('segments', {
  recordId: key(text),
  version: key(integer),
  ordinal: key(integer),
  hash: text,
  length: integer,
  cumulativeLength: integer,
  fileHash: text,
  blob: maybeText,
  start: integer,
});

export interface FilledSlotRow {
  recordId: string;
  version: number;
  slot: string;
  role: string;
  personId: string;
  ordinal: number;
  at: number;
  evidence: string | null;
}
export const filledSlots = table<FilledSlotRow>('filled_slots', {
  recordId: key(text),
  version: key(integer),
  slot: key(text),
  role: text,
  personId: text,
  ordinal: integer,
  at: integer,
  evidence: maybeText,
});

export interface JournalRow {
  seq: number;
  at: number;
  actor: string;
  recordId: string | null;
  /** Canonical JSON. */
  event: string;
  previousHash: string;
  hash: string;
}
export const journal = table<JournalRow>('journal', {
  seq: key(integer),
  at: integer,
  actor: text,
  recordId: maybeText,
  event: text,
  previousHash: text,
  hash: text,
});

export interface JournalHeadRow {
  id: number;
  seq: number;
  hash: string;
}
export const journalHead = table<JournalHeadRow>('journal_head', {
  id: key(integer),
  seq: integer,
  hash: text,
});

export interface ScoreChangeRow {
  id: number;
  classId: string;
  at: number;
  actor: string;
  /** Null for what was entered by hand. */
  fileHash: string | null;
  path: string;
  before: string | null;
  after: string | null;
  reason: string | null;
  device: string | null;
  permission: string | null;
}
export const scoreLog = table<ScoreChangeRow>('score_log', {
  id: numbered,
  classId: text,
  at: integer,
  actor: text,
  fileHash: maybeText,
  path: text,
  before: maybeText,
  after: maybeText,
  reason: maybeText,
  device: maybeText,
  permission: maybeText,
});

export interface EffectRow {
  id: number;
  recordId: string;
  type: string;
  /** JSON. */
  effect: string;
  at: number;
  settledAt: number | null;
  attempts: number;
  lastError: string | null;
}
export const effects = table<EffectRow>('effects', {
  id: numbered,
  recordId: text,
  type: text,
  effect: text,
  at: integer,
  settledAt: maybeInteger,
  attempts: integer,
  lastError: maybeText,
});

export interface PackageRow {
  name: string;
  classId: string;
  at: number;
  manifestHash: string;
  records: number;
}
export const packages = table<PackageRow>('packages', {
  name: key(text),
  classId: key(text),
  at: integer,
  manifestHash: text,
  records: integer,
});

export const allSchemas = [
  schools,
  people,
  classes,
  records,
  documents,
  segments,
  filledSlots,
  journal,
  journalHead,
  scoreLog,
  effects,
  ceremonies,
  ceremonyItems,
  questions,
  preparedItems,
  packages,
  ...accessSchemas,
  ...accountSchemas,
  ...apiSchemas,
  ...calendarSchemas,
  ...familySchemas,
  ...lettersSchemas,
  ...noticesSchemas,
  ...webhooksSchemas,
];
