// Reads the class book of a class: its structure as frozen last, its marks as they are now.
import type { ClassBook } from '../../../assessment/index.ts';
import type { ClassId, Sha256 } from '../../../kernel/index.ts';
import { memoryByStore } from '../memory.ts';
import type { House } from '../ports/house.ts';
import type { BookRevision } from '../ports/results-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { bookWithCells, bookWithPupils } from '../results/book-with-cells.ts';
import { keyOfPath, type Cell } from '../results/cell-key.ts';
import type { SchoolClass } from '../rows.ts';

/** @throws Fault `blob.missing`, `blob.damaged` */
export const readBook = async (house: House, schoolClass: SchoolClass): Promise<ClassBook> =>
  (await presentBook(house, schoolClass)).book;

export interface PresentBook {
  readonly book: ClassBook;
  /** The last line of the log that is in it. */
  readonly lastChange: number;
  /** Of the frozen book it stands on. */
  readonly bookHash: Sha256;
}

/**
 * A mark never changes without its line in the log, and no line is ever removed: a book that was read stays the present
 * one until there is another line, and then differs in the pupils that the lines since are about.
 * @throws Fault `blob.missing`, `blob.damaged`
 */
export async function presentBook(
  house: House,
  { id, bookHash }: Pick<SchoolClass, 'id' | 'bookHash'>,
): Promise<PresentBook> {
  const books = booksOf(house.store);
  const known = books.get(id);
  const { revision, changed } = await house.store.read(async (view) => {
    const found = (await view.bookRevision(id)) ?? { classId: id, bookHash, begun: false, lastChange: 0 };
    return { revision: found, changed: await changesSince(view, known, found) };
  });
  if (known && changed === null) return known;
  const frozen =
    known?.bookHash === revision.bookHash ? known.frozen : await frozenBook(house, revision.bookHash);
  const book: KeptBook = { ...revision, frozen, book: bookOf(frozen, known, changed) };
  books.set(id, book);
  return book;
}

interface KeptBook extends PresentBook, BookRevision {
  readonly frozen: ClassBook;
}

/** A class of 45 pupils takes about a megabyte. */
const MOST_BOOKS = 64;

const booksOf = memoryByStore<ClassId, KeptBook>(MOST_BOOKS);

interface Changed {
  /** Null: of all. */
  readonly pupils: ReadonlySet<string> | null;
  /** All cells of these pupils; null while the marks are only in the book. */
  readonly cells: readonly Cell[] | null;
}

/** Null where nothing changed. */
async function changesSince(
  view: View,
  known: KeptBook | undefined,
  { classId, bookHash, begun, lastChange }: BookRevision,
): Promise<Changed | null> {
  if (known?.bookHash !== bookHash || known.begun !== begun)
    return { pupils: null, cells: begun ? await view.cells(classId) : null };
  if (known.lastChange === lastChange) return null;
  if (!begun) return { pupils: null, cells: null };
  const places = (await view.changedPaths(classId, known.lastChange)).flatMap(
    (path) => keyOfPath(path) ?? [],
  );
  const pupils = new Set(places.map(({ pupil }) => pupil));
  return { pupils, cells: await view.cellsOfPupils(classId, [...pupils]) };
}

function bookOf(frozen: ClassBook, known: KeptBook | undefined, changed: Changed | null): ClassBook {
  if (!changed?.cells) return frozen;
  const { pupils, cells } = changed;
  return known && pupils
    ? bookWithPupils({ frozen, present: known.book }, pupils, cells)
    : bookWithCells(frozen, cells);
}

/** @throws Fault `blob.missing`, `blob.damaged` */
export async function frozenBook(house: Pick<House, 'blobs'>, bookHash: Sha256): Promise<ClassBook> {
  const bytes = await house.blobs.get(bookHash);
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as ClassBook;
}
