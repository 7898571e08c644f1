// When the marks of a class are due, and when they came in: what progress is counted from (R35–R37).
import type { CellDates, EntryDays, SubjectCode, Term } from '../../../assessment/index.ts';
import type { ClassId, Instant } from '../../../kernel/index.ts';
import { examDay, lastWeekOf, middleWeekOf, rulesOf, schoolCalendar } from '../../../policies/index.ts';
import type { Policy, SchoolCalendar } from '../../../policies/index.ts';
import type { CellsOf } from '../ports/results-store.ts';
import type { TestDay } from '../ports/test-days-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { pathOf } from './cell-key.ts';
import { columnNamed } from './test-days.ts';

export interface YearRules {
  readonly rules: ReturnType<typeof rulesOf>['scoreEntry'];
  readonly calendar: SchoolCalendar;
}

/** Under no policy there are weeks as usual and no rules. */
export const yearRules = (policy: Policy | null, schoolYear: string): YearRules => ({
  rules: rulesOf(policy).scoreEntry,
  calendar: schoolCalendar(policy, schoolYear),
});

/** By path; without those that are empty. */
export type CellTimes = ReadonlyMap<string, Instant>;

export async function enteredTimes(view: View, classId: ClassId, of?: CellsOf): Promise<CellTimes> {
  return new Map((await view.cellTimes(classId, of)).map((cell) => [pathOf(cell), cell.at]));
}

/** Of one sheet: a subject's, or conduct where it is null. The day a teacher stated counts before the calendar's. */
export function cellDates(
  { rules, calendar }: YearRules,
  { term, subject }: { readonly term: Term; readonly subject: SubjectCode | null },
  stated: readonly TestDay[],
  times: CellTimes,
): CellDates {
  const days = daysOf(calendar, term);
  const own = stated.filter((day) => day.term === term && day.subject === subject);
  return { rules, days: withStated(days, own), enteredAt: (path) => times.get(path) ?? null };
}

const withStated = (days: EntryDays, stated: readonly TestDay[]): EntryDays => ({
  ...days,
  tests: [
    ...stated.flatMap(({ column: name, on }) => {
      const column = columnNamed(name);
      return column === null || on === null ? [] : [{ column, on }];
    }),
    ...(days.tests ?? []),
  ],
});

/** Tests are taken as held on the days the calendar gives: the middle of the term, and its examination. */
function daysOf(calendar: SchoolCalendar, term: Term): EntryDays {
  const endOf = (week: number) => calendar.weeks[week - 1]?.to ?? null;
  const exam = examDay(calendar, term);
  return {
    midterm: endOf(middleWeekOf(calendar, term)),
    termEnd: endOf(lastWeekOf(calendar, term)),
    tests: exam === undefined ? [] : [{ column: { kind: 'final' }, on: exam }],
  };
}
