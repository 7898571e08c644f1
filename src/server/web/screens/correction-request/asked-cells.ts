// What somebody typed as new values, as the score log keeps them.
import type { RegimeId } from '../../../../assessment/index.ts';
import type { Grid, WantedCell } from '../../../application/index.ts';
import { httpFault } from '../../../http/index.ts';
import { readTyped } from '../../browser/sheet/typed.ts';
import type { Fields } from '../../serving/fields.ts';
import { columnsOf, entryWords } from '../entry/index.ts';

export interface AskableCell {
  readonly path: string;
  readonly value: string | null;
  readonly column: ReturnType<typeof columnsOf>[number];
}

/** The cells that the pupil has on the sheet. */
export function cellsOf(grid: Grid, pupil: string, language: 'vi' | 'en'): readonly AskableCell[] {
  const columns = columnsOf(grid, entryWords[language]);
  const row = grid.rows.find(({ code }) => code === pupil);
  return columns.flatMap((column, index) => {
    const cell = row?.cells[index];
    return cell ? [{ path: cell.path, value: cell.value, column }] : [];
  });
}

/** With the value that was seen, so that a change meanwhile is noticed. @throws Fault `request.invalid` */
export function askedCells(
  cells: readonly AskableCell[],
  fields: Fields,
  regime: RegimeId,
): readonly WantedCell[] {
  const erased = new Set(fields.all('erase'));
  return cells.flatMap(({ path, column }): readonly WantedCell[] => {
    const typed = fields.text(`to:${path}`);
    if (typed === '' && !erased.has(path)) return [];
    const seen = fields.raw(`was:${path}`);
    const before = seen === '' ? null : seen;
    if (erased.has(path)) return [{ path, before, after: null }];
    const read = readTyped(column.kind, typed, regime);
    if (!read.ok) throw httpFault('request.invalid');
    return [{ path, before, after: read.value }];
  });
}
