// The fonts a document already has, for the appearances of later signatures (signing.md §1: no font per signature).
import { sha256 } from '../../kernel/index.ts';
import {
  decodeStream,
  isArray,
  isInteger,
  PdfFile,
  PdfName,
  PdfRef,
  PdfStream,
  type PdfArray,
  type PdfDict,
} from '../../signing/pdf/index.ts';
import type { CarriedFont } from '../typeface/index.ts';
import { raise } from '../faults.ts';
import { readUnicodeMap } from './unicode-map.ts';

/** One typeface as an appearance uses it: encodes and measures text. Widths are in points. */
export interface BaseFont {
  /** Number of the font's object in the document, or its key in `carried` when the appearance brings it. */
  readonly object: number | string;
  readonly carried?: CarriedFont;
  /** Two bytes a character as hexadecimal digits. Throws Fault `documents.missingGlyph`. */
  encode(text: string): string;
  /** Width in points. Throws Fault `documents.missingGlyph`. */
  width(text: string, size: number): number;
}

/** The three faces that appearances are set in; `ownFonts` makes them for documents from elsewhere. */
export type BaseFonts = Readonly<Record<'regular' | 'bold' | 'italic', BaseFont>>;

const resourceNames = { regular: 'F1', bold: 'F2', italic: 'F3' } as const;
const KEPT = 64;
const known = new Map<string, Omit<BaseFont, 'object'>>();

/** Reads F1, F2 and F3 of page 1. Throws Fault `documents.baseFont` when the document has no such fonts. */
export function baseFonts(document: Uint8Array | PdfFile): BaseFonts {
  const file = document instanceof PdfFile ? document : open(document);
  const resources = file.dict(firstPage(file).get('Resources'));
  const fonts = file.dict(resources?.get('Font'));
  const find = (style: keyof typeof resourceNames) => baseFont(file, fonts, resourceNames[style]);
  return { regular: find('regular'), bold: find('bold'), italic: find('italic') };
}

function open(bytes: Uint8Array): PdfFile {
  try {
    return new PdfFile(bytes);
  } catch (cause) {
    throw raise('documents.baseFont', { reason: 'PDF' }, { cause });
  }
}

function firstPage(file: PdfFile): PdfDict {
  let node = file.dict(file.catalog().get('Pages'));
  for (let depth = 0; node && depth < 32; depth++) {
    const kids = file.resolve(node.get('Kids'));
    if (!isArray(kids)) return node;
    node = file.dict(kids[0]);
  }
  throw raise('documents.baseFont', { reason: 'Pages' });
}

function baseFont(file: PdfFile, fonts: PdfDict | undefined, name: string): BaseFont {
  const reference = fonts?.get(name);
  const font = file.dict(reference);
  if (!(reference instanceof PdfRef) || !font) throw raise('documents.baseFont', { reason: name });
  const map = file.resolve(font.get('ToUnicode'));
  const descendants = file.resolve(font.get('DescendantFonts'));
  const descendant = isArray(descendants) ? file.dict(descendants[0]) : undefined;
  const widths = file.resolve(descendant?.get('W'));
  if (!(map instanceof PdfStream) || !isArray(widths)) throw raise('documents.baseFont', { reason: name });

  // The font's name bears a tag that follows from the subset's bytes, and so do the widths.
  const fontName = file.resolve(font.get('BaseFont'));
  const key = `${fontName instanceof PdfName ? fontName.value : ''} ${widths.length} ${sha256(map.raw)}`;
  let typesetter = known.get(key);
  if (!typesetter) {
    typesetter = typesetterOf(decodeStream(map).toString('latin1'), widths);
    if (known.size >= KEPT) known.clear();
    known.set(key, typesetter);
  }
  return { object: reference.number, ...typesetter };
}

function typesetterOf(map: string, widths: PdfArray): Omit<BaseFont, 'object'> {
  const codes = readUnicodeMap(map);
  const advances = readWidths(widths);
  const codesOf = (text: string) =>
    Array.from(text.normalize('NFC'), (character) => codes.get(character) ?? missing(character, text));
  return {
    encode: (text) => codesOf(text).join(''),
    width: (text, size) =>
      (codesOf(text).reduce((sum, code) => sum + (advances.get(parseInt(code, 16)) ?? 1000), 0) * size) /
      1000,
  };
}

/** `first [w …]` and `first last w` (§9.7.4.3). */
function readWidths(widths: PdfArray): Map<number, number> {
  const advances = new Map<number, number>();
  for (let at = 0; at + 1 < widths.length;) {
    const [first, second, third] = [widths[at], widths[at + 1], widths[at + 2]];
    if (isArray(second)) {
      second.forEach((width, index) => {
        if (isInteger(first) && typeof width === 'number') advances.set(first + index, width);
      });
      at += 2;
    } else {
      if (isInteger(first) && isInteger(second) && typeof third === 'number' && second <= 0xffff) {
        for (let code = first; code <= second; code++) advances.set(code, third);
      }
      at += 3;
    }
  }
  return advances;
}

function missing(character: string, text: string): never {
  const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  throw raise('documents.missingGlyph', { character, codePoint, text });
}
