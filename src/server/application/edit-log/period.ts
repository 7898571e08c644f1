// The time an edit log is about: a month, or a school year.
import { instant } from '../../../kernel/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import { beginningOf, boundsOf, dayAt, isSchoolYear, schoolYearOf } from '../../../policies/index.ts';
import { editLogFault } from './faults.ts';

export interface LogPeriod {
  readonly from: Instant;
  /** The first moment that is not in it. */
  readonly end: Instant;
  readonly schoolYear: string;
  readonly printed: { readonly kind: 'month'; readonly month: string } | { readonly kind: 'year' };
}

/**
 * A month from its first midnight in Vietnam. A year is that of its classes, from the first entry to whenever it is asked:
 * re-assessment in summer and late corrections belong to it (R84).
 * @throws Fault `editLog.periodUnknown` for what is no period or has not begun at `now`
 */
export function logPeriod(text: string, now: Instant): LogPeriod {
  const period = yearOf(text) ?? monthOf(text);
  if (!period || period.from > now) throw editLogFault('editLog.periodUnknown', { period: text });
  return period;
}

function yearOf(text: string): LogPeriod | null {
  if (!isSchoolYear(text)) return null;
  const from = beginningOf(boundsOf(text).from);
  return { from, end: instant(8.64e15), schoolYear: text, printed: { kind: 'year' } };
}

function monthOf(text: string): LogPeriod | null {
  const [, year = '', month = ''] = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (year === '') return null;
  const next =
    month === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`;
  const from = beginningOf(`${text}-01`);
  const printed = { kind: 'month', month: text } as const;
  return { from, end: beginningOf(`${next}-01`), schoolYear: schoolYearOf(dayAt(from)), printed };
}
