// The PDF objects of an embedded face: CIDFontType2, Identity-H, with a ToUnicode map (ISO 32000-2 §9.7, ISO 19005-3 §6.2.11).
import { createHash } from 'node:crypto';
import { pdfObject, streamObject } from '../file/objects.ts';
import type { Face, FaceName } from './face.ts';
import { table } from './sfnt.ts';
import { toUnicodeMap } from './to-unicode.ts';

/** Deflated once for many documents, so as small as can be. */
const SMALLEST = 9;

/** How many object numbers a face takes; the first is the font itself. */
export const OBJECTS_PER_FACE = 5;

const names: Record<
  FaceName,
  { readonly postScript: string; readonly stem: number; readonly flags: number }
> = {
  // Flags: 2 serif, 32 nonsymbolic, 64 italic (ISO 32000-2 table 121).
  regular: { postScript: 'Tinos', stem: 84, flags: 34 },
  bold: { postScript: 'Tinos-Bold', stem: 140, flags: 34 },
  italic: { postScript: 'Tinos-Italic', stem: 76, flags: 98 },
};

/** Objects `first` … `first + 4`, each ready to be written. */
export function fontObjects(face: Face, first: number): Buffer[] {
  const name = `/${fontName(face)}`;
  const [font, descendant, descriptor, file, unicode] = [first, first + 1, first + 2, first + 3, first + 4];
  return [
    pdfObject(
      font,
      `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H` +
        `/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
    ),
    pdfObject(descendant, `<<${cidFontEntries(face, name, `/FontDescriptor ${descriptor} 0 R`)}>>`),
    pdfObject(descriptor, `<<${descriptorEntries(face, name)}/FontFile2 ${file} 0 R>>`),
    streamObject(file, `/Length1 ${face.file.length}`, face.file, SMALLEST),
    streamObject(unicode, '', Buffer.from(toUnicodeMap(face.characters), 'latin1'), SMALLEST),
  ];
}

/** Tag and name of the subset. */
export const fontName = ({ file, name }: Face): string => `${tag(file)}+${names[name].postScript}`;

/** Entries of the CIDFont, as source; `descriptor` is written where it belongs among them. */
export const cidFontEntries = (face: Face, name: string, descriptor = ''): string =>
  `/Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDToGIDMap/Identity` +
  `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
  `${descriptor}/DW 1000/W[${widths(face.advances)}]`;

/** Entries of the font descriptor without its file, as source. */
export function descriptorEntries(face: Face, name: string): string {
  const { stem, flags } = names[face.name];
  const { tables, unitsPerEm } = face.font;
  const scaled = (tableName: string, at: number) =>
    Math.round((table(tables, tableName).readInt16BE(at) * 1000) / unitsPerEm);
  const box = [36, 38, 40, 42].map((at) => scaled('head', at));
  return (
    `/Type/FontDescriptor/FontName${name}/Flags ${flags}/FontBBox[${box.join(' ')}]` +
    `/ItalicAngle ${table(tables, 'post').readInt32BE(4) / 65536}/Ascent ${scaled('hhea', 4)}` +
    `/Descent ${scaled('hhea', 6)}/CapHeight ${scaled('OS/2', 88)}/StemV ${stem}`
  );
}

/** Runs of equal advances as `first last width`, all else as `first [width …]` (§9.7.4.3). */
function widths(advances: readonly number[]): string {
  const out: string[] = [];
  let listed = false;
  for (let first = 0; first < advances.length;) {
    let next = first + 1;
    while (next < advances.length && advances[next] === advances[first]) next++;
    if (next - first > 2) {
      out.push(`${listed ? '] ' : ' '}${first} ${next - 1} ${advances[first] ?? 0}`);
      listed = false;
      first = next;
    } else {
      out.push(`${listed ? ' ' : ` ${first}[`}${advances[first] ?? 0}`);
      listed = true;
      first++;
    }
  }
  return `${out.join('')}${listed ? ']' : ''}`.trim();
}

/** Six capitals that depend on the subset's bytes only (ISO 32000-2 §9.9.2). */
function tag(file: Buffer): string {
  const digest = createHash('sha256').update(file).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}
