// Who looked at pupils' data is written down together, without holding anybody up and without losing anybody.
import { setTimeout as pause } from 'node:timers/promises';
import { readingNotes, verifyJournal, type Reading } from '../../src/server/application/index.ts';
import { importBook, smallBook, testHouse, type ImportedClass, type TestHouse } from '../support/house.ts';

let test: TestHouse;
let imported: ImportedClass;
let writes: number;
let broken: boolean;
const failures: unknown[] = [];
const house = () => ({
  clock: test.house.clock,
  store: {
    ...test.house.store,
    write: (work: Parameters<typeof test.house.store.write>[0]) => {
      if (broken) return Promise.reject(new Error('the disk is full'));
      writes += 1;
      return test.house.store.write(work);
    },
  } as typeof test.house.store,
});
const open = (most?: number, everyMs = 50) =>
  readingNotes({
    house: house(),
    onFailure: (error) => failures.push(error),
    everyMs,
    ...(most !== undefined && { most }),
  });
const reading = (): Reading => ({ by: imported.cast.homeroom, what: 'class', classId: imported.classId });
const noted = async () =>
  (await test.house.store.read((view) => view.journal(0, 10_000))).filter(
    ({ event }) => event.type === 'pupilData.read',
  );

beforeEach(async () => {
  failures.length = 0;
  writes = 0;
  broken = false;
  test = await testHouse();
  imported = await importBook(test.house, smallBook());
});
afterEach(() => test.close());

it('many readings become as many entries in one transaction, each with its own time', async () => {
  const notes = open();
  await Promise.all(Array.from({ length: 200 }, () => notes.note(reading())));
  expect(writes).toBe(0);
  while ((await noted()).length === 0) await pause(10);
  expect(writes).toBe(1);
  const entries = await noted();
  expect(entries).toHaveLength(200);
  expect(new Set(entries.map(({ at }) => at)).size).toBe(200);
  expect((await verifyJournal(test.house)).findings).toEqual([]);
  await notes.end();
});

it('so many that they would pile up are written before their time', async () => {
  const notes = open(10, 3_600_000);
  for (let count = 0; count < 25; count += 1) await notes.note(reading());
  while ((await noted()).length < 20) await pause(10);
  await notes.end();
  expect(await noted()).toHaveLength(25);
});

it('ended in good order it has lost nothing, and what is noted afterwards is kept at once', async () => {
  const notes = open(undefined, 3_600_000);
  for (let count = 0; count < 5; count += 1) await notes.note(reading());
  await notes.end();
  expect(await noted()).toHaveLength(5);
  await notes.note(reading());
  expect(await noted()).toHaveLength(6);
});

it('while it cannot be written down nobody is shown anything more, and nothing gathered is lost', async () => {
  const notes = open();
  broken = true;
  await notes.note(reading());
  while (failures.length === 0) await pause(10);
  for (let count = 0; count < 3; count += 1)
    await expect(notes.note(reading())).rejects.toThrow('the disk is full');
  await expect(notes.end()).rejects.toThrow('the disk is full');
  broken = false;
  await notes.note(reading());
  expect(await noted()).toHaveLength(2);
});
