// A content stream as operators with their operands (ISO 32000-2 §7.8.2).
import { Cursor, parseObject, PdfSyntaxError, type PdfObject } from '../../pdf/index.ts';

export interface Operation {
  readonly operator: string;
  readonly operands: readonly PdfObject[];
}

/** Pages of word processors have some ten thousand. */
const MOST = 2_000_000;
const MOST_OPERANDS = 4_096;

/** An inline image is one operation, `BI`, without its data. @throws PdfSyntaxError */
export function* operationsOf(bytes: Buffer): Generator<Operation> {
  const cursor = new Cursor(bytes);
  let operands: PdfObject[] = [];
  for (let count = 0; ;) {
    cursor.skipBlank();
    const byte = cursor.peek();
    if (byte === undefined) return;
    cursor.values = 0;
    if (startsOperand(byte)) {
      operands.push(isNumeral(byte) ? numberAt(cursor) : parseObject(cursor));
      if (operands.length > MOST_OPERANDS) cursor.fail('too many operands');
      continue;
    }
    const operator = wordAt(cursor);
    if (operator in constants) operands.push(constants[operator] ?? null);
    else {
      if (++count > MOST) cursor.fail('too many operators');
      if (operator === 'BI') skipImage(cursor);
      yield { operator, operands };
      operands = [];
    }
  }
}

const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

const startsOperand = (byte: number): boolean =>
  isNumeral(byte) || '/([<'.includes(String.fromCharCode(byte));

const isNumeral = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || '+-.'.includes(String.fromCharCode(byte)));

/** Makers write as many digits as they please here. */
function numberAt(cursor: Cursor): number {
  const start = cursor.at;
  while (isNumeral(cursor.peek())) cursor.at++;
  const value = Number(cursor.bytes.toString('latin1', start, cursor.at));
  return Number.isFinite(value) ? value : cursor.fail('bad number in a content stream');
}

function wordAt(cursor: Cursor): string {
  const start = cursor.at;
  while (isWord(cursor.peek())) cursor.at++;
  if (cursor.at === start) cursor.fail('stray delimiter in a content stream');
  return cursor.bytes.toString('latin1', start, cursor.at);
}

/** Letters, digits, the apostrophe, the quotation mark and the asterisk. */
const isWord = (byte: number | undefined): boolean =>
  byte !== undefined && /[A-Za-z0-9'"*]/.test(String.fromCharCode(byte));

/** From behind `BI` to behind `EI`; what the data are does not matter (§8.9.7). */
function skipImage(cursor: Cursor): void {
  const { bytes } = cursor;
  const begun = indexOfWord(bytes, 'ID', cursor.at);
  const ended = begun < 0 ? -1 : indexOfWord(bytes, 'EI', begun + 3);
  if (ended < 0) throw new PdfSyntaxError('unfinished inline image', cursor.at);
  cursor.at = ended + 2;
}

function indexOfWord(bytes: Buffer, word: string, from: number): number {
  for (let at = bytes.indexOf(word, from, 'latin1'); at >= 0; at = bytes.indexOf(word, at + 1, 'latin1')) {
    const [before, after] = [bytes[at - 1], bytes[at + 2]];
    if (isBlank(before) && (after === undefined || isBlank(after))) return at;
  }
  return -1;
}

const isBlank = (byte: number | undefined): boolean =>
  byte !== undefined && [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20].includes(byte);
