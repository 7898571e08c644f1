// Tuần học: the numbered weeks of one school year. A week that rests from Monday to Saturday has no number.
import type { CalendarRules, Term, YearDates } from '../calendar-rules.ts';
import type { IsoDate, Policy, SchoolYear } from '../policy.ts';
import { addDays, boundsOf, dayIn, daysBetween, weekday } from './civil-date.ts';

export interface Week {
  readonly number: number;
  /** Monday; also of the first week, whatever day school begins on. */
  readonly from: IsoDate;
  /** Sunday. */
  readonly to: IsoDate;
}

export interface SchoolCalendar {
  readonly schoolYear: SchoolYear;
  readonly firstDay: IsoDate;
  /** In order, numbered 1, 2, 3 … until 31 July. */
  readonly weeks: readonly Week[];
  readonly termWeeks: Readonly<Record<Term, number>>;
  readonly termExams: Readonly<Partial<Record<Term, IsoDate>>>;
}

/** 5 September is the day schools open; 35 weeks of teaching, 18 and 17. */
export const usualCalendar = { firstDay: '09-05', termWeeks: { HK1: 18, HK2: 17 } } as const;

/**
 * Worked out once for the same calendar of a policy, which nobody changes once it is read.
 * @param policy its calendar; without one the usual calendar
 */
export function schoolCalendar(
  policy: Pick<Policy, 'calendar'> | null,
  schoolYear: SchoolYear,
): SchoolCalendar {
  const rules = policy?.calendar ?? usualRules;
  const years = calendars.get(rules) ?? new Map<SchoolYear, SchoolCalendar>();
  const calendar = years.get(schoolYear) ?? calendarOf(rules, schoolYear);
  if (years.size < MOST_YEARS) calendars.set(rules, years.set(schoolYear, calendar));
  return calendar;
}

const usualRules: CalendarRules = {};

const calendars = new WeakMap<CalendarRules, Map<SchoolYear, SchoolCalendar>>();

/** Whoever asks for other years than a school's gets them worked out each time. */
const MOST_YEARS = 100;

function calendarOf(rules: CalendarRules, schoolYear: SchoolYear): SchoolCalendar {
  const dates = rules.years?.find((year) => year.schoolYear === schoolYear);
  const firstDay = dates?.firstDay ?? dayIn(schoolYear, rules.firstDay ?? usualCalendar.firstDay);
  return {
    schoolYear,
    firstDay,
    weeks: weeksFrom(firstDay, boundsOf(schoolYear).to, dates?.breaks ?? []),
    termWeeks: rules.termWeeks ?? usualCalendar.termWeeks,
    termExams: dates?.termExams ?? {},
  };
}

/** Undefined in a break, and outside the school year. */
export const weekOf = ({ weeks }: SchoolCalendar, date: IsoDate): Week | undefined =>
  weeks.find(({ from, to }) => from <= date && date <= to);

/** Number of a term's last week. */
export const lastWeekOf = ({ termWeeks }: SchoolCalendar, term: Term): number =>
  term === 'HK1' ? termWeeks.HK1 : termWeeks.HK1 + termWeeks.HK2;

/** Number of the week that ends the first half of a term. */
export const middleWeekOf = ({ termWeeks }: SchoolCalendar, term: Term): number =>
  (term === 'HK1' ? 0 : termWeeks.HK1) + Math.ceil(termWeeks[term] / 2);

function weeksFrom(firstDay: IsoDate, until: IsoDate, breaks: NonNullable<YearDates['breaks']>): Week[] {
  const weeks: Week[] = [];
  for (let monday = firstMonday(firstDay); addDays(monday, 6) <= until; monday = addDays(monday, 7)) {
    const rests = schoolDays(monday).every((day) => breaks.some(({ from, to }) => from <= day && day <= to));
    if (!rests) weeks.push({ number: weeks.length + 1, from: monday, to: addDays(monday, 6) });
  }
  return weeks;
}

/** A school year that opens on a Sunday has its first week behind it. */
const firstMonday = (firstDay: IsoDate): IsoDate =>
  weekday(firstDay) === 6 ? addDays(firstDay, 1) : addDays(firstDay, -weekday(firstDay));

const schoolDays = (monday: IsoDate): readonly IsoDate[] =>
  [0, 1, 2, 3, 4, 5].map((offset) => addDays(monday, offset));

/** Day on which the term's examinations begin: as decided, else the Monday of the term's last week. */
export const examDay = (calendar: SchoolCalendar, term: Term): IsoDate | undefined =>
  calendar.termExams[term] ?? calendar.weeks[lastWeekOf(calendar, term) - 1]?.from;

/** Last day on which a correction may still be asked for, or undefined when the policy sets none (R81). */
export function lastCorrectionDay(
  calendar: SchoolCalendar,
  { corrections }: Pick<Policy, 'corrections'>,
  term: Term,
): IsoDate | undefined {
  const exam = examDay(calendar, term);
  const days = corrections?.daysBeforeTermExam;
  return exam === undefined || days === undefined ? undefined : addDays(exam, -days);
}

/** True when the last day lies in the term and before its examinations. */
export const isInTerm = (calendar: SchoolCalendar, term: Term, date: IsoDate): boolean => {
  const first = calendar.weeks[term === 'HK1' ? 0 : calendar.termWeeks.HK1];
  const last = calendar.weeks[lastWeekOf(calendar, term) - 1];
  return first !== undefined && last !== undefined && daysBetween(first.from, date) >= 0 && date <= last.to;
};
