// The columns of the office's registers, and what is added up beneath.
import type { BookEntry, IssueEntry, PrintEntry, SealEntry } from '../../papers/index.ts';
import { ordinal, type LedgerColumn } from '../paper/ledger.ts';
import { moment } from '../paper/words.ts';

const when = {
  title: 'Thời gian',
  width: 22,
  print: ({ at }: { at: IssueEntry['at'] }) => moment(at).split(' '),
};

export const issueColumns: readonly LedgerColumn<IssueEntry>[] = [
  ordinal,
  when,
  { title: 'Số', width: 24, print: ({ number }) => number },
  { title: 'Văn bản', width: 45, align: 'left', print: ({ document }) => document },
  { title: 'Học sinh', width: 36, align: 'left', print: ({ pupil, className }) => [pupil, className] },
  { title: 'Số bản', width: 13, print: ({ copies }) => String(copies) },
  {
    title: 'Người nhận',
    width: 40,
    align: 'left',
    print: ({ recipient, identity }) => [recipient, identity],
  },
  { title: 'Theo đề nghị', width: 36, align: 'left', print: ({ request }) => request },
  { title: 'Người cấp', width: 32, align: 'left', print: ({ by }) => by },
];

export const sealColumns: readonly LedgerColumn<SealEntry>[] = [
  ordinal,
  when,
  { title: 'Văn bản được đóng dấu', width: 82, align: 'left', print: ({ document }) => document },
  { title: 'Mã xác minh', width: 46, print: ({ verificationCode }) => verificationCode },
  { title: 'Theo lệnh', width: 42, align: 'left', print: ({ order }) => order },
  { title: 'Số dấu', width: 15, print: ({ impressions }) => String(impressions) },
  { title: 'Người đóng dấu', width: 41, align: 'left', print: ({ by }) => by },
];

export const printColumns: readonly LedgerColumn<PrintEntry>[] = [
  ordinal,
  when,
  { title: 'Văn bản', width: 74, align: 'left', print: ({ document }) => document },
  { title: 'Mã xác minh', width: 46, print: ({ verificationCode }) => verificationCode },
  { title: 'Số trang', width: 14, print: ({ pages }) => String(pages) },
  { title: 'Số bản', width: 14, print: ({ copies }) => String(copies) },
  { title: 'Mục đích', width: 42, align: 'left', print: ({ purpose }) => purpose },
  { title: 'Người in', width: 36, align: 'left', print: ({ by }) => by },
];

export const bookColumns: readonly LedgerColumn<BookEntry>[] = [
  ordinal,
  { title: 'Số học bạ', width: 18, print: ({ number, edition }) => [number, `cấp lần ${edition}`] },
  {
    title: 'Học sinh',
    width: 37,
    align: 'left',
    print: ({ pupil, pupilCode, className }) => [pupil, `${pupilCode}, lớp ${className}`],
  },
  { title: 'Lí do cấp', width: 25, align: 'left', print: ({ reason }) => reason },
  { title: 'Theo quyết định', width: 22, print: ({ order }) => order },
  { title: 'Mã xác minh', width: 43, print: ({ verificationCode }) => verificationCode },
  {
    title: 'Người nhận',
    width: 36,
    align: 'left',
    print: ({ recipient, identity, standing }) =>
      [recipient, identity, standing].filter((text) => text !== ''),
  },
  {
    title: 'Ngày giao',
    width: 20,
    print: ({ handedAt }) => (handedAt === null ? '–' : moment(handedAt).split(' ')),
  },
  { title: 'Người cấp', width: 25, align: 'left', print: ({ by }) => by },
  // For a pen.
  { title: 'Kí nhận', width: 22, print: () => '' },
];

export const sum = <Entry>(entries: readonly Entry[], count: (entry: Entry) => number): number =>
  entries.reduce((total, entry) => total + count(entry), 0);
