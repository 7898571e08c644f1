// The registers of the office as workbooks: which columns each has.
import type { BookEntry, IssueEntry, PrintEntry, SealEntry } from '../../../documents/index.ts';
import { toVietnameseTime, type Instant } from '../../../kernel/index.ts';
import { writeRegisterWorkbook, type RegisterColumn } from '../../../workbooks/index.ts';
import type { RegisterEntries } from '../../application/index.ts';

interface Heading {
  readonly school: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** The bytes of an .xlsx file. @throws Fault `workbook.tooLarge` */
export function registerWorkbook(
  register: RegisterEntries,
  { school, from, until }: Heading,
): Promise<Uint8Array> {
  const heading = { school, period: `${toVietnameseTime(from)} – ${toVietnameseTime(until)}` };
  const name = names[register.kind];
  switch (register.kind) {
    case 'issueRegister':
      return writeRegisterWorkbook({ name, columns: issues, lines: register.entries }, heading);
    case 'sealRegister':
      return writeRegisterWorkbook({ name, columns: seals, lines: register.entries }, heading);
    case 'printRegister':
      return writeRegisterWorkbook({ name, columns: prints, lines: register.entries }, heading);
    case 'bookRegister':
      return writeRegisterWorkbook({ name, columns: books, lines: register.entries }, heading);
  }
}

const names: Readonly<Record<RegisterEntries['kind'], string>> = {
  issueRegister: 'Sổ cấp bản sao, học bạ',
  sealRegister: 'Sổ đóng dấu',
  printRegister: 'Sổ in văn bản',
  bookRegister: 'Sổ cấp phát học bạ',
};

const when = {
  header: 'Thời gian',
  width: 20,
  print: ({ at }: { readonly at: Instant }) => toVietnameseTime(at),
};
const what = {
  header: 'Văn bản',
  width: 44,
  print: ({ document }: { readonly document: string }) => document,
};
const code = {
  header: 'Mã xác minh',
  width: 24,
  print: ({ verificationCode }: { readonly verificationCode: string }) => verificationCode,
};
const copies = {
  header: 'Số bản',
  width: 8,
  centred: true,
  print: (line: { readonly copies: number }) => line.copies,
} as const;
const by = (header: string) => ({ header, width: 24, print: (line: { readonly by: string }) => line.by });

const issues: readonly RegisterColumn<IssueEntry>[] = [
  when,
  { header: 'Số', width: 10, centred: true, print: ({ number }) => number },
  what,
  { header: 'Học sinh', width: 26, print: ({ pupil }) => pupil },
  { header: 'Lớp', width: 8, centred: true, print: ({ className }) => className },
  copies,
  { header: 'Người nhận', width: 26, print: ({ recipient }) => recipient },
  { header: 'Giấy tờ', width: 28, print: ({ identity }) => identity },
  { header: 'Theo đề nghị', width: 32, print: ({ request }) => request },
  by('Người cấp'),
];

const seals: readonly RegisterColumn<SealEntry>[] = [
  when,
  what,
  code,
  { header: 'Theo lệnh', width: 24, print: ({ order }) => order },
  { header: 'Số dấu', width: 8, centred: true, print: ({ impressions }) => impressions },
  by('Người đóng dấu'),
];

const prints: readonly RegisterColumn<PrintEntry>[] = [
  when,
  what,
  code,
  { header: 'Số trang', width: 8, centred: true, print: ({ pages }) => pages },
  copies,
  { header: 'Mục đích', width: 32, print: ({ purpose }) => purpose },
  by('Người in'),
];

const books: readonly RegisterColumn<BookEntry>[] = [
  { header: 'Số học bạ', width: 11, centred: true, print: ({ number }) => number },
  { header: 'Cấp lần', width: 8, centred: true, print: ({ edition }) => edition },
  { header: 'Học sinh', width: 28, print: ({ pupil }) => pupil },
  { header: 'Mã học sinh', width: 14, print: ({ pupilCode }) => pupilCode },
  { header: 'Lớp', width: 8, centred: true, print: ({ className }) => className },
  { header: 'Lí do cấp', width: 26, print: ({ reason }) => reason },
  { header: 'Theo quyết định', width: 18, print: ({ order }) => order },
  code,
  { header: 'Ngày lập', width: 20, print: ({ at }) => toVietnameseTime(at) },
  { header: 'Ngày giao', width: 20, print: ({ handedAt }) => handedAt && toVietnameseTime(handedAt) },
  { header: 'Người nhận', width: 26, print: ({ recipient }) => recipient || null },
  { header: 'Giấy tờ', width: 28, print: ({ identity }) => identity || null },
  { header: 'Tình trạng', width: 22, print: ({ standing }) => standing },
  by('Người cấp'),
  // For a pen.
  { header: 'Kí nhận', width: 18, print: () => null },
];
