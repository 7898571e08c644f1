// How wide the characters of a font are, how far they reach up and down, and which of them show nothing.
import {
  decodeStream,
  isArray,
  isName,
  type PdfDict,
  type PdfFile,
  type PdfObject,
  PdfStream,
  PdfSyntaxError,
} from '../../pdf/index.ts';

/** Lengths for a font of size 1. */
export interface Glyphs {
  readonly bytesPerCode: 1 | 2;
  width(code: number): number;
  isBlank(code: number): boolean;
  readonly low: number;
  readonly high: number;
}

/** No letter with its marks reaches farther. */
const [LOW, HIGH] = [-0.28, 1.05];
/** Rather too wide than too narrow. */
const UNKNOWN_WIDTH = 0.7;

/** @throws PdfSyntaxError for writing from top to bottom, and for fonts that do not say how large they are */
export function glyphsOf(file: PdfFile, font: PdfDict): Glyphs {
  const blanks = blanksOf(file, font);
  if (isName(file.resolve(font.get('Subtype')), 'Type0')) return composite(file, font, blanks);
  const matrix = isName(file.resolve(font.get('Subtype')), 'Type3')
    ? numbers(file, font.get('FontMatrix'))
    : [0.001, 0, 0, 0.001, 0, 0];
  const widths = numbers(file, font.get('Widths'));
  const first = numberOf(file, font.get('FirstChar')) ?? 0;
  const scale = Math.abs(matrix[0] ?? 0);
  return {
    bytesPerCode: 1,
    width: (code) => {
      const width = widths[code - first];
      return width === undefined ? UNKNOWN_WIDTH : width * scale;
    },
    isBlank: (code) => code === 0x20 || blanks.has(code),
    ...reachOf(file, font, matrix),
  };
}

function composite(file: PdfFile, font: PdfDict, blanks: ReadonlySet<number>): Glyphs {
  const encoding = file.resolve(font.get('Encoding'));
  if (isName(encoding, 'Identity-V')) throw new PdfSyntaxError('writing from top to bottom', 0);
  const descendants = file.resolve(font.get('DescendantFonts'));
  const descendant = isArray(descendants) ? file.dict(descendants[0]) : undefined;
  const usual = (numberOf(file, descendant?.get('DW')) ?? 1000) / 1000;
  const widths = new Map<number, number>();
  const listed = file.resolve(descendant?.get('W'));
  const list = isArray(listed) ? listed.map((one) => file.resolve(one)) : [];
  for (let at = 0; at + 1 < list.length;) {
    const [from, to, width] = [list[at], list[at + 1], list[at + 2]];
    if (isArray(to)) {
      numbers(file, to).forEach((each, i) => widths.set(Number(from) + i, each / 1000));
      at += 2;
    } else {
      for (let code = Number(from); code <= Number(to) && code <= 0xffff; code++)
        widths.set(code, Number(width) / 1000);
      at += 3;
    }
  }
  return {
    bytesPerCode: 2,
    width: (code) => widths.get(code) ?? usual,
    isBlank: (code) => blanks.has(code),
    low: LOW,
    high: HIGH,
  };
}

function reachOf(file: PdfFile, font: PdfDict, matrix: readonly number[]): Pick<Glyphs, 'low' | 'high'> {
  if (!isName(file.resolve(font.get('Subtype')), 'Type3')) return { low: LOW, high: HIGH };
  const [, bottom = 0, , top = 0] = numbers(file, font.get('FontBBox'));
  const scale = matrix[3] ?? 0;
  if (bottom === top || scale === 0) throw new PdfSyntaxError('a font that does not say how large it is', 0);
  return { low: Math.min(bottom * scale, top * scale), high: Math.max(bottom * scale, top * scale) };
}

/** Codes that the font itself calls a space (§9.10.3): paragraphs without words are not in the way. */
function blanksOf(file: PdfFile, font: PdfDict): ReadonlySet<number> {
  const map = file.resolve(font.get('ToUnicode'));
  if (!(map instanceof PdfStream)) return new Set();
  const text = decodeStream(map, LARGEST_MAP).toString('latin1');
  const found = [...text.matchAll(/<([0-9A-Fa-f]{2,4})>\s*<(?:0020|00A0|00a0)>/g)];
  return new Set(found.map(([, code = '']) => parseInt(code, 16)));
}

const LARGEST_MAP = 4 * 1024 * 1024;

function numberOf(file: PdfFile, object: PdfObject | undefined): number | undefined {
  const value = file.resolve(object);
  return typeof value === 'number' ? value : undefined;
}

export function numbers(file: PdfFile, object: PdfObject | undefined): number[] {
  const list = file.resolve(object);
  return isArray(list) ? list.map((one) => numberOf(file, one) ?? 0) : [];
}
