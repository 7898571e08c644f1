// One style of the typeface, cut to what a document may need: measures text and encodes it as glyph numbers.
import { raise } from '../faults.ts';
import { readCharacterMap } from './character-map.ts';
import { repertoire } from './repertoire.ts';
import { table, type Sfnt } from './sfnt.ts';
import { subset } from './subset.ts';

export type FaceName = 'regular' | 'bold' | 'italic';

export interface Face {
  readonly name: FaceName;
  readonly font: Sfnt;
  /** The embedded TrueType file. */
  readonly file: Buffer;
  /** New glyph → code point, for the ToUnicode map. */
  readonly characters: ReadonlyMap<number, number>;
  /** Advance of each new glyph in thousandths of the type size. */
  readonly advances: readonly number[];
  has(codePoint: number): boolean;
  /** Width in points. Throws Fault `documents.missingGlyph`. */
  width(text: string, size: number): number;
  /** Two bytes a character, as hexadecimal digits (Identity-H). Throws Fault `documents.missingGlyph`. */
  encode(text: string): string;
}

/** The face with the standing characters and whatever of `extra` the font has. */
export function cutFace(
  name: FaceName,
  font: Sfnt,
  extra: readonly number[],
  standing: readonly number[] = repertoire,
): Face {
  const glyphOf = readCharacterMap(table(font.tables, 'cmap'));
  const advance = (codePoint: number) => font.advances[glyphOf(codePoint)] ?? 0;
  // Glyphs of one width stand together, which makes the PDF's table of widths short.
  const drawable = [...standing, ...extra]
    .filter((codePoint) => glyphOf(codePoint) !== 0)
    .sort((a, b) => advance(a) - advance(b) || a - b);
  const { file, glyphs } = subset(font, drawable.map(glyphOf));
  const advances = new Array<number>(glyphs.size).fill(0);
  for (const [old, fresh] of glyphs) advances[fresh] = thousandths(font.advances[old] ?? 0, font);

  const characters = new Map<number, number>();
  const codes = new Map<number, string>();
  const widths = new Map<number, number>();
  for (const codePoint of drawable) {
    const fresh = glyphs.get(glyphOf(codePoint)) ?? 0;
    if (!characters.has(fresh)) characters.set(fresh, codePoint);
    codes.set(codePoint, fresh.toString(16).padStart(4, '0'));
    widths.set(codePoint, advances[fresh] ?? 0);
  }

  return {
    name,
    font,
    file,
    characters,
    advances,
    has: (codePoint) => codes.has(codePoint),
    width(text, size) {
      let total = 0;
      for (let at = 0; at < text.length;) {
        const codePoint = text.codePointAt(at) ?? 0;
        total += widths.get(codePoint) ?? missing(codePoint, text);
        at += codePoint > 0xffff ? 2 : 1;
      }
      return (total * size) / 1000;
    },
    encode(text) {
      let hex = '';
      for (let at = 0; at < text.length;) {
        const codePoint = text.codePointAt(at) ?? 0;
        hex += codes.get(codePoint) ?? missing(codePoint, text);
        at += codePoint > 0xffff ? 2 : 1;
      }
      return hex;
    },
  };
}

const thousandths = (units: number, font: Sfnt) => Math.round((units * 1000) / font.unitsPerEm);

function missing(codePoint: number, text: string): never {
  throw raise('documents.missingGlyph', {
    character: String.fromCodePoint(codePoint),
    codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
    text,
  });
}
