// Whether the dates of each school year lie in it, and its weeks suffice.
import { boundsOf } from '../calendar/civil-date.ts';
import { isInTerm, lastCorrectionDay, lastWeekOf, schoolCalendar } from '../calendar/school-calendar.ts';
import type { Term, YearDates } from '../calendar-rules.ts';
import type { IsoDate, Policy } from '../policy.ts';
import { problem } from './problem.ts';
import type { PolicyProblem } from './problem.ts';

export function yearProblems(policy: Policy): readonly PolicyProblem[] {
  const years = policy.calendar?.years ?? [];
  return years.flatMap((year, index) => {
    const pointer = `/calendar/years/${index}`;
    if (years.findIndex(({ schoolYear }) => schoolYear === year.schoolYear) !== index)
      return [
        problem('yearTwice', `${pointer}/schoolYear`, {
          vi: `năm học ${year.schoolYear} đã được nêu`,
          en: `the year ${year.schoolYear} is there twice`,
        }),
      ];
    const outside = outsideOf(year, pointer);
    return outside.length > 0
      ? outside
      : [
          ...breaksInOrder(year, pointer),
          ...weeksSuffice(policy, year, pointer),
          ...examsPossible(policy, year, pointer),
        ];
  });
}

function outsideOf(
  { schoolYear, firstDay, breaks, termExams }: YearDates,
  pointer: string,
): readonly PolicyProblem[] {
  const { from, to } = boundsOf(schoolYear);
  const dates: readonly (readonly [string, IsoDate | undefined])[] = [
    ['firstDay', firstDay],
    ...(breaks ?? []).flatMap((one, index) => [
      [`breaks/${index}/from`, one.from] as const,
      [`breaks/${index}/to`, one.to] as const,
    ]),
    ['termExams/HK1', termExams?.HK1],
    ['termExams/HK2', termExams?.HK2],
  ];
  return dates.flatMap(([place, date]) =>
    date === undefined || (from <= date && date <= to)
      ? []
      : [
          problem('outsideYear', `${pointer}/${place}`, {
            vi: `ngày ${date} không thuộc năm học ${schoolYear}`,
            en: `${date} is not in the school year ${schoolYear}`,
          }),
        ],
  );
}

const breaksInOrder = ({ breaks = [] }: YearDates, pointer: string): readonly PolicyProblem[] =>
  breaks.flatMap(({ from, to }, index) =>
    to < from
      ? [
          problem('breakReversed', `${pointer}/breaks/${index}`, {
            vi: `kì nghỉ kết thúc ${to} trước khi bắt đầu ${from}`,
            en: `the break ends ${to} before it begins ${from}`,
          }),
        ]
      : [],
  );

function weeksSuffice(policy: Policy, { schoolYear }: YearDates, pointer: string): readonly PolicyProblem[] {
  const calendar = schoolCalendar(policy, schoolYear);
  const needed = lastWeekOf(calendar, 'HK2');
  const there = calendar.weeks.length;
  return there >= needed
    ? []
    : [
        problem('tooFewWeeks', pointer, {
          vi: `năm học ${schoolYear} chỉ có ${there} tuần, hai học kì cần ${needed}`,
          en: `the year ${schoolYear} has ${there} weeks, its terms need ${needed}`,
        }),
      ];
}

/** R81: an examination outside its term, or a last day for corrections before the term, leaves nobody a chance. */
function examsPossible(
  policy: Policy,
  { schoolYear, termExams }: YearDates,
  pointer: string,
): readonly PolicyProblem[] {
  const calendar = schoolCalendar(policy, schoolYear);
  return (['HK1', 'HK2'] as const satisfies readonly Term[]).flatMap((term) => {
    const exam = termExams?.[term];
    if (exam === undefined) return [];
    if (!isInTerm(calendar, term, exam))
      return [
        problem('examOutsideTerm', `${pointer}/termExams/${term}`, {
          vi: `ngày kiểm tra ${exam} không nằm trong học kì`,
          en: `the examination of ${exam} is not in its term`,
        }),
      ];
    const last = lastCorrectionDay(calendar, policy, term);
    return last === undefined || isInTerm(calendar, term, last)
      ? []
      : [
          problem('correctionImpossible', '/corrections/daysBeforeTermExam', {
            vi: `hạn sửa điểm ${last} đứng trước khi học kì bắt đầu`,
            en: `the last day for corrections, ${last}, comes before the term begins`,
          }),
        ];
  });
}
