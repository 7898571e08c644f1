// The book's table of years: which signed file each year is, what it was found to be, where its pages begin; and whoever
// signs for the whole.
import { mm } from '../../layout/index.ts';
import type { BoundYear, PupilBookSnapshot } from '../../papers/index.ts';
import { printedYear } from '../wording.ts';
import type { Desk } from '../paper/desk.ts';
import { addLedger, close, type LedgerColumn } from '../paper/ledger.ts';
import { signatures } from '../paper/signatures.ts';
import { fact, item, section, sentence } from '../paper/text.ts';
import { absenceText, editionText, fileLines, reasonWords, resultLines, verdictLines } from './words.ts';

/** @param firstPages page number of each year's first page; guessed at first, when nobody knows yet */
export function drawContents(desk: Desk, book: PupilBookSnapshot, firstPages: readonly number[]): void {
  const { flow } = desk;
  flow.newPage();
  addLedger(
    desk,
    {
      columns: columnsOf(firstPages),
      rows: book.years,
      none: 'Không có năm học nào',
      sizes: [9, 8.5],
    },
    [
      sentence(desk, 'HỌC BẠ CÁC NĂM', { face: 'bold', size: 13 }),
      fact(desk, 'Họ và tên học sinh:', book.pupil.name.toUpperCase()),
      fact(desk, 'Số học bạ:', `${book.number}. ${editionText(book)}.`),
    ],
    [],
  );
  const [first, ...others] = book.absent.map((absent) => item(desk, absenceText(absent)));
  if (first) {
    flow.together(section(desk, 'Những năm không có trong sổ'), first);
    for (const other of others) flow.together(other);
  }
  close(desk, [
    fact(desk, 'Lí do cấp:', `${reasonWords[book.reason]}; theo quyết định số ${book.decisionNumber}`),
    fact(desk, 'Theo đề nghị:', book.request),
    sentence(desk, NOTE, { face: 'italic', size: 10, above: mm(1) }),
    ...signatures(desk, book.signatories),
  ]);
}

const NOTE =
  'Tệp học bạ đã kí số của từng năm đính kèm nguyên vẹn trong tệp này; các trang sau in lại đúng như trong tệp. ' +
  'Kết quả xác minh chi tiết nằm trong báo cáo đính kèm.';

const columnsOf = (firstPages: readonly number[]): LedgerColumn<BoundYear>[] => [
  {
    title: 'Năm học, lớp, trường',
    width: 36,
    align: 'left',
    print: ({ schoolYear, className, school }) => [printedYear(schoolYear), `Lớp ${className}`, school.name],
  },
  { title: 'Kết quả', width: 35, align: 'left', print: resultLines },
  { title: 'Tệp đã kí số', width: 54, align: 'left', print: fileLines },
  { title: 'Xác minh', width: 25, print: verdictLines },
  { title: 'Trang', width: 10, print: (_, index) => String(firstPages[index] ?? '–') },
];
