// A sheet boiled down to what its progress can be counted from at any moment: whoever asks again need not go through
// its cells once more while neither they nor the days change.
import type { Instant } from '../../kernel/pure/index.ts';
import type { ClassBook, Subject, Term } from '../class-book.ts';
import {
  conductSheet,
  subjectSheet,
  type CellDates,
  type DatedSheet,
  type SheetCounts,
} from './sheet-progress.ts';

/** Counts are cells; nothing in it depends on the moment it is looked at. */
export interface SheetStanding extends Pick<
  SheetCounts,
  'className' | 'term' | 'subject' | 'teacher' | 'required' | 'entered' | 'enteredLate'
> {
  /** Each deadline of the sheet once. Those without a deadline are left out. */
  readonly dues: readonly {
    /** Milliseconds since 1970, the first that is too late. */
    readonly deadline: number;
    readonly cells: number;
    /** Of them, still empty. */
    readonly empty: number;
  }[];
}

export const subjectStanding = (
  book: ClassBook,
  subject: Subject,
  term: Term,
  dates: CellDates,
): SheetStanding => standingOf(subjectSheet(book, subject, term, dates));

export const conductStanding = (book: ClassBook, term: Term, dates: CellDates): SheetStanding =>
  standingOf(conductSheet(book, term, dates));

/** The same counts as `subjectProgress` and `conductProgress` find at that moment. */
export function progressAt(
  { dues, className, term, subject, teacher, required, entered, enteredLate }: SheetStanding,
  at: Instant,
): SheetCounts {
  let due = 0;
  let late = 0;
  for (const { deadline, cells, empty } of dues)
    if (at >= deadline) {
      due += cells;
      late += empty;
    }
  return { className, term, subject, teacher, required, entered, due, late, enteredLate };
}

function standingOf({ about, cells }: DatedSheet): SheetStanding {
  const dues = new Map<number, { deadline: number; cells: number; empty: number }>();
  let [entered, enteredLate] = [0, 0];
  for (const { deadline, enteredAt } of cells) {
    if (enteredAt !== null) entered += 1;
    if (enteredAt !== null && enteredAt >= deadline) enteredLate += 1;
    if (deadline === Infinity) continue;
    const due = dues.get(deadline) ?? { deadline, cells: 0, empty: 0 };
    due.cells += 1;
    if (enteredAt === null) due.empty += 1;
    dues.set(deadline, due);
  }
  return { ...about, required: cells.length, entered, enteredLate, dues: [...dues.values()] };
}
