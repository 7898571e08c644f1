// The columns of the summary table: what each prints, how wide it is, and how its heading stands.
import { columns, mm, type Align, type Columns, type Sheet } from '../../layout/index.ts';
import type { ClassSummarySnapshot, SummaryRow } from '../../snapshot.ts';
import { NOT_ASSESSED, printedResult, printedTenths } from '../wording.ts';
import { wordings } from './wording.ts';

export interface SummaryColumn {
  readonly heading: string;
  readonly upright: boolean;
  readonly width: number;
  readonly align: Align;
  /** Share of the width that is left over once the fixed columns have theirs. */
  readonly stretch?: number;
  readonly print: (row: SummaryRow) => string;
  /** Whether footnote marks of adjusted levels belong here. */
  readonly adjusted?: boolean;
  /** Heading over this and the following columns of the same group. */
  readonly group?: string;
}

const SUBJECT_MOST = mm(11);

export function summaryColumns(snapshot: ClassSummarySnapshot): SummaryColumn[] {
  const words = wordings[snapshot.regime];
  const year = snapshot.period === 'year';
  const narrow = (heading: string, width: number, print: SummaryColumn['print']): SummaryColumn => ({
    heading,
    upright: false,
    width: mm(width),
    align: 'centre',
    print,
  });
  return [
    narrow('STT', 8, (row) => String(row.ordinal)),
    { ...narrow('Họ và tên', 44, (row) => row.name), align: 'left', stretch: 1 },
    ...subjectsInOrder(snapshot).map(({ code, name }): SummaryColumn => ({
      ...narrow(name, 6.4, ({ results }) => printedResult(results[code] ?? null)),
      upright: true,
      stretch: 2,
    })),
    ...(snapshot.regime === 'TT58'
      ? [{ ...narrow(words.mean, 9, (row) => printedTenths(row.mean)), upright: true }]
      : []),
    narrow(words.conduct, 17, (row) => row.conduct ?? NOT_ASSESSED),
    { ...narrow(words.learning, 17, (row) => row.learning ?? NOT_ASSESSED), adjusted: true },
    { ...narrow('Có phép', 7, (row) => String(row.absences.permitted)), upright: true, group: 'Nghỉ học' },
    {
      ...narrow('Không phép', 7, (row) => String(row.absences.unpermitted)),
      upright: true,
      group: 'Nghỉ học',
    },
    ...(year
      ? [
          narrow(words.afterSummer, 12, () => ''),
          narrow('Lên lớp', 24, (row) => row.promotion ?? NOT_ASSESSED),
          narrow('Danh hiệu', 20, (row) => row.title ?? ''),
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
export function summaryEdges(shape: readonly SummaryColumn[], sheet: Sheet): Columns {
  const spare = sheet.right - sheet.left - shape.reduce((sum, { width }) => sum + width, 0);
  const subjects = shape.filter(({ upright, stretch }) => upright && stretch !== undefined);
  const least = subjects[0]?.width ?? 0;
  const more = Math.min(Math.max(spare, 0) / Math.max(subjects.length, 1), SUBJECT_MOST - least);
  const name = spare - more * subjects.length;
  return columns(
    sheet.left,
    shape.map(({ width, stretch, upright }) => width + (stretch === undefined ? 0 : upright ? more : name)),
  );
}
