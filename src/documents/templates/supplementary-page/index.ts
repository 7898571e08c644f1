// Trang bổ sung học bạ: results after re-assessment and summer training (TT 22/2021 Đ13, Đ14).
import type { ReassessedSubject, SupplementaryPageSnapshot } from '../../papers/index.ts';
import { NOT_ASSESSED, printedDate, printedResult, printedYear } from '../wording.ts';
import type { Desk } from '../paper/desk.ts';
import { addLedger, close, ordinal, type LedgerColumn } from '../paper/ledger.ts';
import { letterhead } from '../paper/letterhead.ts';
import { signatures } from '../paper/signatures.ts';
import { fact, section } from '../paper/text.ts';
import { decisionText, documentText } from '../paper/words.ts';

const columns: readonly LedgerColumn<ReassessedSubject>[] = [
  ordinal,
  { title: 'Môn học', width: 34, align: 'left', print: ({ subjectName }) => subjectName },
  { title: 'Cả năm', width: 16, print: ({ year }) => printedResult(year) },
  { title: 'Sau đánh giá lại', width: 20, face: 'bold', print: ({ after }) => printedResult(after) },
  { title: 'Nhận xét', width: 47, align: 'left', print: ({ remark }) => remark },
  { title: 'Giáo viên', width: 34, align: 'left', print: ({ teacher }) => teacher },
];

export function drawSupplementaryPage(desk: Desk, page: SupplementaryPageSnapshot): void {
  const { flow } = desk;
  const { pupil, className, supplements } = page;
  flow.together(
    letterhead(desk, page, {
      title: 'KẾT QUẢ SAU ĐÁNH GIÁ LẠI, RÈN LUYỆN TRONG HÈ',
      subtitles: [`Trang bổ sung học bạ – Năm học ${printedYear(page.schoolYear)}`],
    }),
    fact(desk, 'Họ và tên học sinh:', pupil.name.toUpperCase()),
    fact(desk, 'Mã học sinh, ngày sinh:', `${pupil.code}, ${printedDate(pupil.birthDate)}`),
    fact(desk, 'Lớp:', className),
    fact(desk, 'Bổ sung cho:', documentText(supplements)),
  );
  addLedger(
    desk,
    { columns, rows: page.subjects, none: 'Không có môn học phải đánh giá lại' },
    [section(desk, 'I. Môn học đánh giá lại')],
    [],
  );
  addOutcome(desk, page);
}

function addOutcome(desk: Desk, page: SupplementaryPageSnapshot): void {
  const { conduct, learning, decision } = page;
  const change = ({ year, after }: typeof conduct) =>
    `cả năm: ${year ?? NOT_ASSESSED}; sau đánh giá lại: ${after ?? 'không thay đổi'}`;
  desk.flow.together(
    section(desk, 'II. Kết quả sau hè'),
    fact(desk, 'Rèn luyện trong hè:', page.summerTraining),
    fact(desk, 'Kết quả rèn luyện:', change(conduct)),
    fact(desk, 'Kết quả học tập:', change(learning)),
  );
  close(desk, [
    fact(desk, 'Lên lớp:', page.promotion),
    ...(decision ? [fact(desk, 'Căn cứ:', decisionText(decision))] : []),
    fact(desk, 'Nhận xét của GVCN:', page.homeroomRemark),
    ...signatures(desk, page.signatories),
  ]);
}

export const supplementaryPageTitle = ({ pupil, className, schoolYear }: SupplementaryPageSnapshot) => ({
  title: `Kết quả sau đánh giá lại – ${pupil.name} – lớp ${className} – năm học ${schoolYear}`,
  subject: 'Trang bổ sung học bạ',
});
