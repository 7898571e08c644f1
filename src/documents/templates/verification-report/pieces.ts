// What every section is made of: headings, labelled lines, sentences and white.
import { block, blockHeight, mm, setLines, type Ink, type Sheet } from '../../layout/index.ts';
import type { Faces } from '../../typeface/index.ts';
import type { Statement } from '../../verification-sheet.ts';
import type { Piece } from '../piece.ts';
import { weightInks } from './inks.ts';
import { drawWeightMark } from './marks.ts';

export interface Ground {
  readonly faces: Faces;
  readonly sheet: Sheet;
}

const LABEL = mm(43);
const SIZE = 10.5;
const INDENT = 14;
const MARK = 6.5;
const BLACK: Ink = [0, 0, 0];

export const white = (height: number): Piece => ({ height, draw: () => undefined });

/** A heading keeps to what follows it: hand both to `together`. */
export function heading({ faces, sheet }: Ground, text: string): Piece {
  const width = sheet.right - sheet.left;
  const set = block(faces, text, width, { face: 'bold', sizes: [11.5], align: 'left', most: 2 });
  const height = blockHeight(set);
  return {
    height: mm(4.5) + height + 6,
    draw(canvas, y) {
      setLines(canvas, { x: sheet.left - 2.4, y: y + mm(4.5), width, height }, set);
      canvas.rule(sheet.left, y + mm(4.5) + height + 1.5, sheet.right, y + mm(4.5) + height + 1.5, 0.4);
    },
  };
}

/** `label    text`, the text on as many lines as it needs. */
export function labelled({ faces, sheet }: Ground, [label, text]: readonly [string, string]): Piece {
  const width = sheet.right - sheet.left - LABEL;
  const left = block(faces, label, LABEL, { sizes: [SIZE, 10, 9.5], align: 'left' });
  const right = block(faces, text, width, { sizes: [SIZE, 10, 9.5, SIZE], most: 1, align: 'left' });
  return {
    height: Math.max(blockHeight(left), blockHeight(right)) + 2,
    draw(canvas, y) {
      setLines(canvas, { x: sheet.left - 2.4, y, width: LABEL, height: 0 }, left);
      setLines(canvas, { x: sheet.left + LABEL, y, width, height: 0 }, right);
    },
  };
}

/** A sentence with its mark before it and its ETSI indication behind it. */
export function statement({ faces, sheet }: Ground, said: Statement, size = SIZE, indent = 0): Piece {
  const { weight, text, indication } = said;
  const ink = weightInks[weight];
  const x = sheet.left + indent;
  const width = sheet.right - x - INDENT;
  const whole = indication === null ? text : `${text} [${indication}]`;
  const set = block(faces, whole, width, { sizes: [size], align: 'left', ...(ink && { ink }) });
  return {
    height: blockHeight(set) + 2,
    draw(canvas, y) {
      const mark = { x: x + 2, y: y + 2.6, side: MARK, ink: ink ?? BLACK };
      if (weight === 'note') canvas.text(x + 4, y + size * 0.94, '–', { size });
      else drawWeightMark(canvas, weight, mark);
      setLines(canvas, { x: x + INDENT - 2.4, y, width, height: 0 }, set);
    },
  };
}

/** A paragraph over the whole width. */
export function paragraph({ faces, sheet }: Ground, text: string, size = 9): Piece {
  const width = sheet.right - sheet.left + 4.8;
  const set = block(faces, text, width, { face: 'italic', sizes: [size], align: 'left' });
  return {
    height: blockHeight(set) + 2,
    draw: (canvas, y) => {
      setLines(canvas, { x: sheet.left - 2.4, y, width, height: 0 }, set);
    },
  };
}
