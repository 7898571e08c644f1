// Breaks text into lines at spaces; a word longer than the line is broken where it must be.
import type { Face } from '../typeface/index.ts';

/** White space that is not just one space between words. */
const UNEVEN = /^ | $| {2}|[^\S ]/;

/** Lines no wider than `width`; white space collapses, an empty text has no line. */
export function wrap(face: Face, text: string, size: number, width: number): string[] {
  if (text === '') return [];
  if (!UNEVEN.test(text) && face.width(text, size) <= width) return [text];
  const lines: string[] = [];
  const space = face.width(' ', size);
  let line = '';
  let used = 0;
  const push = (word: string, wide: number) => {
    if (line !== '' && used + space + wide > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    used += line === '' ? wide : space + wide;
    line = line === '' ? word : `${line} ${word}`;
  };
  for (const word of text.split(/\s+/)) {
    if (word === '') continue;
    const wide = face.width(word, size);
    if (wide <= width) push(word, wide);
    else for (const piece of pieces(face, word, size, width)) push(piece, face.width(piece, size));
  }
  if (line !== '') lines.push(line);
  return lines;
}

function pieces(face: Face, word: string, size: number, width: number): string[] {
  const found: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && face.width(piece + character, size) > width) {
      found.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...found, piece];
}

/** The first of `sizes` at which the text takes at most `most` lines, else the last, with its lines. */
export function fit(
  face: Face,
  text: string,
  sizes: readonly number[],
  width: number,
  most: number,
): { readonly size: number; readonly lines: readonly string[] } {
  let result = { size: sizes[0] ?? 8, lines: [] as string[] };
  for (const size of sizes) {
    result = { size, lines: wrap(face, text, size, width) };
    if (result.lines.length <= most) break;
  }
  return result;
}
