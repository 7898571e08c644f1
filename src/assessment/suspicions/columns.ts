// A class book as columns of values by pupil, before and after a set of changes.
import { parseCellPath, type CellChange } from '../cells/cell-path.ts';
import { terms, type ClassBook, type PupilEntry, type Subject, type Term } from '../class-book.ts';
import type { Column } from '../completeness.ts';
import { requiredRegularScores } from '../regimes.ts';

/** The values of one column in the order of the class list, as the score log writes them. */
export interface ColumnValues {
  readonly subject: Subject;
  readonly term: Term;
  readonly column: Column;
  readonly before: readonly (string | null)[];
  readonly after: readonly (string | null)[];
  /** Indexes into the class list of the cells that were changed. */
  readonly changed: readonly number[];
  readonly paths: ReadonlyMap<number, string>;
}

/** Every assessed column of every subject and term; most of them unchanged. */
export function columnsOf(book: ClassBook, changes: readonly CellChange[]): readonly ColumnValues[] {
  const changesByColumn = byColumn(book, changes);
  return terms.flatMap((term) =>
    book.subjects.flatMap((subject) =>
      assessedColumns(book, subject).map((column) => {
        const before = book.pupils.map((pupil) => valueIn(pupil, subject, term, column));
        const own = changesByColumn.get(keyOf(term, subject.code, column)) ?? new Map<number, CellChange>();
        const after = before.map((value, index) => {
          const change = own.get(index);
          return change ? change.after : value;
        });
        const changed = [...own.keys()]
          .filter((index) => before[index] !== after[index])
          .sort((one, other) => one - other);
        const paths = new Map([...own].map(([index, { path }]) => [index, path]));
        return { subject, term, column, before, after, changed, paths };
      }),
    ),
  );
}

export const assessedColumns = (book: Pick<ClassBook, 'regime'>, subject: Subject): readonly Column[] => [
  ...Array.from({ length: requiredRegularScores(book.regime, subject) }, (_, index) => ({
    kind: 'regular' as const,
    ordinal: index + 1,
  })),
  { kind: 'midterm' },
  { kind: 'final' },
];

function valueIn(pupil: PupilEntry, subject: Subject, term: Term, column: Column): string | null {
  const entry = pupil.entries[term][subject.code];
  if (!entry || entry.kind === 'exempt') return null;
  const value = column.kind === 'regular' ? (entry.regular[column.ordinal - 1] ?? null) : entry[column.kind];
  return value === null ? null : String(value);
}

/** Column → index in the class list → change; a cell changed twice counts by the last. */
function byColumn(book: ClassBook, changes: readonly CellChange[]) {
  const indexes = new Map(book.pupils.map(({ code }, index) => [code, index]));
  const columns = new Map<string, Map<number, CellChange>>();
  for (const change of changes) {
    const place = parseCellPath(change.path);
    if (place?.part !== 'entry' || place.column.kind === 'remark' || place.column.kind === 'kind') continue;
    const index = indexes.get(place.pupil);
    if (index === undefined) continue;
    const key = keyOf(place.term, place.subject, place.column);
    const column = columns.get(key) ?? new Map<number, CellChange>();
    columns.set(key, column.set(index, change));
  }
  return columns;
}

const keyOf = (term: Term, subject: string, column: Column) =>
  `${term}\n${subject}\n${column.kind === 'regular' ? column.ordinal : column.kind}`;
