// Finds the columns of a table by the words in its first filled row.
import { shown, type Grid } from './grid.ts';
import type { Report } from './report.ts';
import { matchKey } from './text.ts';

/** Header → column, counted from 1. */
export type Columns<Header extends string> = Readonly<Record<Header, number>>;

export interface Table<Header extends string> {
  readonly grid: Grid;
  readonly columns: Columns<Header>;
  /** Rows with content in any of the columns besides the ordinal; templates number empty lines in advance. */
  readonly rows: readonly number[];
}

/** `null` after reporting when a header is missing or appears twice. Unknown columns are noticed and ignored. */
export function readTable<Header extends string>(
  report: Report,
  grid: Grid,
  headers: readonly Header[],
): Table<Header> | null {
  const headerRow = firstFilledRow(grid);
  const found = new Map<string, number>();
  let sound = true;
  for (let column = 1; column <= grid.columns; column += 1) {
    const { address, content } = grid.at(headerRow, column);
    const key = matchKey(shown(content));
    const header = headers.find((candidate) => matchKey(candidate) === key);
    if (header === undefined) {
      if (key === '') noticeStray(report, grid, headerRow, column);
      else report.notice('columnIgnored', grid.name, address, { header: shown(content) });
    } else if (found.has(header)) {
      report.problem('headerDuplicated', grid.name, address, { header });
      sound = false;
    } else found.set(header, column);
  }
  for (const header of headers) {
    if (found.has(header)) continue;
    report.problem('headerMissing', grid.name, null, { header });
    sound = false;
  }
  if (!sound) return null;
  const columns = Object.fromEntries(found) as Columns<Header>;
  return { grid, columns, rows: filledRows(grid, headerRow, [...found]) };
}

/** The texts of the header row, in order. */
export function headerTexts(grid: Grid): readonly { readonly key: string; readonly address: string }[] {
  const headerRow = firstFilledRow(grid);
  return Array.from({ length: grid.columns }, (_, index) => {
    const { address, content } = grid.at(headerRow, index + 1);
    return { key: matchKey(shown(content)), address };
  });
}

const ORDINAL = 'STT';

function firstFilledRow(grid: Grid): number {
  for (let row = 1; row <= grid.rows; row += 1) if (isFilled(grid, row, columnsOf(grid))) return row;
  return 1;
}

function filledRows(grid: Grid, headerRow: number, found: readonly [string, number][]): number[] {
  const telling = found.filter(([header]) => header !== ORDINAL).map(([, column]) => column);
  const rows: number[] = [];
  for (let row = headerRow + 1; row <= grid.rows; row += 1) if (isFilled(grid, row, telling)) rows.push(row);
  return rows;
}

function noticeStray(report: Report, grid: Grid, headerRow: number, column: number) {
  for (let row = headerRow + 1; row <= grid.rows; row += 1) {
    if (!isFilled(grid, row, [column])) continue;
    report.notice('strayContent', grid.name, grid.at(row, column).address);
    return;
  }
}

const isFilled = (grid: Grid, row: number, columns: readonly number[]) =>
  columns.some((column) => grid.at(row, column).content.kind !== 'blank');

const columnsOf = (grid: Grid) => Array.from({ length: grid.columns }, (_, index) => index + 1);
