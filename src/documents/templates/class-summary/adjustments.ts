// Footnotes for levels raised because one subject alone pulled them down (TT 22/2021 Đ9.3, TT 58/2011 Đ13.6).
import type { ClassSummarySnapshot } from '../../snapshot.ts';
import { wordings } from './wording.ts';

export interface AdjustmentNotes {
  /** Number of the note for a subject; empty for none. */
  markOf(subject: string | null): string;
  readonly notes: readonly string[];
}

export function adjustmentNotes({ rows, subjects, regime }: ClassSummarySnapshot): AdjustmentNotes {
  const codes = [...new Set(rows.flatMap(({ adjustedBecauseOf }) => adjustedBecauseOf ?? []))];
  const nameOf = (code: string) => subjects.find((subject) => subject.code === code)?.name ?? code;
  return {
    markOf: (subject) => (subject === null ? '' : `(${codes.indexOf(subject) + 1})`),
    notes: codes.map((code, index) => `(${index + 1}) ${wordings[regime].adjustment} ${nameOf(code)}.`),
  };
}
