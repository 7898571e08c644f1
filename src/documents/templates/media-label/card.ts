// What every card of a label begins and ends with.
import { toVietnameseTime } from '../../../kernel/index.ts';
import { block, blockHeight, fit, mm, setLines, type Canvas, type Sheet } from '../../layout/index.ts';
import type { MediaLabel } from '../../papers/media-label.ts';
import { printedYear } from '../wording.ts';
import type { Faces } from '../../typeface/index.ts';
import type { Piece } from '../piece.ts';
import { labelWords } from './words.ts';

export interface Ground {
  readonly faces: Faces;
  readonly sheet: Sheet;
}

/** School, title, number and copy, years, how much: the same on each card, for cards get parted. */
export function cardHead({ faces, sheet }: Ground, label: MediaLabel): Piece {
  const { school, medium, carrier, copy, packages } = label;
  const width = sheet.right - sheet.left;
  const years = [...new Set(packages.map(({ schoolYear }) => printedYear(schoolYear)))].toSorted();
  const records = packages.reduce((sum, each) => sum + each.records, 0);
  const lines = [
    block(faces, school.name.toUpperCase(), width, { face: 'bold', sizes: [10, 9, 8], most: 2 }),
    block(faces, labelWords.title, width, { face: 'bold', sizes: [12.5] }),
    block(faces, `${labelWords.medium(medium)} · ${labelWords.copy(copy)}`, width, {
      face: 'bold',
      sizes: [15, 12, 10],
      most: 2,
    }),
    ...(carrier === '' ? [] : [block(faces, carrier, width, { sizes: [9.5, 8.5], most: 2 })]),
    block(faces, `Năm học ${years.join(', ')}`, width, { sizes: [9.5, 8.5, 7.5], most: 3 }),
    block(faces, labelWords.about(packages.length, records, label.keepUntil), width, {
      face: 'italic',
      sizes: [9, 8],
    }),
  ];
  const height = lines.reduce((sum, each) => sum + blockHeight(each), 0) + mm(4);
  return {
    height,
    draw(canvas, y) {
      let at = y;
      for (const each of lines) {
        setLines(canvas, { x: sheet.left, y: at, width, height: 0 }, each);
        at += blockHeight(each);
      }
      canvas.rule(sheet.left, y + height - mm(2), sheet.right, y + height - mm(2), 0.6);
    },
  };
}

export function cardFoot(
  canvas: Canvas,
  sheet: Sheet,
  { printedAt }: MediaLabel,
  of: { readonly number: number; readonly of: number },
): void {
  const y = sheet.bottom + mm(2);
  const width = sheet.right - sheet.left;
  const [line = ''] = fit(canvas.faces.italic, labelWords.check, [7.5], width, 1).lines;
  canvas.text(sheet.left, y, line, { face: 'italic', size: 7.5 });
  canvas.text(sheet.left, y + mm(3.6), labelWords.printed(toVietnameseTime(printedAt)), { size: 7.5 });
  canvas.text(sheet.right, y + mm(3.6), labelWords.card(of), { size: 7.5, align: 'right' });
}
