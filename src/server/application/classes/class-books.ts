// Reads the class book of a class: its structure as frozen last, its marks as they are now.
import type { ClassBook } from '../../../assessment/index.ts';
import type { Sha256 } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import { bookWithCells } from '../results/book-with-cells.ts';
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

/** @throws Fault `blob.missing`, `blob.damaged` */
export async function presentBook(
  house: House,
  { id, bookHash: former }: Pick<SchoolClass, 'id' | 'bookHash'>,
): Promise<PresentBook> {
  const { bookHash, lastChange, cells } = await house.store.read(async (view) => ({
    bookHash: (await view.classes()).find((one) => one.id === id)?.bookHash ?? former,
    lastChange: await view.lastChange(id),
    cells: (await view.resultBook(id)) ? await view.cells(id) : null,
  }));
  const frozen = await frozenBook(house, bookHash);
  return { book: cells ? bookWithCells(frozen, cells) : frozen, lastChange, bookHash };
}

/** @throws Fault `blob.missing`, `blob.damaged` */
export async function frozenBook(house: Pick<House, 'blobs'>, bookHash: Sha256): Promise<ClassBook> {
  const bytes = await house.blobs.get(bookHash);
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as ClassBook;
}
