// What a result looks like where it is printed.
import type { PupilEntry, SubjectCode, Term } from '../../../assessment/index.ts';
import type { PeriodResult, PupilResult } from '../../../assessment/index.ts';
import type { PrintedResult } from '../../../documents/index.ts';

export type Period = Term | 'year';
export const periods: readonly Period[] = ['HK1', 'HK2', 'year'];

/** One subject of one pupil for a period; exempt when the pupil was exempt in all of it. */
export function printedResult(
  entry: PupilEntry,
  result: PupilResult,
  subject: SubjectCode,
  period: Period,
): PrintedResult {
  const exempt = termsOf(period).every((term) => entry.entries[term][subject]?.kind === 'exempt');
  if (exempt) return { exempt: true };
  const found = periodResult(result, period);
  const tenths = found.averages[subject];
  if (typeof tenths === 'number') return { tenths };
  const mark = found.comments[subject];
  return mark ? { mark } : null;
}

export const periodResult = (result: PupilResult, period: Period): PeriodResult =>
  period === 'year' ? result.year : result.terms[period];

export const termsOf = (period: Period): readonly Term[] => (period === 'year' ? ['HK1', 'HK2'] : [period]);
