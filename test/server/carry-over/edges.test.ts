// Kết chuyển where little is as usual: one grade only, sealed results, a summer under way, people who left, no year at all.
import {
  carryYearOver,
  chooseForCarryOver,
  endAppointment,
  previewCarryOver,
  readBook,
  undoCarryOver,
} from '../../../src/server/application/index.ts';
import { testHouse, throughTheLock, type TestHouse } from '../../support/house.ts';
import { summerBook } from '../../support/summer.ts';
import {
  acceptOpen,
  classNamed,
  FROM_YEAR,
  schoolAtYearEnd,
  TO_YEAR,
  type SchoolAtYearEnd,
} from '../../support/years.ts';

let place: TestHouse;
let school: SchoolAtYearEnd;

/** Sealed: two pupils are assessed again or train in summer, one goes up. */
beforeAll(async () => {
  place = await testHouse();
  const codes = ['HS1', 'HS2', 'HS3'];
  school = await schoolAtYearEnd(place.house, ['8A1'], ({ className, grade, schoolYear }) => {
    const book = summerBook({ className, grade, schoolYear });
    return { ...book, pupils: book.pupils.map((pupil, index) => ({ ...pupil, code: codes[index]! })) };
  });
  await throughTheLock(place.house, school.classes['8A1']!);
}, 60_000);
afterAll(() => place.close());

it('takes sealed results without being told to, and leaves whom the summer decides about to be asked', async () => {
  const { proposal } = await previewCarryOver(place.house, school.asked);
  expect(proposal.classes.map(({ name, grade, coming }) => ({ name, grade, coming }))).toEqual([
    { name: '9A1', grade: 9, coming: 1 },
  ]);
  expect(proposal.pupils.map(({ becoming, open }) => [becoming, open])).toEqual([
    ['summer', true],
    ['summer', true],
    ['promoted', false],
  ]);
});

it('proposes nobody whose appointments have ended, and asks who comes instead before anything is carried', async () => {
  const { house } = place;
  const { cast, classId } = school.classes['8A1']!;
  const held = await house.store.read((view) => view.appointmentsOf(cast.homeroom));
  for (const { id } of held.filter(({ validTo }) => validTo === null))
    await endAppointment(
      house,
      { appointment: id, decision: { number: '9/QĐ-VD', date: '2026-06-30' } },
      { person: school.principal },
    );
  const { proposal } = await previewCarryOver(house, school.asked);
  const name = cast.names.get(cast.homeroom)!;
  expect(proposal.classes[0]).toMatchObject({ homeroom: null, gone: [name] });
  expect(proposal.questions).toContainEqual({ about: 'homeroom', key: `up:${classId}`, name: '9A1' });
  await expect(carryYearOver(house, school.asked)).rejects.toMatchObject({ code: 'carryOver.questionsOpen' });
  expect(await classNamed(house, '9A1', TO_YEAR)).toBeUndefined();
});

it('has nothing to carry over or to take back in a year without classes', async () => {
  const asked = { ...school.asked, fromYear: '2001-2002' };
  await expect(previewCarryOver(place.house, asked)).rejects.toMatchObject({
    code: 'carryOver.nothingToCarry',
  });
  await expect(undoCarryOver(place.house, asked)).rejects.toMatchObject({ code: 'carryOver.nothingToUndo' });
});

it('makes the class of a grade nobody was promoted from, and one of the first grade, without pupils', async () => {
  const other = await testHouse();
  try {
    const atEnd = await schoolAtYearEnd(other.house, ['6B'], (book) => ({
      ...book,
      pupils: book.pupils.map((pupil) => ({ ...pupil, absences: { permitted: 46, unpermitted: 0 } })),
    }));
    await acceptOpen(other.house, atEnd);
    const { asked } = atEnd;
    const { proposal, people } = await previewCarryOver(other.house, asked);
    expect(proposal.questions).toMatchObject([{ about: 'homeroom', name: '6B' }]);
    const path = `classes/${proposal.classes[0]!.key}/homeroom`;
    await chooseForCarryOver(other.house, { ...asked, choices: [{ path, value: people[0]! }] });
    const step = await carryYearOver(other.house, asked);
    expect(step!.classes.map(({ name, pupils }) => [name, pupils])).toEqual([
      ['6B', []],
      ['7B', []],
    ]);
    const made = (await classNamed(other.house, '7B', TO_YEAR))!;
    expect(await readBook(other.house, made)).toMatchObject({ schoolYear: TO_YEAR, grade: 7, pupils: [] });
    expect(
      (await readBook(other.house, (await classNamed(other.house, '6B', FROM_YEAR))!)).pupils,
    ).toHaveLength(3);
  } finally {
    await other.close();
  }
});
