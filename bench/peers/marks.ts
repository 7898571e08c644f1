// What stands on the pages of a drafted transcript, read back from the file: the same marks for every engine to make.
import {
  decodeStream,
  isArray,
  PdfFile,
  PdfRef,
  PdfStream,
  type PdfDict,
} from '../../src/signing/pdf/index.ts';
import type { FaceName } from '../../src/documents/typeface/index.ts';

export type Mark =
  | {
      readonly kind: 'text';
      readonly face: FaceName;
      readonly size: number;
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly upward: boolean;
    }
  | {
      readonly kind: 'line';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly width: number;
      readonly dotted: boolean;
    }
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** Grey of a filled box; undefined for an outline. */
      readonly grey: number | undefined;
    };

export interface PageMarks {
  readonly size: readonly [number, number];
  readonly marks: readonly Mark[];
}

const nothing: PdfDict = new Map();
const faces: readonly FaceName[] = ['regular', 'bold', 'italic'];

/** Texts, lines and boxes of each page; shared forms (the QR code) and signature fields are left out. */
export function marksOf(pdf: Uint8Array): PageMarks[] {
  const file = new PdfFile(pdf);
  const kids = file.resolve(file.dict(file.catalog().get('Pages'))?.get('Kids'));
  if (!isArray(kids)) throw new TypeError('no pages');
  return kids.map((kid) => {
    const page = file.dict(kid) ?? nothing;
    const [, , width, height] = file.resolve(page.get('MediaBox')) as number[];
    const fonts = file.dict(file.dict(page.get('Resources'))?.get('Font')) ?? nothing;
    const texts = faces.map((_, index) => charactersOf(file, fonts, `F${index + 1}`));
    const content = streamOf(file, page.get('Contents'));
    return { size: [width ?? 0, height ?? 0] as const, marks: [...read(content, texts)] };
  });
}

/** Glyph as four hexadecimal digits → character, from the font's Unicode map. */
function charactersOf(file: PdfFile, fonts: PdfDict, name: string): ReadonlyMap<string, string> {
  const map = streamOf(file, file.dict(fonts.get(name))?.get('ToUnicode'));
  const pairs = [...map.matchAll(/^<([0-9A-F]{4})><([0-9A-F]{4,8})>$/gm)];
  return new Map(
    pairs.map(([, glyph = '', text = '']) => [
      glyph.toLowerCase(),
      Buffer.from(text, 'hex').swap16().toString('utf16le'),
    ]),
  );
}

function streamOf(file: PdfFile, ref: unknown): string {
  const stream = ref instanceof PdfRef ? file.object(ref.number) : undefined;
  if (!(stream instanceof PdfStream)) throw new TypeError('a stream was expected');
  return decodeStream(stream).toString('latin1');
}

/** Follows the operators our own writer uses, and no others. */
function* read(content: string, texts: readonly ReadonlyMap<string, string>[]): Generator<Mark> {
  let operands: string[] = [];
  let [font, size, x, y, width, grey] = [0, 0, 0, 0, 0.5, 0];
  let [upward, dotted, shifted] = [false, false, [0, 0]];
  let from: readonly [number, number] = [0, 0];
  let to: readonly [number, number] = [0, 0];
  let box: readonly number[] = [];
  for (const [token] of content.matchAll(/<[0-9a-f]*>|\[[^\]]*\]|\/\w+|[^\s<[/]+/g)) {
    if (/^[-<[/.\d]/.test(token)) {
      operands.push(token);
      continue;
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = operands.map(Number);
    if (token === 'w') width = a;
    else if (token === 'g') grey = a;
    else if (token === 'd') dotted = true;
    else if (token === 'cm') [upward, shifted] = [b === 1, [e, f]];
    else if (token === 'Q') [upward, dotted, width, shifted] = [false, false, 0.5, [0, 0]];
    else if (token === 'BT') [x, y] = [shifted[0] ?? 0, shifted[1] ?? 0];
    else if (token === 'Tf') [font, size] = [Number(operands[0]?.slice(2)) - 1, b];
    else if (token === 'Td') [x, y] = [x + a, y + b];
    else if (token === 'Tj') {
      const glyphs = operands[0]?.slice(1, -1).match(/.{4}/g) ?? [];
      const text = glyphs.map((glyph) => texts[font]?.get(glyph) ?? '?').join('');
      yield { kind: 'text', face: faces[font] ?? 'regular', size, x, y, text, upward };
    } else if (token === 'm') from = [a, b];
    else if (token === 'l') to = [a, b];
    else if (token === 're') box = [a, b, c, d];
    else if (token === 'S' && box.length === 0) yield { kind: 'line', from, to, width, dotted };
    else if (token === 'S' || token === 'f') {
      const [left = 0, bottom = 0, wide = 0, high = 0] = box;
      yield {
        kind: 'box',
        x: left,
        y: bottom,
        width: wide,
        height: high,
        grey: token === 'f' ? grey : undefined,
      };
      box = [];
    }
    operands = [];
  }
}
