// Tables of what the office asked for, and of the scans it sent.
import { integer, key, maybeText, table, text } from './table.ts';

export interface OfficeRunRow {
  id: string;
  kind: string;
  personId: string;
  at: number;
  state: string;
  /** JSON of the rest. */
  request: string;
}
export const officeRuns = table<OfficeRunRow>('office_runs', {
  id: key(text),
  kind: text,
  personId: text,
  at: integer,
  state: text,
  request: text,
});

export interface OfficeRunStepRow {
  runId: string;
  recordId: string;
  level: string | null;
  /** JSON. */
  shortfalls: string;
}
export const officeRunSteps = table<OfficeRunStepRow>('office_run_steps', {
  runId: key(text),
  recordId: key(text),
  level: maybeText,
  shortfalls: text,
});

export interface SentScanRow {
  hash: string;
  personId: string;
  at: number;
}
export const sentScans = table<SentScanRow>('sent_scans', {
  hash: key(text),
  personId: key(text),
  at: integer,
});

export const officeRunsSchemas = [officeRuns, officeRunSteps, sentScans];
