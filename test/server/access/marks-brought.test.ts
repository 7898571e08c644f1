// A homeroom teacher's file changes no marks of other teachers; the registrar's may.
import type { ClassBook } from '../../../src/assessment/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import { importClass } from '../../../src/server/application/index.ts';
import {
  fileHashOf,
  importBook,
  smallBook,
  testHouse,
  type Cast,
  type TestHouse,
} from '../../support/house.ts';

let test: TestHouse;
let cast: Cast;
const book = smallBook();
beforeEach(async () => {
  test = await testHouse();
  ({ cast } = await importBook(test.house, book));
});
afterEach(() => test.close());

const brought = (changed: ClassBook, by: PersonId) =>
  importClass(test.house, { book: changed, fileHash: fileHashOf(changed), by });
const outcomeOf = (changed: ClassBook, by: PersonId) =>
  brought(changed, by).then(
    ({ outcome }) => outcome,
    (failure: unknown) => failure,
  );
const [pupil, ...others] = book.pupils;

/** The final mark of the first pupil in the first term raised or lowered by a tenth. */
function marked(isMeant: (teacher: string) => boolean): {
  readonly changed: ClassBook;
  readonly subject: string;
} {
  const entries = structuredClone(pupil!.entries) as unknown as Record<
    string,
    Record<string, { kind: string; final?: number }>
  >;
  const found = book.subjects.find(
    ({ code, teacher }) => isMeant(teacher) && typeof entries.HK1?.[code]?.final === 'number',
  );
  const entry = entries.HK1![found!.code]!;
  entry.final = entry.final === 50 ? 51 : 50;
  const changed = { ...book, pupils: [{ ...pupil!, entries: entries as never }, ...others] };
  return { changed, subject: found!.code };
}

it('is refused where it changes a mark of another teacher, naming the subject, and the journal tells of it', async () => {
  const own = cast.names.get(cast.homeroom)!;
  const { changed, subject } = marked((teacher) => teacher !== own);
  expect(await outcomeOf(changed, cast.homeroom)).toMatchObject({
    code: 'access.cellsOfOthers',
    details: { count: 1, subjects: subject },
  });
  const { classes, journal } = await test.house.store.read(async (view) => ({
    classes: await view.classes(),
    journal: await view.journal(0, 1000),
  }));
  expect(await test.house.store.read((view) => view.scoreChanges(classes[0]!.id))).toEqual([]);
  expect(journal.at(-1)!.event).toMatchObject({ type: 'results.refused', code: 'access.cellsOfOthers' });
  expect(await outcomeOf(changed, cast.registrar)).toBe('replaced');
});

it('takes what is of the class, and pupils who leave, but no pupil back with other marks', async () => {
  const own = cast.names.get(cast.homeroom)!;
  const conduct = { ...pupil!.conduct, HK2: null };
  const data = { ...book, pupils: [{ ...pupil!, conduct }, ...others] };
  expect(await outcomeOf(data, cast.homeroom)).toBe('replaced');
  expect(await outcomeOf({ ...book, pupils: others }, cast.homeroom)).toBe('replaced');
  const { changed } = marked((teacher) => teacher !== own);
  expect(await outcomeOf(changed, cast.homeroom)).toMatchObject({ code: 'access.cellsOfOthers' });
});
