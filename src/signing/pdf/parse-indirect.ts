// Indirect objects `n g obj … endobj` and the streams in them (ISO 32000-2 §7.3.8, §7.3.10).
import { Cursor, type Decoding } from './cursor.ts';
import { isDict, isInteger, type PdfDict, type PdfObject, PdfRef, PdfStream } from './objects.ts';
import { parseObject } from './parse-object.ts';

export interface IndirectObject {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfObject;
  /** First byte of `n g obj`, and the byte behind `endobj`. */
  readonly start: number;
  readonly end: number;
  /** Values in it, for the limits of work.ts. */
  readonly values: number;
  /** Numbers of the objects it refers to. */
  readonly references: readonly number[];
}

/** Finds the value of an indirect /Length; undefined when it cannot be had. */
export type LengthOf = (ref: PdfRef) => number | undefined;

export function parseIndirect(
  bytes: Buffer,
  start: number,
  lengthOf: LengthOf,
  decoding: Decoding = 'atOnce',
): IndirectObject {
  const cursor = new Cursor(bytes, start, decoding);
  const number = cursor.unsigned();
  cursor.skipBlank();
  const generation = cursor.unsigned();
  cursor.skipBlank();
  cursor.expect('obj');
  let value = parseObject(cursor);
  cursor.skipBlank();
  if (isDict(value) && cursor.take('stream')) value = parseStream(cursor, value, lengthOf);
  cursor.skipBlank();
  cursor.expect('endobj');
  const { at: end, values, references } = cursor;
  return { number, generation, value, start, end, values, references };
}

function parseStream(cursor: Cursor, dict: PdfDict, lengthOf: LengthOf): PdfStream {
  const { bytes } = cursor;
  if (bytes[cursor.at] === 0x0d && bytes[cursor.at + 1] !== 0x0a) cursor.fail('CR alone after "stream"');
  if (!cursor.takeEndOfLine()) cursor.fail('no end of line after "stream"');
  const declared = dict.get('Length');
  const length = declared instanceof PdfRef ? lengthOf(declared) : declared;
  if (!isInteger(length) || length < 0 || cursor.at + length > bytes.length) {
    return cursor.fail('bad stream /Length');
  }
  const raw = bytes.subarray(cursor.at, cursor.at + length);
  cursor.at += length;
  cursor.takeEndOfLine();
  cursor.expect('endstream');
  return new PdfStream(dict, raw);
}
