// Classes from before marks had rows get theirs from the book they were imported from, once, when an installation opens.
import type { House } from '../ports/house.ts';
import { frozenBook } from '../classes/class-books.ts';
import { cellsOfBook } from './first-cells.ts';

/**
 * One transaction for each class; a crash in between leaves the rest for the next opening. Until then such a class is
 * read from its book alone.
 * @returns how many classes were carried over
 * @throws Fault `blob.missing`, `blob.damaged`
 */
export async function carryOver(house: Pick<House, 'store' | 'blobs'>): Promise<number> {
  const waiting = await house.store.read(async (view) => {
    const classes = [];
    for (const one of await view.classes()) if (!(await view.resultBook(one.id))) classes.push(one);
    return classes;
  });
  for (const { id: classId, bookHash, importedAt } of waiting) {
    const cells = cellsOfBook(await frozenBook(house, bookHash));
    await house.store.write(async (transaction) => {
      const present = await transaction.schoolClass(classId);
      // Another process was first, or has taken in another book meanwhile and its marks with it.
      if ((await transaction.resultBook(classId)) || present?.bookHash !== bookHash) return;
      await transaction.beginResults({ classId, at: importedAt, actor: 'service:import' }, cells);
    });
  }
  return waiting.length;
}
