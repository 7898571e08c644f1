// Changes to invented classes: what a teacher's gesture does to the cells of a class book.
import {
  cellPath,
  type CellChange,
  type ClassBook,
  type Column,
  type SubjectCode,
  type TermEntry,
  type Term,
} from '../../../src/assessment/index.ts';

export interface SheetColumn {
  readonly subject: SubjectCode;
  readonly term: Term;
  readonly column: Column;
}

/** The values of a column, raw, in the order of the class. */
export const columnIn = (book: ClassBook, { subject, term, column }: SheetColumn): (string | null)[] =>
  book.pupils.map((pupil) => {
    const entry = pupil.entries[term][subject]!;
    if (entry.kind === 'exempt') return null;
    const value = column.kind === 'regular' ? entry.regular[column.ordinal - 1] : entry[column.kind];
    return value === null || value === undefined ? null : String(value);
  });

/** What changes when these values are pasted into the column; cells that stay as they are do not. */
export function pasted(
  book: ClassBook,
  where: SheetColumn,
  values: readonly (string | null)[],
): readonly CellChange[] {
  const before = columnIn(book, where);
  return book.pupils.flatMap(({ code }, index) => {
    const after = values[index] ?? null;
    const path = cellPath({ part: 'entry', pupil: code, ...where });
    return before[index] === after ? [] : [{ path, before: before[index] ?? null, after }];
  });
}

/** The book with a column emptied, as it was before the test. */
export function withoutColumn(book: ClassBook, { subject, term, column }: SheetColumn): ClassBook {
  const emptied = (entry: TermEntry): TermEntry => {
    if (entry.kind === 'exempt') return entry;
    if (column.kind !== 'regular') return { ...entry, [column.kind]: null };
    const regular = (entry.regular as readonly never[]).map((value, index) =>
      index === column.ordinal - 1 ? null : value,
    );
    return { ...entry, regular };
  };
  const pupils = book.pupils.map((pupil) => ({
    ...pupil,
    entries: {
      ...pupil.entries,
      [term]: { ...pupil.entries[term], [subject]: emptied(pupil.entries[term][subject]!) },
    },
  }));
  return { ...book, pupils };
}
