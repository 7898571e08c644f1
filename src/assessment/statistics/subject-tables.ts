// How results of each subject are spread over the school: averages in bands, marks of comment subjects.
import type { SubjectCode } from '../class-book.ts';
import { percents } from './percents.ts';
import type { CountedClass, StatisticsPeriod, StatisticsTable } from './statistics.ts';

/** Tenths at which a band begins; the thresholds of both circulars. */
const bands = [
  ['Dưới 3,5', 0],
  ['3,5 – 4,9', 35],
  ['5,0 – 6,4', 50],
  ['6,5 – 7,9', 65],
  ['8,0 – 10', 80],
] as const;

export function subjectTables(
  classes: readonly CountedClass[],
  period: StatisticsPeriod,
): readonly StatisticsTable[] {
  const scored = subjectsOf(classes, 'score');
  const commented = subjectsOf(classes, 'comment');
  const results = classes.flatMap(({ pupils }) =>
    pupils.map(({ result }) => (period === 'year' ? result.year : result.terms[period])),
  );
  const of = <Value>(values: readonly (Value | null | undefined)[]) =>
    values.filter((value) => value !== undefined);
  return [
    {
      key: 'subjects/score',
      title: 'Điểm trung bình môn học',
      columns: [...bands.map(([title]) => title), NOT_YET],
      shared: [0, bands.length + 1],
      rows: scored.map(([code, label]) => {
        const averages = of(results.map((result) => result.averages[code]));
        const counts = [
          ...bands.map(([, from], index) => {
            const to = bands[index + 1]?.[1] ?? Number.POSITIVE_INFINITY;
            return averages.filter((average) => average !== null && average >= from && average < to).length;
          }),
          averages.filter((average) => average === null).length,
        ];
        return { label, kind: 'subject', counts, shares: percents(counts) };
      }),
    },
    {
      key: 'subjects/comment',
      title: 'Môn học đánh giá bằng nhận xét',
      columns: ['Đạt', 'Chưa đạt', NOT_YET],
      shared: [0, 3],
      rows: commented.map(([code, label]) => {
        const marks = of(results.map((result) => result.comments[code]));
        const counts = (['Đ', 'CĐ', null] as const).map((mark) => marks.filter((one) => one === mark).length);
        return { label, kind: 'subject', counts, shares: percents(counts) };
      }),
    },
  ];
}

const NOT_YET = 'Chưa đánh giá';

/** By code, called as the first class that has it calls it. */
function subjectsOf(
  classes: readonly CountedClass[],
  assessedBy: 'score' | 'comment',
): readonly (readonly [SubjectCode, string])[] {
  const found = new Map<SubjectCode, string>();
  for (const { subjects } of classes)
    for (const subject of subjects)
      if (subject.assessedBy === assessedBy && !found.has(subject.code))
        found.set(subject.code, subject.name);
  return [...found];
}
