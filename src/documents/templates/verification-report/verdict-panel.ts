// The verdict, too large and too plain to be misread: mark, word and reason on a panel of its colour.
import { block, blockHeight, mm, setLines } from '../../layout/index.ts';
import type { SheetFile } from '../../verification-sheet.ts';
import type { Piece } from '../piece.ts';
import { verdictInks, WHITE } from './inks.ts';
import { drawVerdictMark } from './marks.ts';
import type { Ground } from './pieces.ts';

const MARK = mm(13);
const PADDING = mm(4);

export function verdictPanel({ faces, sheet }: Ground, { verdict, headline, explanation }: SheetFile): Piece {
  const width = sheet.right - sheet.left;
  const text = { x: sheet.left + MARK + 2 * PADDING, width: width - MARK - 3 * PADDING };
  const word = block(faces, headline, text.width, {
    face: 'bold',
    sizes: [25, 22, 19, 16],
    align: 'left',
    ink: WHITE,
  });
  const reason = block(faces, explanation, text.width, { sizes: [11], align: 'left', ink: WHITE });
  const height = Math.max(MARK, blockHeight(word) + 2 + blockHeight(reason)) + 2 * PADDING;
  return {
    height,
    draw(canvas, y) {
      canvas.panel(sheet.left, y, width, height, verdictInks[verdict]);
      const mark = { x: sheet.left + PADDING, y: y + (height - MARK) / 2, side: MARK, ink: WHITE };
      drawVerdictMark(canvas, verdict, mark);
      const top = y + (height - blockHeight(word) - 2 - blockHeight(reason)) / 2;
      setLines(canvas, { ...text, y: top, height: 0 }, word);
      setLines(canvas, { ...text, y: top + blockHeight(word) + 2, height: 0 }, reason);
    },
  };
}
