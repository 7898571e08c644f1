// A few lines of text in a rectangle: measured first, then set in the middle of the height.
import type { FaceName, Faces } from '../typeface/index.ts';
import type { Align, Canvas, Ink } from './canvas.ts';
import { fit } from './paragraph.ts';

export interface Block {
  readonly lines: readonly string[];
  readonly face: FaceName;
  readonly size: number;
  readonly align: Align;
  readonly ink?: Ink;
}

export interface BlockStyle {
  readonly face?: FaceName;
  /** Sizes to try in this order; the last is taken whatever the number of lines. */
  readonly sizes: readonly number[];
  readonly most?: number;
  readonly align?: Align;
  /** White at either end of a line; 2.4 points unless a column is very narrow. */
  readonly padding?: number;
  readonly ink?: Ink;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const LEADING = 1.2;
const PADDING = 2.4;
/** Share of the leading above the baseline. */
const ABOVE = 0.78;

export function block(faces: Faces, text: string, width: number, style: BlockStyle): Block {
  const { face = 'regular', sizes, most = 1, align = 'centre', padding = PADDING, ink } = style;
  const { lines, size } = fit(faces[face], text, sizes, width - 2 * padding, most);
  return { lines, face, size, align, ...(ink && { ink }) };
}

export const blockHeight = ({ lines, size }: Block): number => lines.length * size * LEADING;

/** The height a cell needs around its blocks. */
export const cellHeight = (blocks: readonly Block[], padding = PADDING): number =>
  blocks.reduce((sum, each) => sum + blockHeight(each), 2 * padding);

/** Sets blocks under each other, together in the middle of the rectangle's height. */
export function setBlocks(canvas: Canvas, into: Rectangle, ...blocks: readonly Block[]): void {
  const total = blocks.reduce((sum, each) => sum + blockHeight(each), 0);
  let y = into.y + (into.height - total) / 2;
  for (const each of blocks) {
    setLines(canvas, { ...into, y }, each);
    y += blockHeight(each);
  }
}

/** Sets the lines from the top of the rectangle. */
export function setLines(
  canvas: Canvas,
  { x, y, width }: Rectangle,
  { lines, face, size, align, ink }: Block,
): void {
  const at = { left: x + PADDING, centre: x + width / 2, right: x + width - PADDING }[align];
  lines.forEach((line, index) => {
    canvas.text(at, y + (index + ABOVE) * size * LEADING, line, { face, size, align, ...(ink && { ink }) });
  });
}

/** Sets the lines reading upwards, together in the middle of the rectangle's width. */
export function setUpright(canvas: Canvas, into: Rectangle, { lines, face, size }: Block): void {
  const left = into.x + (into.width - lines.length * size * LEADING) / 2;
  lines.forEach((line, index) => {
    const x = left + (index + ABOVE) * size * LEADING;
    canvas.upwardText(x, into.y + into.height / 2, line, { face, size, align: 'centre' });
  });
}
