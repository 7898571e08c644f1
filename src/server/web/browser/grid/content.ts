// What is in the grid: values, what was mistyped, undo; every change is painted, judged and kept at once.
import { figuresOf, type Term } from '../../../../assessment/index.ts';
import {
  did,
  noHistory,
  openBook,
  openLedger,
  readTyped,
  redo,
  undo,
  type Gesture,
  type Pasted,
  type Place,
  type Turned,
} from '../sheet/index.ts';
import type { GridModel } from './model.ts';
import type { GridTable } from './table.ts';
import type { Counts } from './status.ts';

export type Content = ReturnType<typeof openContent>;

export interface Applied {
  readonly changed: number;
  /** Closed cells that stay as they are. */
  readonly closed: number;
  /** Kind of what was wrong first; null when all of it could be read. */
  readonly wrong: string | null;
}

/** @param changed after every change, for saving */
export function openContent(table: GridTable, model: GridModel, changed: () => void) {
  const ledger = openLedger(table.values());
  const book = openBook(model.book);
  const invalid = new Map<string, string>();
  const saved = new Set<string>();
  const gaps = new Map<number, ReadonlySet<string>>();
  let history = noHistory;
  const { sheet } = model;
  const canMiss = sheet.kind === 'subject' || sheet.kind === 'conduct';
  const about = {
    subject: sheet.kind === 'subject' ? sheet.subject : '',
    term: 'term' in sheet ? sheet.term : ('HK2' satisfies Term),
  };

  for (let row = 0; row < table.size.rows; row += 1) judge(row);
  for (const path of table.places.keys()) paint(path);
  countMissing();

  return {
    ledger,
    paint: (paths: Iterable<string>) => show(paths),
    landed: (paths: Iterable<string>) => {
      for (const path of paths) saved.add(path);
      show(paths);
    },
    textAt: (path: string) => invalid.get(path),
    /** Reads texts into their cells, as one gesture. */
    type(cells: readonly Pasted[]): Applied {
      const steps: Gesture[number][] = [];
      let closed = 0;
      let wrong: string | null = null;
      for (const { text, ...place } of cells) {
        const path = table.pathAt(place);
        const kind = table.columnAt(place)?.kind;
        if (path === null || kind === undefined || !table.mayEdit(place)) {
          closed += 1;
          continue;
        }
        const typed = readTyped(kind, text, model.regime);
        if (typed.ok) steps.push({ path, before: ledger.shownAt(path), after: typed.value });
        else {
          wrong ??= typed.wrong;
          invalid.set(path, text);
          show([path]);
        }
      }
      for (const { path } of steps) invalid.delete(path);
      history = did(history, steps);
      apply(steps);
      return { changed: steps.length, closed, wrong };
    },
    undo: () => turn(undo(history)),
    redo: () => turn(redo(history)),
    /** A gesture whose values are known already: from a workbook, or kept from before. */
    take(steps: Gesture): void {
      history = did(history, steps);
      apply(steps);
    },
    counts: (): Counts => ({
      unsaved: ledger.waiting().length,
      refused: ledger.refused().length,
      invalid: invalid.size,
      missing: canMiss ? [...gaps.values()].reduce((sum, { size }) => sum + size, 0) : null,
    }),
    /** The next empty cell that is wanted, row by row, from the beginning again after the last. */
    nextMissing(from: Place): Place | null {
      const wanted = [...table.places]
        .filter(([path, place]) => isMissing(path, place))
        .map(([, place]) => place)
        .toSorted((one, other) => one.row - other.row || one.column - other.column);
      const after = wanted.find(
        ({ row, column }) => row > from.row || (row === from.row && column > from.column),
      );
      return after ?? wanted[0] ?? null;
    },
  };

  function turn(turned: Turned | undefined): readonly string[] {
    if (!turned) return [];
    history = turned.history;
    for (const { path } of turned.steps) invalid.delete(path);
    apply(turned.steps);
    return turned.steps.map(({ path }) => path);
  }

  function apply(steps: Gesture): void {
    for (const { path, after } of steps) ledger.set(path, after);
    show(steps.map(({ path }) => path));
    changed();
  }

  /** The book follows what is shown; so do figures and gaps of every line that was touched. */
  function show(paths: Iterable<string>): void {
    const rows = new Set<number>();
    const touched = [...paths];
    for (const path of touched) {
      const place = table.places.get(path);
      if (!place) continue;
      book.set(path, ledger.shownAt(path));
      rows.add(place.row);
    }
    for (const row of rows) judge(row);
    for (const path of touched) paint(path);
    if (rows.size > 0) countMissing();
  }

  function judge(row: number): void {
    const code = table.codeAt(row);
    const result = model.mayEnter ? book.result(code) : undefined;
    if (result) table.showFigures(row, { ...figuresOf(result, about) });
    gaps.set(row, gapsIn(row, code));
  }

  function gapsIn(row: number, code: string): ReadonlySet<string> {
    if (sheet.kind === 'subject') {
      const missing = book.missing(code, sheet.subject, sheet.term);
      return new Set(missing.flatMap((cell) => (cell.kind === 'entry' ? columnName(cell.column) : [])));
    }
    const path = table.pathAt({ row, column: 0 });
    const empty = sheet.kind === 'conduct' && path !== null && ledger.shownAt(path) === null;
    return new Set(empty ? [''] : []);
  }

  function isMissing(path: string, place: Place): boolean {
    return (
      ledger.shownAt(path) === null && gaps.get(place.row)?.has(table.columnAt(place)?.column ?? '?') === true
    );
  }

  function paint(path: string): void {
    const place = table.places.get(path);
    if (!place) return;
    table.paint(place, {
      value: ledger.shownAt(path),
      state: ledger.stateOf(path),
      wrong: invalid.get(path),
      missing: isMissing(path, place),
      saved: saved.has(path),
    });
  }

  function countMissing(): void {
    for (const { column } of model.columns)
      table.showMissing(column, [...gaps.values()].filter((columns) => columns.has(column)).length);
  }
}

const columnName = (
  column: { readonly kind: 'regular'; readonly ordinal: number } | { readonly kind: 'midterm' | 'final' },
): string => (column.kind === 'regular' ? `regular/${column.ordinal - 1}` : column.kind);
