// The columns of the teacher's own sheet (Sổ theo dõi và đánh giá học sinh của giáo viên), the computed one included.
import type { Subject } from '../assessment/index.ts';
import { columnLetters } from './addresses.ts';
import { assessedColumns, assessedHeaders, REMARK, remarkColumn } from './entry-columns.ts';
import { centred, column, pupilColumns } from './plan-columns.ts';
import type { ColumnPlan, Computed } from './sheet-plan.ts';

export const BIRTH_DATE = 'Ngày sinh';

/** ĐTBmhk of a scored subject, the result of the term of a comment subject: shown, never read. */
export const resultHeader = ({ assessedBy }: Pick<Subject, 'assessedBy'>) =>
  assessedBy === 'score' ? 'ĐTBmhk' : 'Học kì';

export const subjectHeaders = (subject: Pick<Subject, 'assessedBy'>, regular: number): readonly string[] => [
  ...pupilColumns.map(({ header }) => header),
  BIRTH_DATE,
  ...assessedHeaders(regular),
  resultHeader(subject),
  REMARK,
];

export const subjectColumns = (subject: Subject, regular: number): readonly ColumnPlan[] => [
  ...pupilColumns,
  column(BIRTH_DATE, 13, centred),
  ...assessedColumns(subject, regular, false),
  column(resultHeader(subject), 9, { ...centred, format: subject.assessedBy === 'score' ? 'score' : 'text' }),
  remarkColumn,
];

/**
 * TT22 Đ9.1 in whole tenths, rounded half up: sums of binary fractions would be wrong in some ties.
 * @param result what it comes to now; shown by programs that do not calculate
 */
export function termResult(
  subject: Subject,
  regular: number,
  row: number,
  result: string | number | null,
): Computed {
  const first = pupilColumns.length + 2;
  const at = (index: number) => `${columnLetters(first + index)}${row}`;
  const all = `${at(0)}:${at(regular + 1)}`;
  const [midterm, final] = [at(regular), at(regular + 1)];
  const divisor = regular + 5;
  const points = [
    ...(regular > 0 ? [`SUM(${at(0)}:${at(regular - 1)})`] : []),
    `2*${midterm}`,
    `3*${final}`,
  ].join('+');
  const average = `INT((2*ROUND(10*(${points}),0)+${divisor})/${2 * divisor})/10`;
  return {
    formula:
      subject.assessedBy === 'score'
        ? `IF(COUNT(${all})<${regular + 2},"",${average})`
        : `IF(COUNTIF(${all},"Đ")+COUNTIF(${all},"CĐ")<${regular + 2},"",IF(COUNTIF(${all},"CĐ")>0,"CĐ","Đ"))`,
    result: result ?? '',
  };
}
