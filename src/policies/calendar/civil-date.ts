// Calendar days without a clock: ISO dates, whole-day arithmetic, and the moment a day begins in Vietnam.
import { instant } from '../../kernel/index.ts';
import type { Instant } from '../../kernel/index.ts';
import type { IsoDate, SchoolYear } from '../policy.ts';

const DAY_MS = 86_400_000;

const numberOf = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): IsoDate => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const addDays = (date: IsoDate, days: number): IsoDate => dateOf(numberOf(date) + days);
export const daysBetween = (from: IsoDate, to: IsoDate): number => numberOf(to) - numberOf(from);

/** 0 is Monday, 6 is Sunday. */
export const weekday = (date: IsoDate): number => (((numberOf(date) + 3) % 7) + 7) % 7;

/** The day begins at midnight in Vietnam, +07:00. */
export const beginningOf = (date: IsoDate): Instant => instant(`${date}T00:00:00+07:00`);

/** The day in Vietnam at a moment. */
export const dayAt = (at: Instant): IsoDate => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);

/** Last day of the month `date` is in. */
export const endOfMonth = (date: IsoDate): IsoDate => addDays(monthsLater(date, 1), -1);

/** First day of the month `months` after the one `date` is in. */
export function monthsLater(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** A date that exists: no 30 February. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(numberOf(text)) && dateOf(numberOf(text)) === text;

/** Two consecutive years; years before 1990 or after 2200 are typing errors. */
export function isSchoolYear(text: string): boolean {
  const [, first, second] = /^(\d{4})-(\d{4})$/.exec(text) ?? [];
  return Number(second) === Number(first) + 1 && Number(first) >= 1990 && Number(second) <= 2200;
}

/** Calendar year in which a school year begins. */
export const firstYearOf = (year: SchoolYear): number => Number(year.slice(0, 4));

/** 1 August to 31 July: nothing of one school year lies in another. */
export const boundsOf = (year: SchoolYear): { readonly from: IsoDate; readonly to: IsoDate } => ({
  from: `${firstYearOf(year)}-08-01`,
  to: `${firstYearOf(year) + 1}-07-31`,
});

/** The school year a day is in. */
export function schoolYearOf(date: IsoDate): SchoolYear {
  const year = Number(date.slice(0, 4));
  const first = date.slice(5) >= '08-01' ? year : year - 1;
  return `${first}-${first + 1}`;
}

/** `MM-DD` in a school year; 29 February is the 28th where there is none. */
export function dayIn(year: SchoolYear, day: string): IsoDate {
  const calendarYear = day >= '08-01' ? firstYearOf(year) : firstYearOf(year) + 1;
  const date = `${calendarYear}-${day}`;
  return isDate(date) ? date : `${calendarYear}-02-28`;
}
