// Kết chuyển: the new year is previewed, decided on, carried over once, and taken back while nothing began (R17, R136).
import { canonicalJson } from '../../../src/kernel/index.ts';
import {
  carryYearOver,
  chooseForCarryOver,
  enterResults,
  previewCarryOver,
  readBook,
  undoCarryOver,
} from '../../../src/server/application/index.ts';
import type { Installation } from '../../../src/server/installation.ts';
import { testHouse, type TestHouse } from '../../support/house.ts';
import {
  acceptOpen,
  classNamed,
  firstKey,
  FROM_YEAR,
  schoolAtYearEnd,
  TO_YEAR,
  upKey,
  type SchoolAtYearEnd,
} from '../../support/years.ts';

let place: TestHouse;
let school: SchoolAtYearEnd;
let house: Installation;

/** One pupil of 6A stays down, one of 7A has no conduct in the second term. */
beforeAll(async () => {
  place = await testHouse();
  house = place.house;
  school = await schoolAtYearEnd(house, ['6A', '7A', '9A'], (book) => ({
    ...book,
    pupils: book.pupils.map((pupil, index) =>
      book.className === '6A' && index === 1
        ? { ...pupil, absences: { permitted: 40, unpermitted: 9 } }
        : book.className === '7A' && index === 2
          ? { ...pupil, conduct: { ...pupil.conduct, HK2: null } }
          : pupil,
    ),
  }));
});
afterAll(() => place.close());

const lastYear = async () => {
  const classes = (await house.store.read((view) => view.classes())).filter(
    ({ schoolYear }) => schoolYear === FROM_YEAR,
  );
  const rows = await Promise.all(
    classes.map(({ id }) =>
      house.store.read(async (view) => ({
        records: await view.recordsOf(id),
        cells: (await view.cells(id)).map((cell) => canonicalJson(cell)).toSorted(),
        log: await view.scoreChanges(id),
      })),
    ),
  );
  const blobs = await Promise.all(
    classes.map(async ({ bookHash }) => (await house.blobs.get(bookHash)).length),
  );
  return canonicalJson({ classes, rows, blobs });
};
const becoming = async () =>
  Object.fromEntries(
    (await previewCarryOver(house, school.asked)).proposal.pupils.map((pupil) => [
      pupil.code,
      pupil.becoming,
    ]),
  );
const carriedClasses = async () =>
  (await house.store.read((view) => view.classes())).filter(({ schoolYear }) => schoolYear === TO_YEAR);

it('shows what each pupil becomes and why, and takes no result that is not locked unless somebody says so', async () => {
  expect(new Set(Object.values(await becoming()))).toEqual(new Set(['notLocked', 'noResult']));
  expect(await acceptOpen(house, school)).toBe(3);
  expect(await acceptOpen(house, school)).toBe(0);
  expect(await becoming()).toEqual({
    ...{ HS00: 'promoted', HS01: 'retained', HS02: 'promoted' },
    ...{ HS10: 'promoted', HS11: 'promoted', HS12: 'noResult' },
    ...{ HS20: 'finished', HS21: 'finished', HS22: 'finished' },
  });
  const { proposal } = await previewCarryOver(house, school.asked);
  expect(proposal.classes.map(({ name, coming }) => [name, coming])).toEqual([
    ['6A', 0],
    ['7A', 2],
    ['8A', 2],
  ]);
  expect(proposal.pupils.find(({ code }) => code === 'HS01')).toMatchObject({
    promotion: 'Không được lên lớp',
    into: null,
    open: true,
  });
  expect(proposal.questions).toEqual([]);
});

it('proposes the teachers who go on with the class, and the homeroom teacher of the leaving class for the first grade', async () => {
  const { proposal } = await previewCarryOver(house, school.asked);
  const [first, seventh] = proposal.classes;
  expect(first!.homeroom).toMatch(/ C$/);
  expect(seventh!.homeroom).toMatch(/ A$/);
  expect(seventh!.subjects.every(({ teacher }) => teacher?.endsWith(' A'))).toBe(true);
  expect(seventh).toMatchObject({ regime: 'TT22', grade: 7, present: null });
});

it('lets a retained pupil into a class of the same grade only, and names people of the school only', async () => {
  const path = `pupils/${school.classes['6A']!.classId}/HS01`;
  const [sixth, seventh] = [firstKey(school.classes['6A']!.classId), upKey(school.classes['6A']!.classId)];
  const place = async (value: string) => {
    await chooseForCarryOver(house, { ...school.asked, choices: [{ path, value }] });
    const { proposal } = await previewCarryOver(house, school.asked);
    return proposal.pupils.find(({ code }) => code === 'HS01')!.into;
  };
  expect(await place(seventh)).toBeNull();
  expect(await place(sixth)).toBe(sixth);
  const homeroom = `classes/${seventh}/homeroom`;
  for (const choices of [
    [{ path: homeroom, value: 'Không Ai Cả' }],
    [{ path: 'classes/up:x/homeroom', value: null }],
    [{ path: `classes/${seventh}/name`, value: '../7A' }],
    [{ path, value: 'up:nobody' }],
  ])
    await expect(chooseForCarryOver(house, { ...school.asked, choices })).rejects.toHaveProperty(
      'code',
      expect.stringMatching(/^carryOver\.(choiceRefused|personUnknown)$/),
    );
});

it('is not for a teacher, who learns nothing of it', async () => {
  const by = school.classes['7A']!.cast.homeroom;
  const refused = { code: 'access.notPermitted' };
  await expect(previewCarryOver(house, { ...school.asked, by })).rejects.toMatchObject(refused);
  await expect(carryYearOver(house, { ...school.asked, by })).rejects.toMatchObject(refused);
  await expect(undoCarryOver(house, { ...school.asked, by })).rejects.toMatchObject(refused);
  await expect(chooseForCarryOver(house, { ...school.asked, by, choices: [] })).rejects.toMatchObject(
    refused,
  );
});

it('carries over what was seen, once, also when two confirm at the same moment; the old year stays as it was', async () => {
  const before = await lastYear();
  const { previewHash } = await previewCarryOver(house, school.asked);
  const both = await Promise.allSettled([
    carryYearOver(house, { ...school.asked, previewHash }),
    carryYearOver(house, { ...school.asked, previewHash }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await carriedClasses()).map(({ name }) => name)).toEqual(['6A', '7A', '8A']);
  expect(await carryYearOver(house, school.asked)).toBeNull();
  expect(await carriedClasses()).toHaveLength(3);
  expect(await lastYear()).toBe(before);
  const seventh = (await classNamed(house, '7A', TO_YEAR))!;
  const book = await readBook(house, seventh);
  expect(book.pupils.map(({ code }) => code)).toEqual(['HS00', 'HS02']);
  expect(book.pupils[0]).toMatchObject({ conduct: { HK1: null, HK2: null }, absences: { permitted: 0 } });
  expect(
    (await readBook(house, (await classNamed(house, '6A', TO_YEAR))!)).pupils.map(({ code }) => code),
  ).toEqual(['HS01']);
  expect(await becoming()).toMatchObject({ HS00: 'carried', HS12: 'noResult', HS20: 'finished' });
});

it('takes the step back while nothing began, and carries the same over again', async () => {
  const undone = await undoCarryOver(house, school.asked);
  expect(undone).toMatchObject({ deed: 'undone', number: 2 });
  const seventh = (await classNamed(house, '7A', TO_YEAR))!;
  expect((await readBook(house, seventh)).pupils).toEqual([]);
  const { records, appointments } = await house.store.read(async (view) => ({
    records: await view.recordsOf(seventh.id),
    appointments: await view.appointmentsIn(school.schoolId),
  }));
  expect(new Set(records.map(({ snapshot }) => snapshot.state))).toEqual(new Set(['withdrawn']));
  expect(
    appointments.filter(
      ({ basis, validTo }) => basis.kind === 'classBook' && basis.classId === seventh.id && validTo === null,
    ),
  ).toEqual([]);
  await expect(undoCarryOver(house, school.asked)).rejects.toMatchObject({ code: 'carryOver.nothingToUndo' });
  const again = await carryYearOver(house, school.asked);
  expect(again!.classes.map(({ name, pupils }) => [name, pupils.length])).toEqual([
    ['6A', 1],
    ['7A', 2],
    ['8A', 2],
  ]);
  const opened = await house.store.read((view) => view.recordsOf(seventh.id));
  expect(opened.filter(({ kind }) => kind === 'transcript').map(({ snapshot }) => snapshot.state)).toEqual([
    'draft',
    'draft',
  ]);
});

it('brings who was waited for into the class that is there, and is not taken back once something was entered', async () => {
  const seventh = school.classes['7A']!;
  const by = seventh.cast.homeroom;
  const conduct = async (classId: typeof seventh.classId, pupil: string, term: 'HK1' | 'HK2') =>
    enterResults(house, {
      classId,
      revision: await house.store.read((view) => view.lastChange(classId)),
      sheet: { kind: 'conduct', term },
      by,
      changes: [{ path: `pupils/${pupil}/conduct/${term}`, before: null, after: 'Tốt' }],
    });
  await conduct(seventh.classId, 'HS12', 'HK2');
  const later = await carryYearOver(house, school.asked);
  expect(later!.classes).toMatchObject([{ name: '8A', created: false, pupils: ['HS12'] }]);
  await conduct((await classNamed(house, '8A', TO_YEAR))!.id, 'HS10', 'HK1');
  await expect(undoCarryOver(house, school.asked)).rejects.toMatchObject({ code: 'carryOver.begun' });
});
