// Nhật ký sửa điểm: every changed cell of a month with who, why and by which permission; the year's summary (R82, R84).
import { mm } from '../../layout/index.ts';
import type { EditLogSnapshot, PrintedEdit } from '../../papers/index.ts';
import { printedYear } from '../wording.ts';
import type { Desk } from '../paper/desk.ts';
import { addLedger, ordinal, type LedgerColumn } from '../paper/ledger.ts';
import { letterhead } from '../paper/letterhead.ts';
import { signatures } from '../paper/signatures.ts';
import { section, sentence } from '../paper/text.ts';
import { moment, orDash } from '../paper/words.ts';
import { directions, editTotals, totalColumns } from './totals.ts';

const columns: readonly LedgerColumn<PrintedEdit>[] = [
  ordinal,
  { title: 'Thời gian', width: 22, print: ({ at }) => moment(at).split(' ') },
  { title: 'Giáo viên', width: 29, align: 'left', print: ({ teacher }) => teacher },
  { title: 'Lớp', width: 12, print: ({ className }) => className },
  { title: 'Môn', width: 21, align: 'left', print: ({ subject }) => orDash(subject) },
  {
    title: 'Học sinh',
    width: 34,
    align: 'left',
    print: ({ pupilName, pupilCode }) => [pupilName, pupilCode],
  },
  { title: 'Cột', width: 22, print: ({ column }) => column },
  { title: 'Cũ', width: 19, print: ({ before }) => orDash(before) },
  { title: 'Mới', width: 19, face: 'bold', print: ({ after }) => orDash(after) },
  { title: 'Chiều', width: 18, print: directionTexts },
  { title: 'Lí do', width: 30, align: 'left', print: reasonTexts },
  { title: 'Căn cứ cho phép', width: 22, align: 'left', print: ({ permission }) => orDash(permission) },
];

const SIZES = [9, 8.5, 8] as const;

/** Of "delete, then enter" whether anything changed: what the inspection of 2026 asked. */
function directionTexts({ direction, deletedAt }: PrintedEdit): string[] {
  if (deletedAt === null || direction === 'deleted') return [directions[direction]];
  return [
    directions[direction],
    direction === 'same' ? 'xóa – nhập lại, không đổi' : 'xóa – nhập lại, có đổi',
  ];
}

function reasonTexts({ reason, deletedAt, deletedBy, teacher }: PrintedEdit): string[] {
  if (deletedAt === null) return [orDash(reason)];
  const who = deletedBy === null || deletedBy === teacher ? '' : ` bởi ${deletedBy}`;
  return [orDash(reason), `(xóa lúc ${moment(deletedAt)}${who})`];
}

export function drawEditLog(desk: Desk, log: EditLogSnapshot): void {
  const { title, period } = titles(log);
  desk.flow.together(letterhead(desk, log, { title: title.toUpperCase(), subtitles: [period] }));
  addLedger(desk, { columns, rows: log.rows, none: 'Không có lượt sửa nào', sizes: SIZES }, [], []);
  const note = sentence(
    desk,
    'Xóa một ô rồi nhập lại là một lượt: “Giữ nguyên” là giá trị nhập lại bằng giá trị đã xóa. “–” là ô trống.',
    { face: 'italic', size: 9.5, above: mm(1) },
  );
  addLedger(
    desk,
    { columns: totalColumns, rows: editTotals(log.rows), none: '' },
    [section(desk, 'Tổng hợp theo giáo viên và chiều thay đổi')],
    [note, ...signatures(desk, log.signatories)],
  );
}

function titles({ period, schoolYear }: EditLogSnapshot) {
  if (period.kind === 'year')
    return { title: 'Tổng hợp sửa chữa dữ liệu', period: `Năm học ${printedYear(schoolYear)}` };
  const [year = '', month = ''] = period.month.split('-');
  return {
    title: 'Nhật ký sửa điểm',
    period: `Tháng ${month} năm ${year} – Năm học ${printedYear(schoolYear)}`,
  };
}

export function editLogTitle(log: EditLogSnapshot) {
  const { title, period } = titles(log);
  return { title: `${title} – ${period}`, subject: title };
}
