// What differs between two class books, cell by cell: old value → new value, nothing lost (R79, R85).
import type { ClassBook } from '../../../assessment/index.ts';

export interface CellChange {
  /** `pupils/<code>/entries/HK1/TOAN/regular/2`, counted from 0. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Every cell of the old or new book whose value changed, appeared or went away. */
export function cellChanges(before: ClassBook | null, after: ClassBook): readonly CellChange[] {
  const old = before ? cellsOf(before) : new Map<string, string>();
  const now = cellsOf(after);
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Empty cells are left out, so that entering into one reads `null → value`. */
function cellsOf(book: ClassBook): Map<string, string> {
  const cells = new Map<string, string>();
  const { pupils, subjects, ...rest } = book;
  collect(rest, [], cells);
  for (const subject of subjects) collect(subject, ['subjects', subject.code], cells);
  for (const pupil of pupils) collect(pupil, ['pupils', pupil.code], cells);
  return cells;
}

function collect(value: unknown, path: readonly string[], cells: Map<string, string>): void {
  if (typeof value === 'object') {
    for (const [key, member] of Object.entries(value ?? {})) collect(member, [...path, key], cells);
  } else if (value !== '' && value !== undefined) {
    cells.set(path.join('/'), typeof value === 'string' ? value : JSON.stringify(value));
  }
}
