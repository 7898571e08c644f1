// Which records print something else once cells are corrected, and which subjects of them: nothing else is made anew.
import type { ClassBook } from '../../../assessment/index.ts';
import { differencesBetween } from '../../../documents/index.ts';
import type { RecordId } from '../../../kernel/index.ts';
import type { CorrectedCell } from '../../../workflows/index.ts';
import { bookWithCells } from '../results/book-with-cells.ts';
import { keyOfPath } from '../results/cell-key.ts';
import { cellsOfBook } from '../results/first-cells.ts';
import type { SchoolRecord } from '../rows.ts';
import { affectedSubjects } from '../snapshots/affected-subjects.ts';
import { freezer } from '../snapshots/freeze.ts';
import { pathOf } from '../results/cell-key.ts';

export interface AffectedRecord {
  readonly id: RecordId;
  /** Empty where only conduct, absences, names or what follows from them prints differently. */
  readonly subjects: readonly string[];
}

/** @param records of the class */
export function affectedRecords(
  book: ClassBook,
  cells: readonly CorrectedCell[],
  records: readonly SchoolRecord[],
): readonly AffectedRecord[] {
  const pupils = new Set(cells.flatMap(({ path }) => keyOfPath(path)?.pupil ?? []));
  const [before, after] = [freezer(book), freezer(corrected(book, cells))];
  return records
    .filter(({ kind, key }) => kind === 'classSummary' || pupils.has(key))
    .filter(({ snapshot }) => snapshot.state !== 'withdrawn')
    .flatMap((record) => {
      const differences = differencesBetween(before(record).snapshot, after(record).snapshot);
      if (differences.length === 0) return [];
      return [{ id: record.id, subjects: affectedSubjects(record.kind, differences) }];
    });
}

/** The book with the new values, as it will be read once they are written. */
function corrected(book: ClassBook, cells: readonly CorrectedCell[]): ClassBook {
  const values = new Map(cellsOfBook(book).map((cell) => [pathOf(cell), { ...cell, change: 0 }]));
  for (const { path, after } of cells) {
    const place = keyOfPath(path);
    if (place) values.set(path, { ...place, value: after, change: 0 });
  }
  return bookWithCells(book, [...values.values()]);
}
