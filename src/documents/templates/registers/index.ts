// Sổ cấp bản sao, sổ cấp phát học bạ, sổ đóng dấu, sổ in: rows of a period, totals, registrar and leader.
import { toVietnameseTime } from '../../../kernel/index.ts';
import { mm } from '../../layout/index.ts';
import type {
  BookRegisterSnapshot,
  IssueRegisterSnapshot,
  PrintRegisterSnapshot,
  SealRegisterSnapshot,
} from '../../papers/index.ts';
import { printedYear } from '../wording.ts';
import type { Desk } from '../paper/desk.ts';
import { addLedger, type Ledger } from '../paper/ledger.ts';
import { letterhead } from '../paper/letterhead.ts';
import { signatures } from '../paper/signatures.ts';
import { sentence } from '../paper/text.ts';
import { bookColumns, issueColumns, printColumns, sealColumns, sum } from './columns.ts';

type RegisterSnapshot =
  IssueRegisterSnapshot | SealRegisterSnapshot | PrintRegisterSnapshot | BookRegisterSnapshot;

const NONE = 'Trong kì không có lượt nào';
const titles: Readonly<Record<RegisterSnapshot['kind'], string>> = {
  issueRegister: 'Sổ cấp bản sao, học bạ',
  sealRegister: 'Sổ đóng dấu',
  printRegister: 'Sổ in văn bản',
  bookRegister: 'Sổ cấp phát học bạ',
};

export const drawIssueRegister = (desk: Desk, register: IssueRegisterSnapshot): void => {
  const { entries } = register;
  const total = `${entries.length} lượt cấp, ${sum(entries, ({ copies }) => copies)} bản`;
  draw(desk, register, { columns: issueColumns, rows: entries, none: NONE }, total);
};

export const drawSealRegister = (desk: Desk, register: SealRegisterSnapshot): void => {
  const { entries } = register;
  const total = `${entries.length} văn bản, ${sum(entries, ({ impressions }) => impressions)} dấu`;
  draw(desk, register, { columns: sealColumns, rows: entries, none: NONE }, total);
};

export const drawPrintRegister = (desk: Desk, register: PrintRegisterSnapshot): void => {
  const { entries } = register;
  const pages = sum(entries, (entry) => entry.pages * entry.copies);
  const total = `${entries.length} lượt in, ${sum(entries, ({ copies }) => copies)} bản, ${pages} trang`;
  draw(desk, register, { columns: printColumns, rows: entries, none: NONE }, total);
};

export const drawBookRegister = (desk: Desk, register: BookRegisterSnapshot): void => {
  const { entries } = register;
  const handed = entries.filter(({ handedAt }) => handedAt !== null).length;
  const total = `${entries.length} sổ học bạ, đã giao ${handed}`;
  draw(desk, register, { columns: bookColumns, rows: entries, none: NONE }, total);
};

function draw<Row>(desk: Desk, register: RegisterSnapshot, ledger: Ledger<Row>, total: string): void {
  desk.flow.together(
    letterhead(desk, register, {
      title: titles[register.kind].toUpperCase(),
      subtitles: [periodOf(register), `Năm học ${printedYear(register.schoolYear)}`],
    }),
  );
  addLedger(
    desk,
    ledger,
    [],
    [
      sentence(desk, `Cộng: ${total}.`, { face: 'bold', above: mm(1.5) }),
      ...signatures(desk, register.signatories),
    ],
  );
}

const periodOf = ({ from, until }: RegisterSnapshot) =>
  `Từ ${toVietnameseTime(from)} đến ${toVietnameseTime(until)}`;

export const registerTitle = (register: RegisterSnapshot) => ({
  title: `${titles[register.kind]} – ${periodOf(register)}`,
  subject: titles[register.kind],
});
