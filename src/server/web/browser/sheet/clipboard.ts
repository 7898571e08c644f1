// Blocks of cells as spreadsheets put them on the clipboard: tab-separated text, with quotes around what has breaks in it.
import { placesIn, type Place, type Rect, type Size } from './selection.ts';

/** Rows of texts. The line break at the end is no row. */
export function blockIn(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const { value, end } = text[at] === '"' ? quoted(text, at) : plain(text, at);
    rows.at(-1)?.push(value);
    const [after] = /^(?:\t|\r\n|\n|\r)/.exec(text.slice(end, end + 2)) ?? [];
    at = end + (after?.length ?? 0);
    if (after === '\t' && at === text.length) rows.at(-1)?.push('');
    if (after !== undefined && after !== '\t' && at < text.length) rows.push([]);
  }
  return rows;
}

export const textOf = (block: readonly (readonly string[])[]): string =>
  block.map((row) => row.map(written).join('\t')).join('\n');

export interface Pasted extends Place {
  readonly text: string;
}

/**
 * Where a block lands: from the first selected cell on; a single value, and a block that fits into the selection a whole
 * number of times, fill it. What reaches over the edge is left out and counted.
 */
export function spread(
  block: readonly (readonly string[])[],
  selected: Rect,
  size: Size,
): { readonly cells: readonly Pasted[]; readonly beyond: number } {
  const height = block.length;
  const width = Math.max(0, ...block.map((row) => row.length));
  if (width === 0) return { cells: [], beyond: 0 };
  const rows = selected.bottom - selected.top + 1;
  const columns = selected.right - selected.left + 1;
  const fills = rows % height === 0 && columns % width === 0;
  const target = {
    ...selected,
    bottom: selected.top + (fills ? rows : height) - 1,
    right: selected.left + (fills ? columns : width) - 1,
  };
  const cells = placesIn(target).flatMap(({ row, column }): Pasted[] => {
    const text = block[(row - selected.top) % height]?.[(column - selected.left) % width];
    return text === undefined ? [] : [{ row, column, text }];
  });
  const inside = cells.filter(({ row, column }) => row < size.rows && column < size.columns);
  return { cells: inside, beyond: cells.length - inside.length };
}

interface Part {
  readonly value: string;
  readonly end: number;
}

function plain(text: string, from: number): Part {
  const length = text.slice(from).search(/[\t\r\n]/);
  const end = length < 0 ? text.length : from + length;
  return { value: text.slice(from, end), end };
}

/** Quotes inside are doubled. What only looks quoted is taken as it stands. */
function quoted(text: string, from: number): Part {
  const [whole, inner] = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(from)) ?? [];
  if (whole === undefined || inner === undefined) return plain(text, from);
  return { value: inner.replaceAll('""', '"').replace(/\r\n?/g, '\n'), end: from + whole.length };
}

const written = (text: string): string => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
