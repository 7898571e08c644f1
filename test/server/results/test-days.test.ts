// Days of single tests: stated by who teaches, and marks are due a week or two weeks after them (R35, R37).
import { instant } from '../../../src/kernel/index.ts';
import type { ClassId, PersonId } from '../../../src/kernel/index.ts';
import {
  adoptPolicy,
  entryProgress,
  readTestDays,
  sheetsOfClass,
  stateTestDays,
  verifyJournal,
} from '../../../src/server/application/index.ts';
import { importBook, settableClock, smallBook, testHouse } from '../../support/house.ts';
import type { ImportedClass, TestHouse } from '../../support/house.ts';
import { policyWith } from '../../support/policies.ts';
import { change, databaseTool, entryPath } from '../../support/results.ts';

const book = smallBook();
const subject = book.subjects[0]!;
const clock = settableClock('2025-09-01T08:00:00+07:00');
let test: TestHouse;
let imported: ImportedClass;
let schoolId: string;
beforeEach(async () => {
  clock.set('2025-09-01T08:00:00+07:00');
  test = await testHouse(1, clock);
  imported = await importBook(test.house, book);
  [{ id: schoolId } = { id: '' }] = await test.house.store.read((view) => view.schools());
  const scoreEntry = { regular: { daysAfterTest: 7 }, periodic: { daysAfterTest: 14 } } as const;
  const bytes = Buffer.from(JSON.stringify(policyWith({ scoreEntry })));
  await adoptPolicy(test.house, {
    schoolId,
    bytes,
    by: imported.cast.principal,
    decisionNumber: '9/QĐ-VD',
  });
  const emptied = ['regular/0', 'midterm'].map((column) => [entryPath(book, 1, column), null]);
  await write(Object.fromEntries(emptied) as Readonly<Record<string, null>>);
});
afterEach(() => test.close());

const write = (values: Readonly<Record<string, string | null>>) =>
  change(test.house, imported.classId, imported.cast.homeroom, values);
const teacher = () => imported.cast.subjectTeachers[0]!;
const sheet = () => ({ classId: imported.classId, subject: subject.code, term: 'HK1' as const });
const state = (days: Readonly<Record<string, string | null>>, by: PersonId = teacher()) =>
  stateTestDays(test.house, {
    ...sheet(),
    by,
    days: Object.entries(days).map(([column, on]) => ({ column, on })),
  });
const lateAt = async (day: string) => {
  const at = instant(`${day}T12:00:00+07:00`);
  const asked = {
    schoolId,
    schoolYear: book.schoolYear,
    by: imported.cast.principal,
    term: 'HK1',
    at,
  } as const;
  const { sheets } = await entryProgress(test.house, asked);
  const [schoolClass] = await test.house.store.read((view) => view.classes());
  const inFull = await sheetsOfClass(test.house, schoolClass!, at);
  const found = inFull.find((one) => one.subject === subject.code && one.term === 'HK1')!;
  expect(sheets.find((one) => one.subject === subject.code)?.late).toBe(found.late);
  return found.lateCells.flatMap((cell) => (cell.kind === 'entry' ? [cell.column] : []));
};

it('a regular mark is late a week after its test, a periodic one after two weeks, and not a day sooner', async () => {
  await state({ 'regular/0': '2025-10-14', midterm: '2025-10-20' });
  expect(await lateAt('2025-10-21')).toEqual([]);
  expect(await lateAt('2025-10-22')).toEqual([{ kind: 'regular', ordinal: 1 }]);
  expect(await lateAt('2025-11-03')).toEqual([{ kind: 'regular', ordinal: 1 }]);
  expect(await lateAt('2025-11-04')).toEqual([{ kind: 'regular', ordinal: 1 }, { kind: 'midterm' }]);
});

it('without a stated day the calendar counts, also again after a day was taken back', async () => {
  await state({ midterm: '2025-09-10' });
  expect(await lateAt('2025-10-01')).toEqual([{ kind: 'midterm' }]);
  await state({ midterm: null });
  expect(await lateAt('2025-10-01')).toEqual([]);
  expect(await lateAt('2026-01-10')).toEqual([{ kind: 'midterm' }]);
});

it('every statement stays in the journal with what was stated before', async () => {
  await state({ midterm: '2025-10-20' });
  await state({ midterm: '2025-10-21' });
  await state({ midterm: '2025-10-21' });
  const journal = await test.house.store.read((view) => view.journal(0, 1000));
  const told = journal.filter(({ event }) => event.type === 'testDays.stated');
  expect(told.map(({ event }) => event.days)).toEqual([
    [{ column: 'midterm', before: null, after: '2025-10-20' }],
    [{ column: 'midterm', before: '2025-10-20', after: '2025-10-21' }],
  ]);
  const tool = await databaseTool(test.folder);
  await expect(tool.query(`UPDATE test_days SET heldOn = '2025-12-01'`)).rejects.toThrow('append-only');
  await expect(tool.query('DELETE FROM test_days')).rejects.toThrow('append-only');
  await tool.destroy();
  expect((await verifyJournal(test.house)).findings).toEqual([]);
});

it('is stated by the teacher of the subject alone, and read by whoever may read the sheet', async () => {
  const denied = { code: 'access.notPermitted' };
  const other = imported.cast.subjectTeachers.find((person) => person !== teacher())!;
  await expect(state({ midterm: '2025-10-20' }, other)).rejects.toMatchObject(denied);
  await expect(state({ midterm: '2025-10-20' }, imported.cast.principal)).rejects.toMatchObject(denied);
  await state({ midterm: '2025-10-20' });
  const asPrincipal = { ...sheet(), by: imported.cast.principal };
  expect(await readTestDays(test.house, asPrincipal)).toMatchObject([
    { column: 'midterm', on: '2025-10-20' },
  ]);
  await expect(readTestDays(test.house, { ...sheet(), by: other })).rejects.toMatchObject(denied);
  const nowhere = { ...sheet(), classId: 'không' as ClassId, by: teacher() };
  await expect(readTestDays(test.house, nowhere)).rejects.toMatchObject({ code: 'class.unknown' });
});

it('takes no day outside the year, none that is no date, no column twice and none that is not there', async () => {
  for (const on of ['2025-07-31', '2026-08-01', '2026-02-30', 'mai', ''])
    await expect(state({ midterm: on })).rejects.toMatchObject({ code: 'results.testDayUnfit' });
  for (const column of ['regular', 'regular/20', 'regular/-1', 'remark', 'kind'])
    await expect(state({ [column]: '2025-10-20' })).rejects.toMatchObject({
      code: 'results.testColumnUnknown',
    });
  const twice = ['2025-10-20', '2025-10-21'].map((on) => ({ column: 'final', on }));
  const wish = { ...sheet(), by: teacher() };
  await expect(stateTestDays(test.house, { ...wish, days: twice })).rejects.toMatchObject({
    code: 'results.testColumnUnknown',
  });
  expect(await readTestDays(test.house, wish)).toEqual([]);
});

it('lies on no later day than the first mark of its column, lest late entry looks punctual', async () => {
  clock.set('2025-10-15T08:00:00+07:00');
  await write({ [entryPath(book, 0, 'midterm')]: '41' });
  await expect(state({ midterm: '2025-10-16' })).rejects.toMatchObject({ code: 'results.testDayUnfit' });
  expect(await state({ midterm: '2025-10-15' })).toMatchObject([{ on: '2025-10-15' }]);
});
