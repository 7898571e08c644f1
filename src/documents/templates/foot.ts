// The foot of every page: page number, verification code with its QR, time of printing (R95).
import { toVietnameseTime } from '../../kernel/index.ts';
import { mm } from '../layout/index.ts';
import type { Imprint } from '../snapshot.ts';
import type { Drafting } from './drafting.ts';
import { QR } from './qr.ts';

const SYMBOL = mm(18);
const QUIET = mm(4);

export function drawFeet(
  { pages, sheet }: Pick<Drafting, 'pages' | 'sheet'>,
  { verificationCode, printedAt }: Imprint,
  modules: number,
  /** Of the whole document, where these are only its first pages. */
  of = pages.length,
): void {
  const top = sheet.bottom + mm(2.5);
  const text = sheet.left + SYMBOL + QUIET;
  pages.forEach((canvas, index) => {
    canvas.form(QR, sheet.left, top, SYMBOL / modules, SYMBOL / modules, SYMBOL);
    canvas.rule(text, top + mm(3), sheet.right, top + mm(3));
    canvas.text(text, top + mm(8), 'Mã xác minh: ', { size: 9 });
    canvas.text(text + canvas.faces.regular.width('Mã xác minh: ', 9), top + mm(8), verificationCode, {
      face: 'bold',
      size: 9,
    });
    canvas.text(text, top + mm(12.5), `Thời gian in: ${toVietnameseTime(printedAt)}`, { size: 9 });
    canvas.text(text, top + mm(17), 'Quét mã QR hoặc nhập mã xác minh để kiểm tra chữ kí số của tài liệu.', {
      face: 'italic',
      size: 8,
    });
    canvas.text(sheet.right, top + mm(8), `Trang ${index + 1}/${of}`, { size: 9, align: 'right' });
  });
}
