// Which week it is and what is due next, without counting what is still unsigned (see calendar/agenda.ts for that).
import type { Term } from '../../../assessment/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import { dayAt, lastWeekOf, schoolCalendar, weekOf } from '../../../policies/index.ts';
import type { Occurrence, Week } from '../../../policies/index.ts';
import { governedYear } from '../calendar/school-years.ts';
import type { House } from '../ports/house.ts';

export interface Ahead {
  /** Null in a break and outside the school year. */
  readonly week: Week | null;
  /** The first until its last week is over. */
  readonly term: Term;
  /** Every week of the year that has a number. */
  readonly weeks: readonly Week[];
  /** By time; everything of the year. */
  readonly milestones: readonly Occurrence[];
}

/** Where no policy governs the year there are weeks as usual and no milestones. */
export async function milestonesAhead(
  house: House,
  year: { readonly schoolId: string; readonly schoolYear: string },
  at: Instant,
): Promise<Ahead> {
  const governed = await governedYear(house, year, at);
  const calendar = schoolCalendar(governed?.inForce.policy ?? null, year.schoolYear);
  const today = dayAt(at);
  const endOfFirst = calendar.weeks[lastWeekOf(calendar, 'HK1') - 1]?.to ?? '';
  return {
    week: weekOf(calendar, today) ?? null,
    term: endOfFirst !== '' && today > endOfFirst ? 'HK2' : 'HK1',
    weeks: calendar.weeks,
    milestones: governed?.occurrences ?? [],
  };
}
