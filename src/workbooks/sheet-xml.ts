// Reduces a worksheet part to its filled cells, so that nothing in it can make the library expand ranges or huge rows.
import { parseAddress } from './addresses.ts';
import { limits } from './limits.ts';

export interface ReducedSheet {
  readonly xml: string;
  readonly cells: number;
  /** Addresses of filled cells beyond the limits; they are left out. */
  readonly far: readonly string[];
}

/**
 * `null` when the part is cut short or is no worksheet. Merges, validations, drawings and styled blanks are dropped.
 * Plain searches instead of regular expressions over the whole: time stays linear whatever the part contains.
 */
export function reduceSheet(part: string): ReducedSheet | null {
  const sheet = part.trimEnd().replace(/<(\/?)x:/g, '<$1');
  if (!sheet.endsWith('</worksheet>')) return null;
  const rows = new Map<number, string[]>();
  const far: string[] = [];
  let cells = 0;
  for (const cell of filledCells(sheet)) {
    cells += 1;
    const address = cell && (/^<c [^>]*?\br="([^"]{1,20})"/.exec(cell)?.[1] ?? null);
    const place = address && parseAddress(address);
    if (!place || !isWellTyped(cell)) return null;
    if (place.row > limits.rows || place.column > limits.columns) far.push(address);
    else (rows.get(place.row) ?? startRow(rows, place.row)).push(asText(cell));
  }
  return { xml: worksheet(rows), cells, far };
}

/** Every cell with a value, text or formula; `null` stands for one that cannot be told from its neighbours. */
function* filledCells(sheet: string): Generator<string | null> {
  const start = sheet.indexOf('<sheetData');
  const end = sheet.lastIndexOf('</sheetData>');
  if (start < 0 || end < start) return;
  const pieces = sheet.slice(start, end).split('</c>');
  pieces.pop();
  for (const piece of pieces) {
    const opening = piece.lastIndexOf('<c ');
    const cell = `${piece.slice(Math.max(opening, 0))}</c>`;
    if (opening < 0 || cell.length > limits.cellMarkup || cell.indexOf('>') > OPENING_TAG_LENGTH) yield null;
    else if (/<(?:v|is|f)\b/.test(cell) && !EMPTY_RESULT.test(cell)) yield cell;
  }
}

/** An address, a style and a type; longer tags would make the searches below slow. */
const OPENING_TAG_LENGTH = 1000;

/** A formula whose stored value is the empty text, as `=IF(A1="";"";A1)` leaves it: a blank cell to everybody. */
const EMPTY_RESULT = /^<c [^>]*\bt="str"[^>]*>(?:<f\b[\s\S]*)?<v(?:\/>|><\/v>)<\/c>$/;

/** Readers take as much of a number as they understand, `8,5` as 8; here a number is a number or the sheet is refused. */
function isWellTyped(cell: string): boolean {
  const type = /^<c [^>]*?\bt="(\w{1,20})"/.exec(cell)?.[1] ?? 'n';
  const value = /<v>([^<]*)<\/v>/.exec(cell)?.[1];
  return type !== 'n' || value === undefined || Number.isFinite(Number(value));
}

/** Cells of type `d` hold an ISO 8601 date (ECMA-376 18.18.11), which the library would read as a number. */
const asText = (cell: string) => cell.replace(/^(<c [^>]*?\bt=")d"/, '$1str"');

function startRow(rows: Map<number, string[]>, number: number): string[] {
  const row: string[] = [];
  rows.set(number, row);
  return row;
}

function worksheet(rows: ReadonlyMap<number, readonly string[]>): string {
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  const xml = numbers.map((number) => `<row r="${number}">${(rows.get(number) ?? []).join('')}</row>`);
  return `<worksheet xmlns="${NAMESPACE}"><sheetData>${xml.join('')}</sheetData></worksheet>`;
}

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
