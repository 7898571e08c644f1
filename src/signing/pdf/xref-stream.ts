// Cross-reference streams (ISO 32000-2 §7.5.8).
import { decodeStream } from './filters.ts';
import { isArray, isInteger, isName, type PdfObject, type PdfStream } from './objects.ts';
import { PdfSyntaxError } from './syntax-error.ts';
import { MAX_OBJECTS } from './work.ts';
import type { XrefEntry } from './xref-section.ts';

export function readXrefStreamEntries(stream: PdfStream): Map<number, XrefEntry> {
  const { dict } = stream;
  if (!isName(dict.get('Type'), 'XRef')) throw refused('not a cross-reference stream');
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = integers(dict.get('W'), 3);
  const size = dict.get('Size');
  if (!isInteger(size) || size < 0) throw refused('cross-reference stream without /Size');
  if (Math.max(kindWidth, secondWidth, thirdWidth) > 6) throw refused('bad /W');
  const index = dict.get('Index') === undefined ? [0, size] : integers(dict.get('Index'));
  const rows = index.reduce((sum, count, i) => sum + (i % 2 === 1 ? count : 0), 0);
  if (rows > MAX_OBJECTS) throw refused('too many objects');
  // Room for the predictor's byte in each row, and for makers that write a few rows too many.
  const bytes = decodeStream(stream, 2 * rows * (kindWidth + secondWidth + thirdWidth + 1) + SPARE);
  return readRows(bytes, [kindWidth, secondWidth, thirdWidth], index);
}

const SPARE = 65_536;

function readRows(bytes: Buffer, widths: readonly [number, number, number], index: readonly number[]) {
  const entries = new Map<number, XrefEntry>();
  const [kindWidth, secondWidth, thirdWidth] = widths;
  const rowLength = kindWidth + secondWidth + thirdWidth;
  let at = 0;
  for (let i = 0; i + 1 < index.length; i += 2) {
    const first = index[i] ?? 0;
    const count = index[i + 1] ?? 0;
    if (rowLength === 0 || count * rowLength > bytes.length - at)
      throw refused('cross-reference stream too short');
    for (let number = first; number < first + count; number++) {
      if (entries.has(number)) throw refused(`object ${number} twice in one section`);
      const kind = kindWidth === 0 ? 1 : bytes.readUIntBE(at, kindWidth);
      const second = secondWidth === 0 ? 0 : bytes.readUIntBE(at + kindWidth, secondWidth);
      const third = thirdWidth === 0 ? 0 : bytes.readUIntBE(at + kindWidth + secondWidth, thirdWidth);
      entries.set(number, entryOf(kind, second, third));
      at += rowLength;
    }
  }
  return entries;
}

function entryOf(kind: number, second: number, third: number): XrefEntry {
  if (kind === 1) return { kind: 'offset', offset: second, generation: third };
  if (kind === 2) return { kind: 'compressed', stream: second, index: third };
  if (kind === 0) return { kind: 'free' };
  throw refused('unknown kind of cross-reference entry');
}

function integers(object: PdfObject | undefined, length?: number): number[] {
  if (!isArray(object) || (length !== undefined && object.length !== length))
    throw refused('bad cross-reference stream');
  return object.map((item) => {
    if (!isInteger(item) || item < 0) throw refused('bad cross-reference stream');
    return item;
  });
}

const refused = (reason: string) => new PdfSyntaxError(reason, 0);
