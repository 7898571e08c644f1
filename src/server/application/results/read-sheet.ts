// A sheet as whoever enters it, or looks into it, sees it: every cell with who put it there and what keeps it closed.
import { classCompleteness } from '../../../assessment/index.ts';
import type { ClassBook, MissingCell } from '../../../assessment/index.ts';
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import { may } from '../access/may.ts';
import { classTarget, permission } from '../access/permission.ts';
import { windowsOfClass } from '../calendar/windows-of-class.ts';
import type { ClassWindow } from '../calendar/windows-of-class.ts';
import { windowsOfCells } from '../calendar/windows-of-cells.ts';
import { windowKey } from '../../../policies/index.ts';
import { presentBook } from '../classes/class-books.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { ResultBook } from '../ports/results-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { closingOf } from '../result-locks/refuse-locked.ts';
import { whyClosed } from '../result-locks/why-closed.ts';
import type { Closing } from '../result-locks/why-closed.ts';
import type { ScoreChange, SchoolClass } from '../rows.ts';
import { pathOf } from './cell-key.ts';
import type { Cell } from './cell-key.ts';
import { cellsOfSheet, entryOf, isOfSheet, targetOfSheet } from './sheet.ts';
import type { Sheet } from './sheet.ts';

export interface SheetAsked {
  readonly classId: ClassId;
  readonly sheet: Sheet;
  readonly by: PersonId;
}

export interface SheetCell {
  readonly path: string;
  /** Code. */
  readonly pupil: string;
  /** As in the path. */
  readonly column: string;
  readonly value: string | null;
  readonly changedAt: Instant;
  /** `person:<id>`, or `service:<name>` for what was first imported. */
  readonly changedBy: string;
  /** What keeps it closed: a lock, or the record that prints it and is past draft. */
  readonly closed: { readonly by: 'lock' | 'record'; readonly what: string } | null;
}

export interface SheetRead {
  readonly sheet: Sheet;
  /** The last change in it: what an entry has seen. */
  readonly revision: number;
  readonly pupils: readonly { readonly code: string; readonly name: string; readonly ordinal: number }[];
  /** Cells that are or were filled; others are empty and named by their path. */
  readonly cells: readonly SheetCell[];
  readonly missing: readonly MissingCell[];
  /** Closed ones only. */
  readonly windows: readonly ClassWindow[];
  /** Whether whoever asks may enter into it by their appointments. */
  readonly mayEnter: boolean;
  /** What it was read from, for use cases that show more around it; the whole class is not for everybody. */
  readonly from: SheetSource;
}

export interface SheetSource {
  readonly schoolClass: SchoolClass;
  readonly book: ClassBook;
  readonly closing: Closing;
  /** The windows the sheet lies in, open ones as well. */
  readonly windows: readonly ClassWindow[];
}

/** @throws Fault `class.unknown`, `access.notPermitted`, `blob.*` */
export async function readSheet(house: House, { classId, sheet, by }: SheetAsked): Promise<SheetRead> {
  const at = house.clock.now();
  const found = await house.store.read(async (view) => {
    const schoolClass = await view.schoolClass(classId);
    if (!schoolClass) throw applicationFault('class.unknown', { class: classId });
    const target = { ...classTarget(schoolClass), ...targetOfSheet(sheet) };
    await permission(view, { person: by, action: 'results.read', target, at });
    const mayEnter = may(await view.appointmentsOf(by), entryOf(sheet), target, at) !== null;
    return { schoolClass, mayEnter, ...(await cellsAsSeen(view, schoolClass, sheet, at)) };
  });
  const { book } = await presentBook(house, found.schoolClass);
  const windows = await windowsOfSheet(house, classId, sheet, at);
  return {
    sheet,
    revision: found.revision,
    pupils: book.pupils.map(({ code, name, ordinal }) => ({ code, name, ordinal })),
    cells: found.cells,
    missing:
      sheet.kind === 'subject'
        ? classCompleteness(book, { terms: [sheet.term], subjects: [sheet.subject] })
        : classCompleteness(book).filter(
            (cell) => cell.kind === 'conduct' && sheet.kind === 'conduct' && cell.term === sheet.term,
          ),
    windows: windows.filter(({ open }) => !open),
    mayEnter: found.mayEnter,
    from: { schoolClass: found.schoolClass, book, closing: found.closing, windows },
  };
}

async function cellsAsSeen(view: View, { id }: SchoolClass, sheet: Sheet, at: Instant) {
  const cells = (await view.cells(id, cellsOfSheet(sheet))).filter((cell) => isOfSheet(sheet, cell));
  const lines = await view.scoreChangesOf(cells.flatMap(({ change }) => (change === 0 ? [] : [change])));
  const byId = new Map(lines.map((line) => [line.id, line]));
  const closing = await closingOf(view, id, at);
  const book = await view.resultBook(id);
  return {
    revision: Math.max(0, ...cells.map(({ change }) => change)),
    closing,
    cells: cells.map((cell) => seen(cell, byId.get(cell.change) ?? null, book, closing)),
  };
}

function seen(cell: Cell, line: ScoreChange | null, book: ResultBook | null, closing: Closing): SheetCell {
  const { pupil, column, field, value } = cell;
  const why = whyClosed(cell, closing);
  return {
    path: pathOf(cell),
    pupil,
    column: column === '' ? field : column,
    value,
    changedAt: line?.at ?? book?.at ?? closing.at,
    changedBy: line?.actor ?? book?.actor ?? 'service:import',
    closed: why && { by: why.by, what: why.by === 'lock' ? why.lock.lockedBy : why.record.title },
  };
}

async function windowsOfSheet(
  house: House,
  classId: ClassId,
  sheet: Sheet,
  at: Instant,
): Promise<readonly ClassWindow[]> {
  const concerned = new Set(
    windowsOfCells([{ path: examples(sheet), before: null, after: '' }]).map(windowKey),
  );
  return (await windowsOfClass(house, classId, at)).filter(({ window }) => concerned.has(windowKey(window)));
}

/** A cell that stands for all of the sheet: a sheet never lies in two windows. */
function examples(sheet: Sheet): string {
  if (sheet.kind === 'subject') return `pupils/?/entries/${sheet.term}/${sheet.subject}/midterm`;
  if (sheet.kind === 'conduct') return `pupils/?/conduct/${sheet.term}`;
  return sheet.kind === 'absences' ? 'pupils/?/absences/permitted' : 'pupils/?/name';
}
