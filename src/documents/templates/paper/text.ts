// Sections, facts and sentences of a paper as pieces.
import { block, blockHeight, mm, setLines } from '../../layout/index.ts';
import type { FaceName } from '../../typeface/index.ts';
import type { Piece } from '../piece.ts';
import type { Setting } from './desk.ts';

type Ground = Omit<Setting, 'flow'>;

const SIZE = 11.5;
/** What a block keeps free at either end of a line. */
const PADDING = 2.4;
const LABEL = mm(44);

export const white = (height: number): Piece => ({ height, draw: () => undefined });

/** A heading keeps to what follows it: hand both to `together`. */
export const section = (desk: Ground, text: string): Piece =>
  sentence(desk, text, { face: 'bold', above: mm(2.2) });

export interface SentenceStyle {
  readonly face?: FaceName;
  readonly size?: number;
  readonly indent?: number;
  readonly above?: number;
}

export function sentence({ faces, sheet }: Ground, text: string, style: SentenceStyle = {}): Piece {
  const { face = 'regular', size = SIZE, indent = 0, above = 0 } = style;
  const x = sheet.left + indent - PADDING;
  const width = sheet.right - x + PADDING;
  const set = block(faces, text, width, { face, sizes: [size], align: 'left' });
  return {
    height: above + blockHeight(set) + 1.5,
    draw: (canvas, y) => {
      setLines(canvas, { x, y: y + above, width, height: 0 }, set);
    },
  };
}

/** `– text`, its further lines under the first. */
export function item(desk: Ground, text: string, mark = '–'): Piece {
  const indent = mm(8);
  const set = sentence(desk, text, { indent });
  return {
    height: set.height,
    draw(canvas, y) {
      canvas.text(desk.sheet.left + mm(3), y + 0.78 * SIZE * 1.2, mark, { size: SIZE });
      set.draw(canvas, y);
    },
  };
}

/** `label    text`, the text on as many lines as it needs; an empty text is a dash. */
export function fact({ faces, sheet }: Ground, label: string, text: string): Piece {
  const left = block(faces, label, LABEL, { sizes: [SIZE, 11, 10.5], align: 'left' });
  const width = sheet.right - sheet.left - LABEL + PADDING;
  const right = block(faces, text.trim() === '' ? '–' : text, width, { sizes: [SIZE], align: 'left' });
  return {
    height: Math.max(blockHeight(left), blockHeight(right)) + 1.5,
    draw(canvas, y) {
      setLines(canvas, { x: sheet.left - PADDING + mm(3), y, width: LABEL, height: 0 }, left);
      setLines(canvas, { x: sheet.left + LABEL, y, width, height: 0 }, right);
    },
  };
}
