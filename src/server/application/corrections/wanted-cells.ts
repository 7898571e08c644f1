// Cells somebody wants corrected, with the values that stand there now.
import type { ClassBook } from '../../../assessment/index.ts';
import type { CorrectedCell } from '../../../workflows/index.ts';
import { keyOfPath, pathOf } from '../results/cell-key.ts';
import { allowsValue } from '../results/cell-values.ts';
import { resultsFault } from '../results/faults.ts';
import { cellsOfBook } from '../results/first-cells.ts';
import { correctionFault } from './faults.ts';

export interface WantedCell {
  /** `pupils/<code>/entries/HK1/TOAN/midterm`. */
  readonly path: string;
  /** What the requester believes to stand there; not checked when left out. */
  readonly before?: string | null | undefined;
  /** As in the score log: whole tenths, `Đ`, a level, a text; null empties the cell. */
  readonly after: string | null;
}

const MOST_CELLS = 200;

/** @throws Fault `correction.*`, `results.cellUnknown`, `results.cellTwice`, `results.valueRefused` */
export function wantedCells(book: ClassBook, wanted: readonly WantedCell[]): readonly CorrectedCell[] {
  if (wanted.length > MOST_CELLS) throw correctionFault('correction.requestTooLong', { most: MOST_CELLS });
  const twice = wanted.find(({ path }, index) => wanted.findIndex((one) => one.path === path) !== index);
  if (twice) throw resultsFault('results.cellTwice', { cell: twice.path });
  const standing = new Map(cellsOfBook(book).map((cell) => [pathOf(cell), cell.value]));
  return wanted.map((cell) => oneOf(book, standing, cell));
}

function oneOf(
  book: ClassBook,
  standing: ReadonlyMap<string, string | null>,
  { path, before: expected, after: typed }: WantedCell,
): CorrectedCell {
  const place = keyOfPath(path);
  const inClass = place && book.pupils.some(({ code }) => code === place.pupil);
  const kindPath = place && pathOf({ ...place, column: 'kind' });
  const kind = place?.field === 'entries' && kindPath ? (standing.get(kindPath) ?? null) : null;
  // An entry is of a subject the pupil has in that term.
  if (!place || !inClass || (place.field === 'entries' && kind === null))
    throw resultsFault('results.cellUnknown', { cell: path });
  const before = standing.get(path) ?? null;
  const after = typed?.normalize('NFC').trim() ?? null;
  if (expected !== undefined && expected !== before)
    throw correctionFault('correction.otherValue', {
      cell: path,
      value: before ?? '',
      expected: expected ?? '',
    });
  if (!allowsValue(place, after, { kind, regime: book.regime }))
    throw resultsFault('results.valueRefused', { count: 1, cells: [path] });
  if (before === after) throw correctionFault('correction.nothingToCorrect', { cell: path });
  return { path, before, after };
}
