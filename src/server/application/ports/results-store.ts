// Port: marks in rows. A cell never changes without its line in the log, and neither is ever removed.
import type { ClassId, Instant, Sha256 } from '../../../kernel/index.ts';
import type { CellChange } from '../classes/score-changes.ts';
import type { Cell, CellKey } from '../results/cell-key.ts';
import type { ScoreChange } from '../rows.ts';

export interface ResultsView {
  /** Null while the marks of the class are only in its book, as they were before they had rows. */
  resultBook(classId: ClassId): Promise<ResultBook | null>;
  /** Of the whole class unless narrowed, in no particular order; also those emptied since. */
  cells(classId: ClassId, of?: CellsOf): Promise<readonly Cell[]>;
  /** Null for a class that does not exist. */
  bookRevision(classId: ClassId): Promise<BookRevision | null>;
  /** Of all classes of the year. */
  bookRevisions(schoolId: string, schoolYear: string): Promise<readonly BookRevision[]>;
  /** All of these pupils of a class, in no particular order; also those emptied since. */
  cellsOfPupils(classId: ClassId, pupils: readonly string[]): Promise<readonly Cell[]>;
  /** When what stands in the filled cells came in; of what stands as first imported, when that was. */
  cellTimes(classId: ClassId, of?: CellsOf): Promise<readonly CellTime[]>;
  /** Each path that lines of the log about the class name, of those after line `after`. */
  changedPaths(classId: ClassId, after: number): Promise<readonly string[]>;
  /** Lines of the year that changed what had been entered before, by day; days without any are left out. */
  editsByDay(schoolId: string, schoolYear: string): Promise<readonly EditsOfDay[]>;
  /** The last line of the log about the class; 0 when there is none. */
  lastChange(classId: ClassId): Promise<number>;
  scoreChangesOf(ids: readonly number[]): Promise<readonly ScoreChange[]>;
  /** The log of one cell, oldest first. */
  cellLog(classId: ClassId, path: string): Promise<readonly ScoreChange[]>;
  /** Changes past the program that the store refused and the journal does not know of yet. */
  untoldTries(): Promise<readonly RefusedTry[]>;
}

export type CellsOf = Partial<Pick<CellKey, 'field' | 'term' | 'subject'>>;

/** Together they tell the marks of a class: where these are the same, so are the marks. */
export interface BookRevision {
  readonly classId: ClassId;
  readonly bookHash: Sha256;
  /** False while the marks are only in the book. */
  readonly begun: boolean;
  /** The last line of the log; 0 when there is none. */
  readonly lastChange: number;
}

export interface CellTime extends CellKey {
  readonly at: Instant;
}

export interface EditsOfDay {
  readonly classId: ClassId;
  /** Of Vietnam, counted from 1970-01-01. */
  readonly day: number;
  readonly edits: number;
}

export interface ResultsTransaction extends ResultsView {
  /** The first marks of a class. Cells by name; only before anything of the class was logged. */
  beginResults(book: ResultBook, cells: readonly Omit<Cell, 'change'>[]): Promise<void>;
  /** Lines of the log, and the cells they are about; changes of other things are only logged. */
  changeCells(circumstances: Circumstances, changes: readonly CellChange[]): Promise<ChangeRange>;
  markTriesTold(ids: readonly number[], at: Instant): Promise<void>;
}

/** Where the marks of a class come from that never changed. */
export interface ResultBook {
  readonly classId: ClassId;
  readonly at: Instant;
  readonly actor: string;
}

/** What lines of the log have in common. */
export type Circumstances = Pick<
  ScoreChange,
  'classId' | 'at' | 'actor' | 'reason' | 'device' | 'permission'
> & {
  readonly fileHash: Sha256 | null;
};

/** Ids of the first and the last line; both 0 when nothing was written. */
export interface ChangeRange {
  readonly first: number;
  readonly last: number;
}

export interface RefusedTry {
  readonly id: number;
  readonly at: Instant;
  readonly target: string;
  readonly deed: string;
  readonly classId: ClassId | null;
  readonly path: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly why: string;
}
