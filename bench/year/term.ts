// A term of marks, entered sheet by sheet by their teachers, at the hours they would.
import type { Term } from '../../src/assessment/index.ts';
import { beginningOf, schoolCalendar } from '../../src/policies/index.ts';
import { beginningOfTerm, enter, entriesOfTerm } from '../../src/server/start/seed-entry.ts';
import type { Done } from './phases.ts';
import type { Scene } from './scene.ts';

/** @returns cells and sheets, as the phase tells them */
export async function enterTerm({ house, school }: Scene, term: Term): Promise<Done> {
  let cells = 0;
  let sheets = 0;
  for (const { id, book } of school.classes) {
    const { weeks, firstDay } = schoolCalendar(null, book.schoolYear);
    const now = house.clock.now();
    const from = beginningOfTerm(book.schoolYear, term, now);
    const to =
      term === 'HK1'
        ? beginningOfTerm(book.schoolYear, 'HK2', now)
        : beginningOf(weeks.at(-1)?.from ?? firstDay);
    for (const entry of entriesOfTerm(book, term, { from, to })) {
      await enter(house, id, school.idOf(entry.by), entry);
      cells += entry.values.size;
      sheets += 1;
    }
  }
  return { other: `${sheets} sheets, ${cells} cells` };
}
