// Trang bổ sung học bạ: results after re-assessment and summer training (TT 22/2021 Đ13, Đ14).
import type { ReassessedSubject, SupplementaryPageSnapshot } from '../../papers/index.ts';
import { NOT_ASSESSED, printedDate, printedResult, printedYear } from '../wording.ts';
import type { Desk } from '../paper/desk.ts';
import { addLedger, close, ordinal, type LedgerColumn } from '../paper/ledger.ts';
import { letterhead } from '../paper/letterhead.ts';
import { regimeWords } from '../paper/regime-words.ts';
import { signatures } from '../paper/signatures.ts';
import { fact, section } from '../paper/text.ts';
import { decisionText, documentText } from '../paper/words.ts';

const columns = (again: string): LedgerColumn<ReassessedSubject>[] => [
  ordinal,
  { title: 'Môn học', width: 34, align: 'left', print: ({ subjectName }) => subjectName },
  { title: 'Cả năm', width: 16, print: ({ year }) => printedResult(year) },
  { title: `Sau ${again}`, width: 20, face: 'bold', print: ({ after }) => printedResult(after) },
  { title: 'Nhận xét', width: 47, align: 'left', print: ({ remark }) => remark },
  { title: 'Giáo viên', width: 34, align: 'left', print: ({ teacher }) => teacher },
];

export function drawSupplementaryPage(desk: Desk, page: SupplementaryPageSnapshot): void {
  const { flow } = desk;
  const { pupil, className, supplements } = page;
  const { again } = regimeWords[page.regime];
  flow.together(
    letterhead(desk, page, {
      title: `KẾT QUẢ SAU ${again.toUpperCase()}, RÈN LUYỆN TRONG HÈ`,
      subtitles: [`Trang bổ sung học bạ – Năm học ${printedYear(page.schoolYear)}`],
    }),
    fact(desk, 'Họ và tên học sinh:', pupil.name.toUpperCase()),
    fact(desk, 'Mã học sinh, ngày sinh:', `${pupil.code}, ${printedDate(pupil.birthDate)}`),
    fact(desk, 'Lớp:', className),
    fact(desk, 'Bổ sung cho:', documentText(supplements)),
  );
  addLedger(
    desk,
    { columns: columns(again), rows: page.subjects, none: `Không có môn học phải ${again}` },
    [section(desk, `I. Môn học ${again}`)],
    [],
  );
  addOutcome(desk, page);
}

function addOutcome(desk: Desk, page: SupplementaryPageSnapshot): void {
  const { conduct, learning, decision } = page;
  const words = regimeWords[page.regime];
  const change = ({ year, after }: typeof conduct) =>
    `cả năm: ${year ?? NOT_ASSESSED}; sau ${words.again}: ${after ?? 'không thay đổi'}`;
  desk.flow.together(
    section(desk, 'II. Kết quả sau hè'),
    fact(desk, 'Rèn luyện trong hè:', page.summerTraining),
    fact(desk, `${words.conduct}:`, change(conduct)),
    fact(desk, `${words.learning}:`, change(learning)),
  );
  close(desk, [
    fact(desk, 'Lên lớp:', page.promotion),
    ...(decision ? [fact(desk, 'Căn cứ:', decisionText(decision))] : []),
    fact(desk, 'Nhận xét của GVCN:', page.homeroomRemark),
    ...signatures(desk, page.signatories),
  ]);
}

export const supplementaryPageTitle = ({
  pupil,
  className,
  schoolYear,
  regime,
}: SupplementaryPageSnapshot) => ({
  title: `Kết quả sau ${regimeWords[regime].again} – ${pupil.name} – lớp ${className} – năm học ${schoolYear}`,
  subject: 'Trang bổ sung học bạ',
});
