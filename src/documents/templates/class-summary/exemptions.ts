// How an exemption is said: "Miễn", or where a subject's column is too narrow for the word, "M" and a note.
import type { ClassSummarySnapshot } from '../../snapshot.ts';
import type { Faces } from '../../typeface/index.ts';
import { EXEMPT } from '../wording.ts';
import { UPRIGHT_SIDE, type SummaryColumn } from './summary-columns.ts';

export interface ExemptionNotes {
  readonly word: string;
  readonly notes: readonly string[];
}

const INITIAL = 'M';

/** The whole word or the initial, the same throughout the table; `width` is that of a subject's column in points. */
export function exemptionNotes(
  { regular }: Faces,
  { rows, subjects }: ClassSummarySnapshot,
  { sizes }: SummaryColumn,
  width: number,
): ExemptionNotes {
  const least = regular.width(EXEMPT, Math.min(...sizes)) + 2 * UPRIGHT_SIDE;
  if (least <= width) return { word: EXEMPT, notes: [] };
  const exempt = rows.some(({ results }) =>
    subjects.some(({ code }) => {
      const result = results[code] ?? null;
      return result !== null && 'exempt' in result;
    }),
  );
  return { word: INITIAL, notes: exempt ? [`${INITIAL}: được miễn.`] : [] };
}
