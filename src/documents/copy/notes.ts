// What a copy says of itself in the foot margin of every page; nothing of the original is covered.
import { toVietnameseTime } from '../../kernel/index.ts';
import { fit, mm, type Canvas } from '../layout/index.ts';
import type { CopySnapshot } from '../papers/index.ts';
import type { Imprint } from '../snapshot.ts';

/** Height of paper added below pages of other makers, whose margins we do not know. */
export const STRIP = mm(8);
const SIDE = mm(12);
const BASELINE = mm(2.8);

export function noteText(copy: CopySnapshot, { verificationCode, printedAt }: Imprint): string {
  if (copy.kind === 'printView') {
    return `Bản in từ hồ sơ đã ký số — in lúc ${toVietnameseTime(printedAt)} — mã ${copy.source.verificationCode}`;
  }
  const number = copy.number === null ? '' : ` số ${copy.number}`;
  return `Bản sao${number} — mã bản sao ${verificationCode} — bản gốc SHA-256 ${copy.source.fileHash.slice(0, 16)}…`;
}

/** On one line within the margins; smaller where the page is narrow. */
export function drawNote(canvas: Canvas, text: string, [width, height]: readonly [number, number]): void {
  const { size, lines } = fit(canvas.faces.regular, text, [8, 7.5, 7, 6, 5, 4], width - 2 * SIDE, 1);
  canvas.text(width / 2, height - BASELINE, lines[0] ?? '', { size, align: 'centre' });
}
