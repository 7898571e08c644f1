// A book from another school, taken apart and verified before anything of it is kept: pure, so that it can be done on a
// thread of its own.
import { attachedFile, attachedSnapshot, unreadable, type Unreadable } from '../../../documents/index.ts';
import { canonicalJson, sha256, type Sha256 } from '../../../kernel/index.ts';
import { verdictWords } from '../../../signing/index.ts';
import { bookClaimsOf } from '../verification/book/book-claims.ts';
import { examineBook, type ExaminedBook } from '../verification/book/examine-book.ts';
import type { Verify } from '../verification/succession/examine-succession.ts';
import { bookFault } from './faults.ts';

export interface OpenedBook {
  readonly fileHash: Sha256;
  readonly length: number;
  /** Canonical JSON of what the book says of itself. */
  readonly snapshot: string;
  readonly examined: ExaminedBook;
  /** Files of the years and the frozen data inside each, in the book's order. */
  readonly years: readonly Uint8Array[];
  readonly transcripts: readonly string[];
}

export const LARGEST_BOOK = 48 * 1024 * 1024;
/** Of all years together, unpacked. */
const MOST_INSIDE = 96 * 1024 * 1024;

/**
 * Valid through and through, or refused with the parts that are not.
 * @throws Fault `book.notABook`, `book.notSound`
 */
export async function openBook(file: Uint8Array, verify: Verify): Promise<OpenedBook> {
  if (file.length > LARGEST_BOOK) throw bookFault('book.notABook', { reason: 'tệp lớn hơn 48 MB' });
  const claims = bookClaimsOf(file);
  if (!claims) throw bookFault('book.notABook', { reason: whyNoBook(file) });
  const { snapshot } = claims;
  if (!snapshot) throw bookFault('book.notABook', { reason: 'dữ liệu của sổ không đúng mẫu' });
  const report = await verify(file);
  const examined = await examineBook(file, report, verify);
  if (!examined) throw bookFault('book.notABook', { reason: 'dữ liệu của sổ không đúng mẫu' });
  const parts = [
    ...(report.verdict === 'valid' ? [] : [`chữ kí của sổ: ${verdictWords[report.verdict].vi}`]),
    ...[...examined.findings, ...examined.years.flatMap(({ findings }) => findings)]
      .filter(({ weight }) => weight !== 'note')
      .map(({ vi }) => vi),
  ];
  if (parts.length > 0) throw bookFault('book.notSound', { parts });
  const years: Uint8Array[] = [];
  let room = MOST_INSIDE;
  for (const { file: name } of snapshot.years) {
    const bytes = attachedFile(file, name, room);
    if (!bytes) throw bookFault('book.notABook', { reason: 'các tệp bên trong quá lớn' });
    room -= bytes.length;
    years.push(Uint8Array.from(bytes));
  }
  const transcripts = years.map((year) => canonicalJson(attachedSnapshot(year)?.snapshot ?? {}));
  return {
    ...{ fileHash: sha256(file), length: file.length, examined, years, transcripts },
    snapshot: canonicalJson(snapshot),
  };
}

/** What most often comes in the place of a book, in words that help. */
function whyNoBook(file: Uint8Array): string {
  const why = unreadable(file);
  return why === null ? 'tệp không mang dữ liệu của sổ học bạ' : reasons[why];
}

const reasons: Readonly<Record<Unreadable, string>> = {
  empty: 'tệp rỗng',
  notPdf: 'tệp không phải PDF',
  encrypted: 'tệp bị khoá bằng mật khẩu; hãy xin tệp gốc',
  damaged: 'tệp PDF bị hỏng hoặc bị cắt mất phần cuối',
};
