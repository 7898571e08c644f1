// Text operators: where lines begin, how far what is shown reaches (ISO 32000-2 §9.4).
import { isArray, type PdfObject, PdfString } from '../../pdf/index.ts';
import type { Rectangle } from '../upright.ts';
import { times, type Matrix } from './matrix.ts';
import type { GraphicsState, TextPosition } from './state.ts';

/** `Td`, and what is short for it. */
export function moved({ line }: TextPosition, x: number, y: number): TextPosition {
  const next = times([1, 0, 0, 1, x, y], line);
  return { line: next, now: next };
}

/** Invisible text lies over scanned pages, so that it can be searched. */
const INVISIBLE = 3;

/**
 * Shows the strings of `Tj` or `TJ`.
 * @param mark a box in text space, and the matrix it is in
 */
export function shown(
  state: GraphicsState,
  { line, now }: TextPosition,
  operand: PdfObject | undefined,
  mark: (box: Rectangle, matrix: Matrix) => void,
): TextPosition {
  const { glyphs, size, spacing, wordSpacing, stretch, rise, mode } = state;
  let x = 0;
  for (const part of isArray(operand) ? operand : [operand]) {
    if (typeof part === 'number') x -= (part / 1000) * size * stretch;
    if (!(part instanceof PdfString) || glyphs === undefined) continue;
    const { bytes } = part;
    for (let i = 0; i + glyphs.bytesPerCode <= bytes.length; i += glyphs.bytesPerCode) {
      const code = bytes.readUIntBE(i, glyphs.bytesPerCode);
      const gap = spacing + (glyphs.bytesPerCode === 1 && code === 0x20 ? wordSpacing : 0);
      const width = glyphs.width(code) * size * stretch;
      if (mode !== INVISIBLE && !glyphs.isBlank(code)) {
        const [low, high] = [glyphs.low * size + rise, glyphs.high * size + rise];
        mark([Math.min(x, x + width), Math.min(low, high), Math.max(x, x + width), Math.max(low, high)], now);
      }
      x += width + gap * stretch;
    }
  }
  return { line, now: times([1, 0, 0, 1, x, 0], now) };
}
