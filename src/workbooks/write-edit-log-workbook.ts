// The edit log of a month or a year as a workbook: every line, then the totals by teacher, class and subject (R82, R84).
import { toVietnameseTime } from '../kernel/index.ts';
import { editStatistics, type EditCounts, type EditDirection, type EditLogRow } from '../assessment/index.ts';
import { centred, column } from './plan-columns.ts';
import { renderWorkbook } from './render-workbook.ts';
import type { PlannedValue, SheetPlan } from './sheet-plan.ts';

export interface EditLogHeading {
  readonly school: string;
  /** As it is printed: `Tháng 01/2026`, `Năm học 2025-2026`. */
  readonly period: string;
}

/** The bytes of an .xlsx file; nothing in it is open for typing. @throws Fault `workbook.tooLarge` */
export function writeEditLogWorkbook(
  lines: readonly EditLogRow[],
  { school, period }: EditLogHeading,
): Promise<Uint8Array> {
  const title = (what: string) => `${school} · ${what} · ${period}`;
  const { total, byTeacher, byClass, bySubject } = editStatistics(lines);
  const totals = (name: string, header: string, groups: readonly Group[]) =>
    totalsSheet(
      name,
      header,
      [...groups, { name: 'Tổng cộng', counts: total }],
      title(`Tổng hợp sửa điểm ${name.toLowerCase()}`),
    );
  return renderWorkbook(
    [
      linesSheet(lines, title('Nhật ký sửa điểm')),
      totals(
        'Theo giáo viên',
        'Giáo viên',
        byTeacher.map(({ teacher, counts }) => ({ name: teacher, counts })),
      ),
      totals(
        'Theo lớp',
        'Lớp',
        byClass.map(({ className, counts }) => ({ name: className, counts })),
      ),
      totals(
        'Theo môn',
        'Môn học',
        bySubject.map(({ subject, counts }) => ({ name: subject ?? NO_SUBJECT, counts })),
      ),
    ],
    title('Nhật ký sửa điểm'),
  );
}

const NO_SUBJECT = 'Rèn luyện, nghỉ học, lí lịch';

const directionWords: Readonly<Record<EditDirection, string>> = {
  entered: 'Nhập lần đầu',
  deleted: 'Xóa',
  up: 'Tăng',
  down: 'Giảm',
  same: 'Không đổi',
  changed: 'Đổi nội dung',
};

const linesSheet = (lines: readonly EditLogRow[], title: string): SheetPlan => ({
  name: 'Nhật ký',
  columns: [
    column('Thời gian', 20, centred),
    column('Giáo viên', 24),
    column('Lớp', 8, centred),
    column('Môn', 18),
    column('Mã học sinh', 15),
    column('Học sinh', 26),
    column('Cột', 16),
    column('Giá trị cũ', 12, centred),
    column('Giá trị mới', 12, centred),
    column('Chiều', 13, centred),
    column('Xóa trước đó', 30),
    column('Lí do', 32),
    column('Căn cứ cho phép', 28),
  ],
  headed: true,
  rows: lines.map((line) => [
    toVietnameseTime(line.at),
    line.teacher,
    line.className,
    line.subject,
    line.pupilCode,
    line.pupilName,
    line.column,
    line.before,
    line.after,
    directionWords[line.direction],
    deletion(line),
    line.reason || null,
    line.permission || null,
  ]),
  filtered: true,
  frozenColumns: 1,
  orientation: 'landscape',
  title,
});

/** "Xóa – nhập lại" is one line that says when, and by whom if by another. */
function deletion({ deletedAt, deletedBy, teacher }: EditLogRow): string | null {
  if (deletedAt === null) return null;
  const by = deletedBy === null || deletedBy === teacher ? '' : `, ${deletedBy}`;
  return `Xóa lúc ${toVietnameseTime(deletedAt)}${by}`;
}

interface Group {
  readonly name: string;
  readonly counts: EditCounts;
}

const counted: readonly (readonly [header: string, count: keyof EditCounts])[] = [
  ['Số lần sửa', 'edits'],
  ['Tăng', 'up'],
  ['Giảm', 'down'],
  ['Không đổi', 'same'],
  ['Đổi nội dung', 'changed'],
  ['Xóa', 'deleted'],
  ['Trong đó xóa – nhập lại', 'pairs'],
  ['Nhập lần đầu', 'entered'],
];

const totalsSheet = (name: string, header: string, groups: readonly Group[], title: string): SheetPlan => ({
  name,
  columns: [
    column(header, 34),
    ...counted.map(([words]) => column(words, 13, { ...centred, format: 'whole' })),
  ],
  headed: true,
  rows: groups.map((group): readonly PlannedValue[] => [
    group.name,
    ...counted.map(([, count]) => group.counts[count]),
  ]),
  frozenColumns: 1,
  orientation: 'landscape',
  title,
});
