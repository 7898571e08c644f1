// Classic cross-reference tables: 20-byte entries (ISO 32000-2 §7.5.4).
import { isDigit } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { MAX_OBJECTS } from './work.ts';
import type { XrefEntry } from './xref-section.ts';

const ENTRY_LENGTH = 20;
const free: XrefEntry = { kind: 'free' };

/** Reads subsections behind the word `xref`; the cursor ends behind the word `trailer`. */
export function readXrefTable(cursor: Cursor): Map<number, XrefEntry> {
  const entries = new Map<number, XrefEntry>();
  cursor.skipBlank();
  while (!cursor.take('trailer')) {
    const first = cursor.unsigned();
    if (cursor.peek() !== 0x20) cursor.fail('bad cross-reference subsection');
    cursor.at++;
    const count = cursor.unsigned();
    while (cursor.peek() === 0x20) cursor.at++;
    if (!cursor.takeEndOfLine()) cursor.fail('bad cross-reference subsection');
    if (count * ENTRY_LENGTH > cursor.bytes.length - cursor.at) cursor.fail('cross-reference table too long');
    if (entries.size + count > MAX_OBJECTS) cursor.fail('too many objects');
    for (let i = 0; i < count; i++) addEntry(entries, first + i, cursor);
    cursor.skipBlank();
  }
  return entries;
}

/** `nnnnnnnnnn ggggg n` and a two-byte end of line. */
function addEntry(entries: Map<number, XrefEntry>, number: number, cursor: Cursor): void {
  const { bytes, at } = cursor;
  const offset = digits(cursor, at, 10);
  const generation = digits(cursor, at + 11, 5);
  const kind = bytes[at + 17];
  if (bytes[at + 10] !== 0x20 || bytes[at + 16] !== 0x20) cursor.fail('bad cross-reference entry');
  if (!endsLine(bytes[at + 18], bytes[at + 19])) cursor.fail('bad cross-reference entry');
  if (entries.has(number)) cursor.fail(`object ${number} twice in one section`);
  if (kind === 0x6e) entries.set(number, { kind: 'offset', offset, generation });
  else if (kind === 0x66) entries.set(number, free);
  else cursor.fail('bad cross-reference entry');
  cursor.at = at + ENTRY_LENGTH;
}

function digits(cursor: Cursor, from: number, count: number): number {
  const { bytes } = cursor;
  let value = 0;
  for (let at = from; at < from + count; at++) {
    const byte = bytes[at];
    if (!isDigit(byte)) return cursor.fail('bad cross-reference entry');
    value = value * 10 + ((byte ?? 0) - 0x30);
  }
  return value;
}

const endsLine = (first: number | undefined, second: number | undefined) =>
  (first === 0x20 && (second === 0x0a || second === 0x0d)) || (first === 0x0d && second === 0x0a);
