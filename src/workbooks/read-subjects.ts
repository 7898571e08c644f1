// Sheet "Phân công": the subjects of the class, how they are assessed and who teaches them.
import type { Subject } from '../assessment/index.ts';
import { readCode } from './codes.ts';
import type { Grid } from './grid.ts';
import { readTable, type Columns } from './headers.ts';
import { limits } from './limits.ts';
import { readCount } from './number-cells.ts';
import type { Report } from './report.ts';
import { choose, readName, required, type CellSpec } from './text-cells.ts';

const headers = ['Mã môn', 'Môn học', 'Số tiết/năm', 'Hình thức đánh giá', 'Giáo viên'] as const;
type Header = (typeof headers)[number];

/** Only the subjects whose whole line is right; `null` when there is no list to go by. */
export function readSubjects(report: Report, grid: Grid): readonly Subject[] | null {
  const table = readTable(report, grid, headers);
  if (!table) return null;
  const count = table.rows.length;
  if (count === 0) report.problem('noSubjects', grid.name, null);
  if (count > limits.subjects)
    report.problem('tooManyRows', grid.name, null, { count, limit: limits.subjects });
  if (count === 0 || count > limits.subjects) return null;
  const firstSeen = new Map<string, string>();
  return table.rows.flatMap((row) => readSubject(report, grid, table.columns, row, firstSeen) ?? []);
}

/** Sheet names hold at most 31 characters, " HK1" included. */
const SUBJECT_CODE_LENGTH = 20;

const MOST_PERIODS = 1000;

const assessmentForms = {
  'Điểm số': 'score',
  'Nhận xét kết hợp điểm số': 'score',
  'Nhận xét': 'comment',
} as const satisfies Record<string, Subject['assessedBy']>;

function readSubject(
  report: Report,
  grid: Grid,
  columns: Columns<Header>,
  row: number,
  firstSeen: Map<string, string>,
): Subject | null {
  const spec = (what: Header): CellSpec => ({ grid, row, column: columns[what], what });
  const text = (what: Header) => required(report, spec(what), readName(report, spec(what)));
  const code = readCode(report, spec('Mã môn'), firstSeen, SUBJECT_CODE_LENGTH);
  const name = text('Môn học');
  const periods = spec('Số tiết/năm');
  const periodsPerYear = required(report, periods, readCount(report, periods, 1, MOST_PERIODS));
  const form = text('Hình thức đánh giá');
  const assessedBy = form === undefined ? undefined : choose(assessmentForms, form);
  if (form !== undefined && !assessedBy) {
    const { address } = grid.at(row, columns['Hình thức đánh giá']);
    report.problem('assessmentUnknown', grid.name, address, { found: form });
  }
  const teacher = text('Giáo viên');
  if (code === undefined || name === undefined || periodsPerYear === undefined) return null;
  if (assessedBy === undefined || teacher === undefined) return null;
  return { code, name, periodsPerYear, assessedBy, teacher };
}
