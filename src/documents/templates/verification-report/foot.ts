// The foot of every page: which report this is, when it was printed, page n of N.
import { toVietnameseTime } from '../../../kernel/index.ts';
import { fit, mm } from '../../layout/index.ts';
import type { VerificationSheet } from '../../verification-sheet.ts';
import type { Flow } from '../flow.ts';
import type { Words } from './wording.ts';

/** `about`: what each page tells of. */
export function drawFeet(
  { pages, sheet, faces }: Flow,
  { printedAt }: VerificationSheet,
  words: Words,
  about: readonly string[],
): void {
  const top = sheet.bottom + mm(5);
  const room = sheet.right - sheet.left - mm(30);
  pages.forEach((canvas, index) => {
    canvas.rule(sheet.left, top, sheet.right, top, 0.4);
    const printed = `${words.printed} ${toVietnameseTime(printedAt)} (+07:00)`;
    canvas.text(sheet.left, top + mm(4.5), printed, { size: 9 });
    const page = `${words.page} ${index + 1}/${pages.length}`;
    canvas.text(sheet.right, top + mm(4.5), page, { size: 9, align: 'right' });
    const [line = ''] = fit(faces.italic, about[index] ?? '', [8.5, 8], room, 1).lines;
    canvas.text(sheet.left, top + mm(8.5), line, { face: 'italic', size: 8 });
  });
}
