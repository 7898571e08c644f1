// Báo cáo hằng năm về quản lý, sử dụng hồ sơ điện tử: what was done, by which regulation, with which papers (R122).
import type { ReportAttachment, YearlyReportSnapshot } from '../../papers/index.ts';
import type { Desk } from '../paper/desk.ts';
import { addLedger, close, ordinal, type LedgerColumn } from '../paper/ledger.ts';
import { letterhead } from '../paper/letterhead.ts';
import { signatures } from '../paper/signatures.ts';
import { fact, item, section } from '../paper/text.ts';
import { decisionText, shortDigest } from '../paper/words.ts';
import { addressees } from '../statistics/index.ts';
import { printedYear } from '../wording.ts';

const TITLE = 'Báo cáo quản lý, sử dụng hồ sơ, sổ sách điện tử';

const attachments: readonly LedgerColumn<ReportAttachment>[] = [
  ordinal,
  { title: 'Văn bản kèm theo', width: 72, align: 'left', print: ({ title }) => title },
  { title: 'Tệp', width: 43, align: 'left', print: ({ file }) => file },
  { title: 'SHA-256', width: 36, print: ({ sha256 }) => shortDigest(sha256) },
];

export function drawYearlyReport(desk: Desk, report: YearlyReportSnapshot): void {
  const { flow } = desk;
  const { policy } = report;
  flow.together(
    letterhead(desk, report, {
      title: TITLE.toUpperCase(),
      subtitles: [`Năm học ${printedYear(report.pastYear)}`],
    }),
    ...addressees(desk, report.recipients),
  );
  flow.together(
    section(desk, 'I. Quy chế'),
    fact(desk, 'Quy chế:', policy?.name ?? 'Chưa ban hành trong hệ thống'),
    fact(desk, 'Ban hành:', policy && policy.number !== '' ? decisionText(policy) : ''),
  );
  report.sections.forEach(({ title, facts }, index) => {
    const [first, ...others] = facts.map(({ label, text }) => fact(desk, label, text));
    flow.together(section(desk, `${numerals[index + 1] ?? ''}. ${title}`), ...(first ? [first] : []));
    for (const piece of others) flow.together(piece);
  });
  const next = report.sections.length + 1;
  addLedger(
    desk,
    { columns: attachments, rows: report.attachments, none: 'Không có văn bản kèm theo' },
    [section(desk, `${numerals[next] ?? ''}. Văn bản kèm theo (${report.attachments.length})`)],
    [],
  );
  if (report.missing.length > 0) {
    flow.together(section(desk, `${numerals[next + 1] ?? ''}. Chưa có trong hồ sơ`));
    for (const { what, whom } of report.missing) flow.together(item(desk, `${what} – hỏi ${whom}`));
  }
  close(desk, signatures(desk, report.signatories));
}

const numerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

export const yearlyReportTitle = ({ pastYear }: YearlyReportSnapshot) => ({
  title: `${TITLE} – năm học ${pastYear}`,
  subject: TITLE,
});
