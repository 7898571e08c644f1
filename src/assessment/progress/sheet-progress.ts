// How far one sheet is at a moment: what is required, entered, due and late by the regulation (R35–R37, R53).
import type { Instant } from '../../kernel/pure/index.ts';
import { cellPath } from '../cells/cell-path.ts';
import type { ClassBook, PupilEntry, Subject, SubjectCode, Term } from '../class-book.ts';
import { requiredColumns, type Column, type MissingCell } from '../completeness.ts';
import { columnDeadline, endOfDay, shareDeadline, type EntryDays, type EntryRules } from './deadlines.ts';

/** Counts are cells. */
export interface SheetProgress {
  readonly className: string;
  readonly term: Term;
  /** `null`: conduct, which the homeroom teacher enters. */
  readonly subject: SubjectCode | null;
  /** Full name, as the class book has it. */
  readonly teacher: string;
  readonly required: number;
  /** Of the required ones, early ones included. */
  readonly entered: number;
  /** Of the required ones, those whose deadline has passed, entered or not. */
  readonly due: number;
  /** Due and still empty. */
  readonly late: number;
  /** Entered, but after its deadline. */
  readonly enteredLate: number;
  /** The late ones, pupil by pupil. */
  readonly lateCells: readonly MissingCell[];
}

export type SheetCounts = Omit<SheetProgress, 'lateCells'>;

export interface ProgressMoment extends CellDates {
  readonly at: Instant;
}

/** What says when cells are due and when they were entered. */
export interface CellDates {
  readonly rules: EntryRules;
  readonly days: EntryDays;
  /** When the present value of a cell was entered; unknown counts as in time. */
  readonly enteredAt?: (path: string) => Instant | null;
}

export function subjectProgress(
  book: ClassBook,
  subject: Subject,
  term: Term,
  moment: ProgressMoment,
): SheetProgress {
  const { about, cells } = subjectSheet(book, subject, term, moment);
  return { ...about, ...counted(cells, moment) };
}

/** Conduct is due at the end of its term. */
export function conductProgress(book: ClassBook, term: Term, moment: ProgressMoment): SheetProgress {
  const { about, cells } = conductSheet(book, term, moment);
  return { ...about, ...counted(cells, moment) };
}

export interface DatedSheet {
  readonly about: Pick<SheetProgress, 'className' | 'term' | 'subject' | 'teacher'>;
  readonly cells: readonly DatedCell[];
}

export function subjectSheet(book: ClassBook, subject: Subject, term: Term, dates: CellDates): DatedSheet {
  return {
    about: { className: book.className, term, subject: subject.code, teacher: subject.teacher },
    cells: book.pupils.flatMap((pupil) => pupilCells({ book, subject, term, pupil }, dates)),
  };
}

export function conductSheet(book: ClassBook, term: Term, dates: CellDates): DatedSheet {
  const { termEnd } = dates.days;
  const deadline = termEnd === null ? Infinity : endOfDay(termEnd, 0);
  const cells = book.pupils.map(({ code, conduct }) => {
    const path = cellPath({ part: 'conduct', pupil: code, term });
    const place: MissingCell = { kind: 'conduct', pupil: code, term };
    return { place, deadline, enteredAt: conduct[term] === null ? null : enteredAt(path, dates) };
  });
  return {
    about: { className: book.className, term, subject: null, teacher: book.staff.homeroomTeacher },
    cells,
  };
}

export interface DatedCell {
  readonly place: MissingCell;
  /** Milliseconds since 1970, the first that is too late. */
  readonly deadline: number;
  /** `null`: empty. `-Infinity`: entered, nobody knows when. */
  readonly enteredAt: number | null;
}

interface Seat {
  readonly book: ClassBook;
  readonly subject: Subject;
  readonly term: Term;
  readonly pupil: PupilEntry;
}

/**
 * A share is a number of regular scores, whichever: the first to be entered fill it,
 * and of the empty ones those due soonest by their test are asked for first.
 */
function pupilCells({ book, subject, term, pupil }: Seat, dates: CellDates): DatedCell[] {
  const columns = requiredColumns(book, subject, pupil, term).map(({ column, empty }) => {
    const place = { pupil: pupil.code, term, subject: subject.code, column };
    return {
      place: { kind: 'entry' as const, ...place },
      column,
      deadline: columnDeadline(column, dates.rules, dates.days),
      enteredAt: empty ? null : enteredAt(cellPath({ part: 'entry', ...place }), dates),
    };
  });
  const regular = columns
    .filter(({ column }) => column.kind === 'regular')
    .toSorted(
      (one, other) =>
        compare(one.enteredAt ?? Infinity, other.enteredAt ?? Infinity) ||
        compare(one.deadline, other.deadline),
    )
    .map((cell, index, all) => ({
      ...cell,
      deadline: Math.min(cell.deadline, shareDeadline(index + 1, all.length, dates.rules, dates.days)),
    }))
    .toSorted((one, other) => ordinalOf(one.column) - ordinalOf(other.column));
  return [...regular, ...columns.filter(({ column }) => column.kind !== 'regular')];
}

/** Subtraction would make NaN of two infinities. */
const compare = (one: number, other: number) => (one === other ? 0 : one < other ? -1 : 1);

const ordinalOf = (column: Column) => (column.kind === 'regular' ? column.ordinal : 0);

const enteredAt = (path: string, dates: CellDates): number => dates.enteredAt?.(path) ?? -Infinity;

function counted(cells: readonly DatedCell[], { at }: ProgressMoment) {
  const due = cells.filter(({ deadline }) => at >= deadline);
  const lateCells = due.filter((cell) => cell.enteredAt === null).map(({ place }) => place);
  return {
    required: cells.length,
    entered: cells.filter((cell) => cell.enteredAt !== null).length,
    due: due.length,
    late: lateCells.length,
    enteredLate: cells.filter((cell) => cell.enteredAt !== null && cell.enteredAt >= cell.deadline).length,
    lateCells,
  };
}
