// Tables of rights: appointments.
import { integer, key, maybeInteger, maybeText, table, text } from './table.ts';

export interface AppointmentRow {
  id: string;
  schoolId: string;
  personId: string;
  role: string;
  /** JSON. */
  scope: string;
  /** JSON. */
  basis: string;
  validFrom: number;
  validTo: number | null;
  /** JSON. */
  endedBy: string | null;
  actingFor: string | null;
  delegatedFrom: string | null;
}
export const appointments = table<AppointmentRow>('appointments', {
  id: key(text),
  schoolId: text,
  personId: text,
  role: text,
  scope: text,
  basis: text,
  validFrom: integer,
  validTo: maybeInteger,
  endedBy: maybeText,
  actingFor: maybeText,
  delegatedFrom: maybeText,
});

export const accessSchemas = [appointments];
