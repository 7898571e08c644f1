// One cross-reference section with its trailer and end mark (ISO 32000-2 §7.5.4, §7.5.8).
import { isWhite } from './characters.ts';
import { Cursor } from './cursor.ts';
import { isArray, isInteger, type PdfDict, PdfStream } from './objects.ts';
import { parseIndirect } from './parse-indirect.ts';
import { isDict } from './objects.ts';
import { parseObject } from './parse-object.ts';
import { readXrefStreamEntries } from './xref-stream.ts';
import { readXrefTable } from './xref-table.ts';

export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'compressed'; readonly stream: number; readonly index: number };

export interface XrefSection {
  readonly kind: 'table' | 'stream';
  /** Byte offset of `xref`, or of the cross-reference stream's `n g obj`. */
  readonly start: number;
  /** Byte behind `%%EOF` and its end of line. */
  readonly end: number;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDict;
  readonly prev: number | undefined;
  /** The offset by which the section was found. */
  readonly pointer: number;
  /**
   * The offset written behind `startxref`; equals `pointer` except in the first half of a linearised file, where
   * some products leave the word out behind a cross-reference stream.
   */
  readonly startxref: number | undefined;
}

/** `pointer` may lie in white space right before the section, as one widely used signer writes it. */
export function readXrefSection(bytes: Buffer, pointer: number): XrefSection {
  const cursor = new Cursor(bytes, pointer);
  while (isWhite(cursor.peek())) cursor.at++;
  const start = cursor.at;
  return cursor.take('xref')
    ? readTableSection(cursor, start, pointer)
    : readStreamSection(cursor, start, pointer);
}

function readTableSection(cursor: Cursor, start: number, pointer: number): XrefSection {
  const table = readXrefTable(cursor);
  const trailer = parseObject(cursor);
  if (!isDict(trailer)) return cursor.fail('trailer is not a dictionary');
  const hybrid = trailer.get('XRefStm');
  const entries = hybrid === undefined ? table : mergeHybrid(table, cursor, hybrid);
  return finish(cursor, { kind: 'table', start, pointer, entries, trailer });
}

/** Hybrid files: the table wins, except where it hides a compressed object as free (§7.5.8.4). */
function mergeHybrid(
  table: ReadonlyMap<number, XrefEntry>,
  cursor: Cursor,
  offset: unknown,
): Map<number, XrefEntry> {
  if (typeof offset !== 'number') return cursor.fail('bad /XRefStm');
  const merged = new Map(readStreamAt(cursor.bytes, offset).entries);
  for (const [number, entry] of table) {
    if (entry.kind !== 'free' || !merged.has(number)) merged.set(number, entry);
  }
  return merged;
}

function readStreamSection(cursor: Cursor, start: number, pointer: number): XrefSection {
  const { entries, dict, end } = readStreamAt(cursor.bytes, start);
  cursor.at = end;
  cursor.skipBlank();
  if (cursor.startsWith('startxref'))
    return finish(cursor, { kind: 'stream', start, pointer, entries, trailer: dict });
  const prev = dict.get('Prev');
  if (!isInteger(prev)) return cursor.fail('expected "startxref"');
  return { kind: 'stream', start, end, entries, trailer: dict, prev, pointer, startxref: undefined };
}

function readStreamAt(bytes: Buffer, start: number) {
  const { value, end, number } = parseIndirect(bytes, start, () => undefined);
  if (!(value instanceof PdfStream))
    return new Cursor(bytes, start).fail('expected a cross-reference section');
  return { entries: readXrefStreamEntries(value), dict: value.dict, end, number };
}

function finish(
  cursor: Cursor,
  {
    kind,
    start,
    pointer,
    entries,
    trailer,
  }: Pick<XrefSection, 'kind' | 'start' | 'pointer' | 'entries' | 'trailer'>,
): XrefSection {
  cursor.skipBlank();
  cursor.expect('startxref');
  cursor.skipBlank();
  const startxref = cursor.unsigned();
  if (!cursor.takeEndOfLine() && cursor.peek() !== 0x20) cursor.fail('no end of line after startxref');
  while (cursor.peek() === 0x20 || cursor.peek() === 0x0a || cursor.peek() === 0x0d) cursor.at++;
  if (!cursor.startsWith('%%EOF')) cursor.fail('no %%EOF');
  cursor.at += 5;
  cursor.takeEndOfLine();
  const prev = trailer.get('Prev');
  if (prev !== undefined && !isInteger(prev)) cursor.fail('bad /Prev');
  if (!isInteger(trailer.get('Size'))) cursor.fail('trailer without /Size');
  if (isArray(trailer.get('Prev'))) cursor.fail('bad /Prev');
  return { kind, start, end: cursor.at, entries, trailer, prev, pointer, startxref };
}
