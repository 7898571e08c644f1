// Báo cáo thống kê: each table with its numbers and shares, the classes they come from, those who sign.
import { mm } from '../../layout/index.ts';
import type { ReportSource, ReportTable, StatisticsSnapshot } from '../../papers/index.ts';
import type { Desk } from '../paper/desk.ts';
import { addLedger, close, type LedgerColumn } from '../paper/ledger.ts';
import { letterhead } from '../paper/letterhead.ts';
import { signatures } from '../paper/signatures.ts';
import { item, section, sentence } from '../paper/text.ts';
import { shortDigest } from '../paper/words.ts';
import { printedYear } from '../wording.ts';

const TITLE = 'Báo cáo thống kê kết quả đánh giá học sinh';

export function drawStatistics(desk: Desk, report: StatisticsSnapshot): void {
  const { flow } = desk;
  flow.together(
    letterhead(desk, report, {
      title: TITLE.toUpperCase(),
      subtitles: [`${report.period}, năm học ${printedYear(report.schoolYear)}`],
    }),
    ...addressees(desk, report.recipients),
  );
  report.tables.forEach((table, index) => {
    addTable(desk, table, `${index + 1}. ${table.title}`);
  });
  addLedger(
    desk,
    { columns: sourceColumns, rows: report.sources, none: 'Không có lớp nào' },
    [section(desk, `${report.tables.length + 1}. Nguồn số liệu`)],
    [],
  );
  const why = report.unlockedReason;
  close(desk, [
    sentence(desk, sourceSentence(report.sources)),
    ...(why === undefined ? [] : [sentence(desk, `Lí do lập khi chưa khóa: ${why}`)]),
    ...signatures(desk, report.signatories),
  ]);
}

export const addressees = (desk: Desk, recipients: readonly string[]) =>
  recipients.length === 0
    ? []
    : [
        sentence(desk, 'Kính gửi:', { face: 'bold' }),
        ...recipients.map((recipient) => item(desk, recipient)),
      ];

type Row = ReportTable['rows'][number];

const LABEL = 55;

function addTable(desk: Desk, { columns, rows, shared }: ReportTable, title: string): void {
  const width = (257 - LABEL) / Math.max(columns.length, 1);
  const printed: LedgerColumn<Row>[] = [
    { title: '', width: LABEL, align: 'left', print: ({ label }) => label },
    ...columns.map((name, index): LedgerColumn<Row> => ({
      title: name,
      width: Math.min(width, 45),
      print: ({ counts, shares }) => {
        const share =
          shared && index >= shared[0] && index < shared[1] ? shares[index - shared[0]] : undefined;
        const count = String(counts[index] ?? 0);
        return share === undefined || share === null ? count : `${count} (${tenths(share)}%)`;
      },
    })),
  ];
  addLedger(desk, { columns: printed, rows, none: 'Không có' }, [section(desk, title)], []);
  desk.flow.together({ height: mm(2), draw: () => undefined });
}

/** `12,5` */
const tenths = (share: number): string => `${Math.floor(share / 10)},${share % 10}`;

const sourceColumns: readonly LedgerColumn<ReportSource>[] = [
  { title: 'Lớp', width: 40, align: 'left', print: ({ className }) => className },
  { title: 'Học sinh', width: 30, print: ({ pupils }) => String(pupils) },
  { title: 'Học bạ đã khóa', width: 40, print: ({ locked }) => String(locked) },
  { title: 'SHA-256 của sổ', width: 80, print: ({ bookHash }) => shortDigest(bookHash) },
];

function sourceSentence(sources: readonly ReportSource[]): string {
  const open = sources.filter(({ pupils, locked }) => locked < pupils).map(({ className }) => className);
  return open.length === 0
    ? 'Mọi số liệu tính từ kết quả đã khóa.'
    : `Chưa khóa hết khi tính số liệu: ${open.join(', ')}.`;
}

export const statisticsTitle = ({ period, schoolYear }: StatisticsSnapshot) => ({
  title: `${TITLE} – ${period} – năm học ${schoolYear}`,
  subject: TITLE,
});
