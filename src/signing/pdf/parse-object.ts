// Strict parser of direct PDF objects (ISO 32000-2 §7.3): duplicate keys, stray tokens and deep nesting are refused.
import { hexValue, isDigit, isRegular, isWhite } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { nameAt } from './names.ts';
import { PdfName, type PdfObject, PdfRef } from './objects.ts';
import { parseHexString, parseLiteralString } from './parse-string.ts';
import { MAX_VALUES } from './work.ts';

const MAX_DEPTH = 64;

/** Parses one object; the cursor ends right behind it. `n g R` becomes a reference. */
export function parseObject(cursor: Cursor, depth = 0): PdfObject {
  if (depth > MAX_DEPTH) cursor.fail('objects nested too deep');
  if (++cursor.values > MAX_VALUES) cursor.fail('object too large');
  cursor.skipBlank();
  const byte = cursor.peek();
  switch (byte) {
    case 0x2f:
      return parseName(cursor);
    case 0x28:
      return parseLiteralString(cursor);
    case 0x5b:
      return parseArray(cursor, depth);
    case 0x3c:
      return cursor.bytes[cursor.at + 1] === 0x3c ? parseDict(cursor, depth) : parseHexString(cursor);
    case undefined:
      return cursor.fail('unexpected end of file');
    default:
      if (isDigit(byte) || byte === 0x2b || byte === 0x2d || byte === 0x2e) return parseNumberOrRef(cursor);
      return parseKeyword(cursor);
  }
}

function parseKeyword(cursor: Cursor): PdfObject {
  if (cursor.take('true')) return true;
  if (cursor.take('false')) return false;
  if (cursor.take('null')) return null;
  return cursor.fail('unknown token');
}

function parseName(cursor: Cursor): PdfName {
  const { bytes } = cursor;
  const start = cursor.at + 1;
  let at = start;
  let hash = 0;
  let escaped = false;
  for (let byte = bytes[at]; isRegular(byte); byte = bytes[++at]) {
    if (byte === 0x23) escaped = true;
    hash = (Math.imul(hash, 31) + (byte ?? 0)) | 0;
  }
  cursor.at = at;
  if (!escaped) return nameAt(bytes, start, at, hash);
  return new PdfName(unescapeName(cursor, bytes.toString('latin1', start, at)));
}

/** `#xx` stands for a byte (§7.3.5); names are compared after this, so `/Byte#52ange` is `/ByteRange`. */
function unescapeName(cursor: Cursor, text: string): string {
  return text.replace(/#(.{0,2})/gs, (_, digits: string) => {
    const high = hexValue(digits.charCodeAt(0));
    const low = hexValue(digits.charCodeAt(1));
    if (high < 0 || low < 0 || high + low === 0) return cursor.fail('bad # escape in a name');
    return String.fromCharCode(high * 16 + low);
  });
}

function parseArray(cursor: Cursor, depth: number): PdfObject[] {
  cursor.at++;
  const items: PdfObject[] = [];
  for (;;) {
    if (depth < MAX_DEPTH) takeIntegers(cursor, items);
    cursor.skipBlank();
    if (cursor.peek() === 0x5d) {
      cursor.at++;
      return items;
    }
    items.push(parseObject(cursor, depth + 1));
  }
}

/** Digits of the integers below; what is longer, signed or broken is for `parseObject`. */
const SHORT_INTEGER = 8;
const GENERATION = 5;

/**
 * Takes what most arrays consist of, widths and references: short integers with white space between them, without
 * looking ahead from each whether an `R` stands behind the next. Leaves the cursor before whatever is something else.
 */
function takeIntegers(cursor: Cursor, items: PdfObject[]): void {
  const { bytes } = cursor;
  let number = -1;
  let generation = -1;
  for (let at = cursor.at; ; cursor.at = at) {
    while (isWhite(bytes[at])) at++;
    const start = at;
    let value = 0;
    for (let byte = bytes[at]; isDigit(byte); byte = bytes[++at]) value = value * 10 + (byte ?? 0) - 0x30;
    if (at > start) {
      if (at - start > SHORT_INTEGER || isRegular(bytes[at])) return;
      if (++cursor.values > MAX_VALUES) cursor.fail('object too large');
      items.push(value);
      number = at - start > GENERATION ? -1 : generation;
      generation = value;
    } else {
      if (number < 0 || bytes[at] !== 0x52 || isRegular(bytes[++at])) return;
      cursor.values--;
      cursor.noteReference(number);
      items.length -= 2;
      items.push(new PdfRef(number, generation));
      number = generation = -1;
    }
  }
}

function parseDict(cursor: Cursor, depth: number): Map<string, PdfObject> {
  cursor.at += 2;
  const dict = new Map<string, PdfObject>();
  for (;;) {
    cursor.skipBlank();
    const byte = cursor.peek();
    if (byte === 0x3e && cursor.bytes[cursor.at + 1] === 0x3e) {
      cursor.at += 2;
      return dict;
    }
    if (byte !== 0x2f) cursor.fail('expected a key');
    const key = parseName(cursor).value;
    const before = dict.size;
    dict.set(key, parseObject(cursor, depth + 1));
    if (dict.size === before) cursor.fail(`duplicate key /${key}`);
  }
}

function parseNumberOrRef(cursor: Cursor): number | PdfRef {
  const start = cursor.at;
  const value = parseNumber(cursor);
  if (!Number.isInteger(value) || value < 0 || !isDigit(cursor.bytes[start])) return value;
  const ref = referenceAfter(cursor, value);
  return ref ?? value;
}

/** Looks ahead for ` g R` behind an integer; leaves the cursor alone when it is not there. */
function referenceAfter(cursor: Cursor, number: number): PdfRef | undefined {
  const { bytes } = cursor;
  let at = cursor.at;
  if (!isWhite(bytes[at])) return undefined;
  while (isWhite(bytes[at])) at++;
  const from = at;
  let generation = 0;
  while (isDigit(bytes[at]) && at - from < 5) generation = generation * 10 + ((bytes[at++] ?? 0) - 0x30);
  if (at === from || !isWhite(bytes[at])) return undefined;
  while (isWhite(bytes[at])) at++;
  if (bytes[at] !== 0x52 || isRegular(bytes[at + 1])) return undefined;
  cursor.at = at + 1;
  cursor.noteReference(number);
  return new PdfRef(number, generation);
}

/** Digits that a double holds exactly; dividing them by a power of ten rounds as reading the text would. */
const EXACT_DIGITS = 15;
const powersOfTen = Array.from({ length: EXACT_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

function parseNumber(cursor: Cursor): number {
  const { bytes } = cursor;
  const start = cursor.at;
  const signed = bytes[start] === 0x2b || bytes[start] === 0x2d;
  let at = signed ? start + 1 : start;
  let digits = 0;
  let points = 0;
  let decimals = 0;
  let value = 0;
  for (let byte = bytes[at]; ; byte = bytes[++at]) {
    if (isDigit(byte)) {
      digits++;
      decimals += points;
      value = value * 10 + ((byte ?? 0) - 0x30);
    } else if (byte === 0x2e) points++;
    else break;
  }
  cursor.at = at;
  if (digits === 0 || points > 1 || digits > 30 || isRegular(bytes[at])) cursor.fail('bad number');
  if (digits > EXACT_DIGITS) return Number(bytes.toString('latin1', start, at));
  const size = decimals === 0 ? value : value / (powersOfTen[decimals] ?? 1);
  return bytes[start] === 0x2d ? -size : size;
}
