// How often each teacher changed values in which direction, and what came of "delete, then enter" (R82).
import type { PrintedDirection, PrintedEdit } from '../../papers/index.ts';
import type { LedgerColumn } from '../paper/ledger.ts';
import { ordinal } from '../paper/ledger.ts';

export interface EditTotals {
  readonly teacher: string;
  readonly edits: number;
  readonly by: Readonly<Record<PrintedDirection, number>>;
  /** Lines that were deleted first. */
  readonly reentered: number;
}

export const directions: Readonly<Record<PrintedDirection, string>> = {
  up: 'Tăng',
  down: 'Giảm',
  same: 'Giữ nguyên',
  entered: 'Nhập mới',
  deleted: 'Xóa',
  changed: 'Đổi khác',
};

const order = Object.keys(directions) as PrintedDirection[];
const none = Object.fromEntries(order.map((direction) => [direction, 0])) as EditTotals['by'];

/** One line a person, two teachers of one name apart, in Vietnamese order of the names; then all together. */
export function editTotals(rows: readonly PrintedEdit[]): EditTotals[] {
  const byTeacher = new Map<string, PrintedEdit[]>();
  for (const row of rows) {
    const own = byTeacher.get(row.teacherId);
    if (own) own.push(row);
    else byTeacher.set(row.teacherId, [row]);
  }
  const each = [...byTeacher.values()].map((own) => totalOf(own[0]?.teacher ?? '', own));
  each.sort((a, b) => byName(a.teacher, b.teacher));
  return [...each, totalOf(ALL, rows)];
}

const ALL = 'Tổng cộng';
const collator = new Intl.Collator('vi');

/** Given name, then middle, then family name. */
function byName(a: string, b: string): number {
  const [x, y] = [a, b].map((name) => name.trim().split(/\s+/).reverse().join(' ')) as [string, string];
  return collator.compare(x, y);
}

const totalOf = (teacher: string, rows: readonly PrintedEdit[]): EditTotals => ({
  teacher,
  edits: rows.length,
  by: rows.reduce((sum, { direction }) => ({ ...sum, [direction]: sum[direction] + 1 }), none),
  reentered: rows.filter(({ deletedAt }) => deletedAt !== null).length,
});

export const totalColumns: readonly LedgerColumn<EditTotals>[] = [
  { ...ordinal, print: ({ teacher }: EditTotals, index) => (teacher === ALL ? '' : String(index + 1)) },
  { title: 'Giáo viên', width: 66, align: 'left', print: ({ teacher }) => teacher },
  { title: 'Số lượt', width: 20, face: 'bold', print: ({ edits }) => String(edits) },
  ...order.map((direction) => ({
    title: directions[direction],
    width: 22,
    print: ({ by }: EditTotals) => String(by[direction]),
  })),
  { title: 'Trong đó xóa – nhập lại', width: 30, print: ({ reentered }) => String(reentered) },
];
