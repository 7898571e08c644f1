// The columns of the summary table: what each prints, how wide it is, and how its heading stands.
import { columns, mm, type Align, type Columns, type Sheet } from '../../layout/index.ts';
import type { ClassSummarySnapshot, SummaryRow } from '../../snapshot.ts';
import { EXEMPT, NOT_ASSESSED, printedResult, printedTenths } from '../wording.ts';
import { wordings } from './wording.ts';

export interface SummaryColumn {
  readonly heading: string;
  readonly upright: boolean;
  /** Least width in points. */
  readonly width: number;
  readonly align: Align;
  /** Type sizes of its texts, tried in this order. */
  readonly sizes: readonly number[];
  /** As wide as the longest text asks at the first size; what is wider than this (points) does not count. */
  readonly snug?: number;
  /** Gets width that is left over once the other columns have theirs, or gives what is missing. */
  readonly gives?: 'subject' | 'name' | 'way';
  readonly print: (row: SummaryRow) => string;
  /** Whether footnote marks of adjusted levels belong here. */
  readonly adjusted?: boolean;
  /** Heading over this and the following columns of the same group. */
  readonly group?: string;
}

/** White between the text of a column with an upright heading and the rules beside it. */
export const UPRIGHT_SIDE = 0.7;
const SUBJECT_MOST = mm(11);
/** What is left of the columns that give way when the sheet is too narrow. */
const NAME_LEAST = mm(33);
const WAY_LEAST = mm(26);

/** The columns from left to right; `exempt` is what stands for an exemption and changes no width. */
export function summaryColumns(snapshot: ClassSummarySnapshot, exempt = EXEMPT): SummaryColumn[] {
  const words = wordings[snapshot.regime];
  const year = snapshot.period === 'year';
  const narrow = (heading: string, width: number, print: SummaryColumn['print']): SummaryColumn => ({
    heading,
    upright: false,
    width: mm(width),
    align: 'centre',
    sizes: [9, 8.5, 8],
    print,
  });
  const upright = (heading: string, width: number, print: SummaryColumn['print']) => ({
    ...narrow(heading, width, print),
    upright: true,
  });
  const level = (heading: string, print: SummaryColumn['print']) => ({
    ...narrow(heading, 13, print),
    sizes: [9],
    snug: mm(20),
  });
  const phrase = (
    heading: string,
    [least, most]: readonly [number, number],
    print: SummaryColumn['print'],
  ) => ({
    ...narrow(heading, least, print),
    sizes: [8.5, 8],
    snug: mm(most),
  });
  const absences = { group: 'Nghỉ học' };
  return [
    narrow('STT', 7.6, (row) => String(row.ordinal)),
    {
      ...narrow('Họ và tên', 38, (row) => row.name),
      align: 'left',
      sizes: [9, 8.5, 8],
      snug: mm(50),
      gives: 'name',
    },
    ...subjectsInOrder(snapshot).map(({ code, name }): SummaryColumn => ({
      ...upright(name, 5.6, ({ results }) => printedResult(results[code] ?? null, exempt)),
      gives: 'subject',
    })),
    ...(snapshot.regime === 'TT58' ? [upright(words.mean, 7.5, (row) => printedTenths(row.mean))] : []),
    level(words.conduct, (row) => row.conduct ?? NOT_ASSESSED),
    { ...level(words.learning, (row) => row.learning ?? NOT_ASSESSED), adjusted: true },
    { ...upright('Có phép', 6, (row) => String(row.absences.permitted)), ...absences },
    { ...upright('Không phép', 6, (row) => String(row.absences.unpermitted)), ...absences },
    ...(year
      ? [
          upright(words.afterSummer, 9, () => ''),
          { ...phrase('Lên lớp', [24, 60], (row) => row.promotion ?? NOT_ASSESSED), gives: 'way' as const },
          phrase('Danh hiệu', [20, 30], (row) => row.title ?? ''),
        ]
      : []),
  ];
}

/** Scored subjects first, then those assessed by comment; otherwise the class book's order. */
export const subjectsInOrder = ({ subjects }: ClassSummarySnapshot) => [
  ...subjects.filter(({ assessedBy }) => assessedBy === 'score'),
  ...subjects.filter(({ assessedBy }) => assessedBy === 'comment'),
];

/** Edges of the columns across the sheet: subjects share what is left over, up to a limit, names take the rest. */
export function summaryEdges(
  shape: readonly SummaryColumn[],
  sheet: Sheet,
  widest: (column: SummaryColumn) => number,
): Columns {
  const asked = shape.map((column) => Math.max(column.width, widest(column)));
  const spare = sheet.right - sheet.left - asked.reduce((sum, width) => sum + width, 0);
  const subjects = shape.filter(({ gives }) => gives === 'subject');
  const least = subjects[0]?.width ?? 0;
  const more = Math.min(Math.max(spare, 0) / Math.max(subjects.length, 1), SUBJECT_MOST - least);
  // What is missing comes from the names first, then from the column whose texts can take two lines.
  const takeFrom = (giver: SummaryColumn['gives'], least: number, missing: number) => {
    const width = asked.find((_, column) => shape[column]?.gives === giver) ?? least;
    return Math.max(missing, Math.min(0, least - width));
  };
  const missing = Math.min(spare, 0);
  const name = takeFrom('name', NAME_LEAST, missing);
  const way = takeFrom('way', WAY_LEAST, missing - name);
  const change = { subject: more, name: name + Math.max(spare, 0) - more * subjects.length, way };
  return columns(
    sheet.left,
    shape.map(({ gives }, column) => (asked[column] ?? 0) + (gives ? change[gives] : 0)),
  );
}
