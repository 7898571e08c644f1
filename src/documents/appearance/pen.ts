// Operators of an appearance: text lines and pictures, in points from the lower left corner.
import { plain } from '../file/numbers.ts';
import type { BaseFont } from './base-fonts.ts';

/** One line of text with its baseline at `y`, centred on `x` or ending there. */
export function line(
  resource: string,
  font: BaseFont,
  text: string,
  {
    x,
    y,
    size,
    align,
  }: { readonly x: number; readonly y: number; readonly size: number; readonly align: 'centre' | 'right' },
): string {
  const start = x - font.width(text, size) / (align === 'centre' ? 2 : 1);
  return `BT /${resource} ${plain(size)} Tf ${plain(start)} ${plain(y)} Td <${font.encode(text)}> Tj ET`;
}

/** The picture as large as the box allows, in its middle. */
export function picture(
  resource: string,
  aspect: number,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): string {
  const width = Math.min(box.width, box.height * aspect);
  const height = width / aspect;
  const x = box.x + (box.width - width) / 2;
  const y = box.y + (box.height - height) / 2;
  return `q ${plain(width)} 0 0 ${plain(height)} ${plain(x)} ${plain(y)} cm /${resource} Do Q`;
}

/** The largest of `sizes` at which the text is no wider than `width`; the last if none is. */
export const sizeFor = (font: BaseFont, text: string, sizes: readonly number[], width: number): number =>
  sizes.find((size) => font.width(text, size) <= width) ?? sizes.at(-1) ?? 0;

/** Breaks text at spaces into lines no wider than `width`. */
export function linesOf(font: BaseFont, text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const joined = lines.length === 0 ? word : `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && font.width(joined, size) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}
