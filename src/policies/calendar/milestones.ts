// When the milestones of a policy pass in one school year (R52). A milestone by months passes several times.
import type { Instant } from '../../kernel/index.ts';
import type { Milestone, Term } from '../calendar-rules.ts';
import type { IsoDate, Policy, SchoolYear } from '../policy.ts';
import { addDays, beginningOf, dayIn, endOfMonth, monthsLater } from './civil-date.ts';
import { lastWeekOf, middleWeekOf, schoolCalendar } from './school-calendar.ts';
import type { SchoolCalendar } from './school-calendar.ts';

export interface Occurrence {
  readonly milestone: Milestone;
  readonly schoolYear: SchoolYear;
  /** Last day on which it is still in time. */
  readonly lastDay: IsoDate;
  /** Midnight in Vietnam after that day. */
  readonly passesAt: Instant;
}

/** By time; what a year has no week for is left out. */
export function occurrencesIn(
  policy: Pick<Policy, 'calendar'>,
  schoolYear: SchoolYear,
): readonly Occurrence[] {
  const calendar = schoolCalendar(policy, schoolYear);
  return (policy.calendar?.milestones ?? [])
    .flatMap((milestone) =>
      lastDaysOf(milestone, calendar).map((lastDay) => ({
        milestone,
        schoolYear,
        lastDay,
        passesAt: beginningOf(addDays(lastDay, 1)),
      })),
    )
    .toSorted((a, b) => a.passesAt - b.passesAt);
}

export function lastDaysOf({ when }: Milestone, calendar: SchoolCalendar): readonly IsoDate[] {
  switch (when.on) {
    case 'week':
      return endOfWeek(calendar, when.week);
    case 'before':
      return [addDays(dayIn(calendar.schoolYear, when.day), -1)];
    case 'through':
      return [dayIn(calendar.schoolYear, when.day)];
    case 'everyMonthBefore':
      return months(calendar).map((month) => addDays(monthsLater(month, 1), when.dayOfMonth - 2));
    case 'everyMonthEnd':
      return months(calendar).map(endOfMonth);
    case 'midterm':
      return endOfWeek(calendar, middleWeekOf(calendar, when.term));
    case 'termEnd':
      return endOfWeek(calendar, lastWeekOf(calendar, when.term));
  }
}

const endOfWeek = ({ weeks }: SchoolCalendar, number: number): readonly IsoDate[] => {
  const week = weeks[number - 1];
  return week ? [week.to] : [];
};

/** First days of the months with school. */
function months(calendar: SchoolCalendar): readonly IsoDate[] {
  const last = calendar.weeks[lastWeekOf(calendar, 'HK2' satisfies Term) - 1] ?? calendar.weeks.at(-1);
  const found: IsoDate[] = [];
  for (
    let month = monthsLater(calendar.firstDay, 0);
    month <= (last?.to ?? '');
    month = monthsLater(month, 1)
  )
    found.push(month);
  return found;
}
