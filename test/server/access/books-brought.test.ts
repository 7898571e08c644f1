// Class books that people bring: a file gives nobody a right that whoever brings it could not give.
import type { PersonId } from '../../../src/kernel/index.ts';
import type { ClassBook } from '../../../src/assessment/index.ts';
import { appoint, importClass, may } from '../../../src/server/application/index.ts';
import { codeOf } from '../../support/faults.ts';
import {
  fileHashOf,
  importBook,
  smallBook,
  testHouse,
  type Cast,
  type TestHouse,
} from '../../support/house.ts';

const decision = { number: '07/QĐ-VD', date: '2026-01-05' };
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
const taughtBy = (place: number, teacher: string): ClassBook => ({
  ...book,
  subjects: book.subjects.map((one, index) => (index === place ? { ...one, teacher } : one)),
});
const ledBy = (role: 'principal' | 'registrar' | 'homeroomTeacher', name: string): ClassBook => ({
  ...book,
  staff: { ...book.staff, [role]: name },
});
const held = (person: PersonId) => test.house.store.read((view) => view.appointmentsOf(person));
const schoolId = async () => (await test.house.store.read((view) => view.schools()))[0]!.id;

it('make nobody a leader, a registrar or another’s teacher for the homeroom teacher who brings them', async () => {
  const name = cast.names.get(cast.homeroom)!;
  const before = await held(cast.homeroom);
  const accomplice = book.subjects[3]!.teacher;
  const others = book.subjects.findIndex(({ teacher }) => teacher !== name);
  expect(await codeOf(brought(ledBy('principal', name), cast.homeroom))).toBe('access.ownAppointment');
  expect(await codeOf(brought(taughtBy(others, name), cast.homeroom))).toBe('access.ownAppointment');
  for (const changed of [
    ledBy('principal', accomplice),
    ledBy('registrar', accomplice),
    taughtBy(0, 'Người Mới'),
  ])
    expect(await codeOf(brought(changed, cast.homeroom))).toBe('access.notPermitted');
  expect(await held(cast.homeroom)).toEqual(before);
  const { pupils } = book;
  const fewer = { ...book, pupils: pupils.slice(0, -1) };
  expect(await brought(fewer, cast.homeroom)).toMatchObject({ outcome: 'replaced', left: 1 });
});

it('name teachers for the registrar, but neither leaders nor the registrar', async () => {
  expect((await brought(taughtBy(2, 'Cô Giáo Mới'), cast.registrar)).outcome).toBe('replaced');
  const own = cast.names.get(cast.registrar)!;
  expect(await codeOf(brought(taughtBy(2, own), cast.registrar))).toBe('access.ownAppointment');
  expect(await codeOf(brought(ledBy('principal', 'Cô Giáo Mới'), cast.registrar))).toBe(
    'access.notPermitted',
  );
});

it('tell again what somebody holds by decision, whoever brings them', async () => {
  const next = 'Hiệu Trưởng Mới';
  await importBook(test.house, taughtBy(2, next));
  const person = (await test.house.store.read((view) => view.people())).find(({ name }) => name === next)!.id;
  await appoint(
    test.house,
    { schoolId: await schoolId(), person, role: 'principal', decision },
    { service: 'setup' },
  );
  const changed = { ...ledBy('principal', next), subjects: taughtBy(2, next).subjects };
  expect((await brought(changed, cast.homeroom)).outcome).toBe('replaced');
  const appointed = ledBy('principal', 'Người Mới');
  expect((await brought(appointed, person)).outcome).toBe('replaced');
  expect(
    may(await held(person), 'appointment.made', { schoolId: await schoolId() }, test.house.clock.now()),
  ).not.toBeNull();
});
