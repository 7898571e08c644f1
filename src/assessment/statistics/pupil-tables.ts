// Tables that count pupils by class, grade and school, and of the school those who are girls or of a minority.
import type { RegimeId } from '../class-book.ts';
import { regimes } from '../regimes.ts';
import { percents } from './percents.ts';
import type {
  CountedClass,
  CountedPupil,
  StatisticsPeriod,
  StatisticsRow,
  StatisticsTable,
} from './statistics.ts';

type Count = (pupil: CountedPupil) => boolean;
type Columns = readonly (readonly [title: string, count: Count])[];

export function pupilTables(
  classes: readonly CountedClass[],
  period: StatisticsPeriod,
): readonly StatisticsTable[] {
  const year = period === 'year';
  return [
    headcount(classes),
    ...(['TT22', 'TT58'] as const).flatMap((regime) => {
      const under = classes.filter((one) => one.regime === regime);
      if (under.length === 0) return [];
      return [
        table(under, `learning/${regime}`, learningTitle[regime], learningColumns(regime, period), true),
        table(under, `conduct/${regime}`, conductTitle[regime], conductColumns(regime, period), true),
        ...(year
          ? [table(under, `titles/${regime}`, 'Khen thưởng cuối năm', titleColumns[regime], false)]
          : []),
      ];
    }),
    ...(year ? [table(classes, 'outcomes', 'Lên lớp, ở lại lớp', outcomes, true)] : []),
  ];
}

const isGirl: Count = ({ gender }) => gender === 'Nữ';
/** What is not said is not counted as a minority. */
const isMinority: Count = ({ ethnicity }) =>
  !['', 'kinh'].includes(ethnicity.normalize('NFC').trim().toLowerCase());

function headcount(classes: readonly CountedClass[]): StatisticsTable {
  const columns: Columns = [
    ['Sĩ số', () => true],
    ['Nữ', isGirl],
    ['Dân tộc thiểu số', isMinority],
    ['Nữ dân tộc thiểu số', (pupil) => isGirl(pupil) && isMinority(pupil)],
  ];
  const counted = table(classes, 'pupils', 'Học sinh', columns, false);
  const leftOf = (row: StatisticsRow, index: number): number =>
    row.kind === 'class'
      ? (lefts(classes)[index] ?? 0)
      : sum(
          classes
            .filter(({ grade }) => row.kind === 'total' || row.label === gradeLabel(grade))
            .map(({ left }) => left),
        );
  let at = -1;
  return {
    ...counted,
    columns: [...counted.columns, 'Chuyển đi, thôi học'],
    rows: counted.rows
      .filter(({ kind }) => kind !== 'part')
      .map((row) => {
        if (row.kind === 'class') at += 1;
        return { ...row, counts: [...row.counts, leftOf(row, at)] };
      }),
  };
}

const lefts = (classes: readonly CountedClass[]) =>
  byGrade(classes).flatMap(([, of]) => of.map(({ left }) => left));

const learningTitle = { TT22: 'Kết quả học tập', TT58: 'Học lực' } as const;
const conductTitle = { TT22: 'Kết quả rèn luyện', TT58: 'Hạnh kiểm' } as const;

const resultOf = ({ result }: CountedPupil, period: StatisticsPeriod) =>
  period === 'year' ? result.year : result.terms[period];

const NOT_YET = 'Chưa đánh giá';

function learningColumns(regime: RegimeId, period: StatisticsPeriod): Columns {
  const { standards, lowest } = regimes[regime].learning;
  const levels = [...standards.map(({ level }) => level), lowest];
  return [
    ...levels.map((level): Columns[number] => [level, (pupil) => resultOf(pupil, period).learning === level]),
    [NOT_YET, (pupil) => resultOf(pupil, period).learning === null],
  ];
}

const conductColumns = (regime: RegimeId, period: StatisticsPeriod): Columns => [
  ...regimes[regime].conductLevels.map((level): Columns[number] => [
    level,
    (pupil) => resultOf(pupil, period).conduct === level,
  ]),
  [NOT_YET, (pupil) => resultOf(pupil, period).conduct === null],
];

const titled = (title: string): Columns[number] => [title, ({ result }) => result.title === title];
const titleColumns: Readonly<Record<RegimeId, Columns>> = {
  TT22: [titled('Học sinh Xuất sắc'), titled('Học sinh Giỏi')],
  TT58: [titled('Học sinh giỏi'), titled('Học sinh tiên tiến')],
};

const outcomes: Columns = [
  ['Lên lớp, hoàn thành', ({ outcome }) => outcome === 'up'],
  ['Lên lớp sau hè', ({ outcome }) => outcome === 'afterSummer'],
  ['Ở lại lớp', ({ outcome }) => outcome === 'stays'],
  ['Chờ kết quả trong hè', ({ outcome }) => outcome === 'summer'],
  ['Chưa đủ kết quả', ({ outcome }) => outcome === 'unknown'],
];

function table(
  classes: readonly CountedClass[],
  key: string,
  title: string,
  columns: Columns,
  shared: boolean,
): StatisticsTable {
  const row = (
    label: string,
    kind: StatisticsRow['kind'],
    pupils: readonly CountedPupil[],
  ): StatisticsRow => {
    const counts = columns.map(([, count]) => pupils.filter(count).length);
    return { label, kind, counts, shares: shared ? percents(counts) : [] };
  };
  const all = classes.flatMap(({ pupils }) => pupils);
  return {
    key,
    title,
    columns: columns.map(([name]) => name),
    shared: shared ? [0, columns.length] : null,
    rows: [
      ...byGrade(classes).flatMap(([grade, of]) => [
        ...of.map(({ name, pupils }) => row(name, 'class', pupils)),
        row(
          gradeLabel(grade),
          'grade',
          of.flatMap(({ pupils }) => pupils),
        ),
      ]),
      row('Toàn trường', 'total', all),
      row('Trong đó: nữ', 'part', all.filter(isGirl)),
      row('Trong đó: dân tộc thiểu số', 'part', all.filter(isMinority)),
    ],
  };
}

const gradeLabel = (grade: number): string => `Khối ${grade}`;

function byGrade(classes: readonly CountedClass[]): readonly (readonly [number, readonly CountedClass[]])[] {
  const grades = [...new Set(classes.map(({ grade }) => grade))].toSorted((a, b) => a - b);
  return grades.map((grade) => [grade, classes.filter((one) => one.grade === grade)] as const);
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
