// Literal and hexadecimal strings (ISO 32000-2 §7.3.4).
import { BOTH_CASES, hexDigits, hexValue, isWhite, NO_DIGIT } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { PdfString } from './objects.ts';
import { MAX_STRING } from './work.ts';

export function parseHexString(cursor: Cursor): PdfString {
  const { bytes } = cursor;
  const start = cursor.at;
  const end = bytes.indexOf(0x3e, start + 1);
  if (end < 0) cursor.fail('string without end');
  if (end - start > MAX_STRING) cursor.fail('string too long');
  cursor.at = end + 1;
  if (end - start <= SHORT) return shortHexString(cursor, start, end);
  if (cursor.decoding === 'whenAsked')
    return new PdfString(() => longHexString(cursor, start, end).bytes, 'hex', start, end + 1);
  return longHexString(cursor, start, end);
}

function longHexString(cursor: Cursor, start: number, end: number): PdfString {
  const { bytes } = cursor;
  const text = bytes.toString('latin1', start + 1, end);
  const decoded = Buffer.allocUnsafe(text.length >> 1);
  // Decoding stops at the first character that is no digit, so what was written tells whether all were.
  if (text.length % 2 === 0 && decoded.write(text, 'hex') === decoded.length) {
    return new PdfString(decoded, 'hex', start, end + 1, ofOneCase(text));
  }
  return new PdfString(spacedHex(cursor, start + 1, end), 'hex', start, end + 1);
}

/** Up to this length reading the digits here is quicker than the way through a text. */
const SHORT = 160;

function shortHexString(cursor: Cursor, start: number, end: number): PdfString {
  const { bytes } = cursor;
  const digits = end - start - 1;
  const decoded = Buffer.allocUnsafe(digits >> 1);
  let seen = digits % 2 === 0 ? 0 : NO_DIGIT;
  for (let i = 0; i < decoded.length; i++) {
    const high = hexDigits[bytes[start + 1 + 2 * i] ?? 0] ?? NO_DIGIT;
    const low = hexDigits[bytes[start + 2 + 2 * i] ?? 0] ?? NO_DIGIT;
    seen |= high | low;
    decoded[i] = ((high & 15) << 4) | (low & 15);
  }
  if (seen & NO_DIGIT) return new PdfString(spacedHex(cursor, start + 1, end), 'hex', start, end + 1);
  return new PdfString(decoded, 'hex', start, end + 1, (seen & BOTH_CASES) !== BOTH_CASES);
}

const ofOneCase = (text: string) => text === text.toLowerCase() || text === text.toUpperCase();

/** White space between the digits, an odd number of them, or what is no digit at all. */
function spacedHex(cursor: Cursor, from: number, to: number): Buffer {
  const decoded = Buffer.alloc((to - from + 1) >> 1);
  let digits = 0;
  for (let at = from; at < to; at++) {
    const byte = cursor.bytes[at];
    if (isWhite(byte)) continue;
    const value = hexValue(byte);
    if (value < 0) cursor.fail('bad hexadecimal string');
    const place = digits >> 1;
    decoded[place] = digits++ % 2 === 0 ? value * 16 : (decoded[place] ?? 0) + value;
  }
  return decoded.subarray(0, (digits + 1) >> 1);
}

const escapes: Readonly<Record<number, number>> = {
  0x6e: 0x0a,
  0x72: 0x0d,
  0x74: 0x09,
  0x62: 0x08,
  0x66: 0x0c,
};

export function parseLiteralString(cursor: Cursor): PdfString {
  const plain = plainLiteral(cursor);
  if (plain !== undefined) return plain;
  const { bytes } = cursor;
  const start = cursor.at++;
  const out = new Collected();
  for (let open = 1; ;) {
    const byte = bytes[cursor.at++];
    if (byte === undefined) return cursor.fail('string without end');
    if (cursor.at - start > MAX_STRING) return cursor.fail('string too long');
    if (byte === 0x5c) takeEscape(cursor, out);
    else if (byte === 0x0d) {
      if (bytes[cursor.at] === 0x0a) cursor.at++;
      out.push(0x0a);
    } else {
      if (byte === 0x28) open++;
      else if (byte === 0x29 && --open === 0) break;
      out.push(byte);
    }
  }
  return new PdfString(out.bytes(), 'literal', start, cursor.at);
}

/** Bytes one after the other, at one byte each. */
class Collected {
  private kept = Buffer.allocUnsafe(64);
  private length = 0;

  push(byte: number): void {
    if (this.length === this.kept.length)
      this.kept = Buffer.concat([this.kept, Buffer.allocUnsafe(this.length)]);
    this.kept[this.length++] = byte;
  }

  bytes(): Buffer {
    return this.kept.subarray(0, this.length);
  }
}

/** Fast path: no escape, no inner parenthesis, no end of line to normalise; the bytes stay where they are. */
function plainLiteral(cursor: Cursor): PdfString | undefined {
  const { bytes, at: start } = cursor;
  let at = start + 1;
  for (let byte = bytes[at]; byte !== 0x29; byte = bytes[++at]) {
    if (byte === undefined || byte === 0x5c || byte === 0x28 || byte === 0x0d) return undefined;
  }
  cursor.at = at + 1;
  return new PdfString(bytes.subarray(start + 1, at), 'literal', start, cursor.at);
}

function takeEscape(cursor: Cursor, out: Collected): void {
  const { bytes } = cursor;
  const byte = bytes[cursor.at++];
  if (byte === undefined) cursor.fail('string without end');
  if (byte === 0x0a) return;
  if (byte === 0x0d) {
    if (bytes[cursor.at] === 0x0a) cursor.at++;
    return;
  }
  if (byte < 0x30 || byte > 0x37) {
    out.push(escapes[byte] ?? byte);
    return;
  }
  let value = byte - 0x30;
  for (let i = 0; i < 2; i++) {
    const digit = bytes[cursor.at];
    if (digit === undefined || digit < 0x30 || digit > 0x37) break;
    value = value * 8 + (digit - 0x30);
    cursor.at++;
  }
  out.push(value & 0xff);
}
