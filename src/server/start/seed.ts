// The school that a development server starts with: classes of the samples and of this year, staff of every role, parents.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClassBook, Term } from '../../assessment/index.ts';
import { freshId, sha256, type Instant, type PersonId, type Sha256 } from '../../kernel/index.ts';
import { dayAt, schoolYearOf } from '../../policies/index.ts';
import { readClassWorkbook } from '../../workbooks/index.ts';
import {
  addPerson,
  adoptPolicy,
  appoint,
  importClass,
  nameOf,
  type AppointedRole,
  type House,
  type Scope,
} from '../application/index.ts';
import { opened, storyClasses, termAt, type StoryClass } from './seed-classes.ts';
import { beginningOfTerm, enter, entriesOfTerm, houseAt } from './seed-entry.ts';
import { storyPolicy } from './seed-policy.ts';

export interface Staff {
  readonly person: PersonId;
  readonly name: string;
  readonly roles: readonly string[];
}

const SCHOOL = 'Trường THCS và THPT Ví Dụ';
const workbooks = ['8A1.xlsx', '9B.xlsx', '10A2.xlsx'];
const decision = { number: '01/QĐ-VD', date: '2025-08-15' };

/** Whom no class book names. */
const invented: readonly { readonly name: string; readonly role: AppointedRole }[] = [
  { name: 'Tạ Hữu Khải', role: 'administrator' },
  { name: 'Cao Diệu Huyền', role: 'inspector' },
];

/** Headed by whoever teaches the first of their subjects. */
const departments: readonly (readonly string[])[] = [
  ['TOAN', 'TIN', 'KHTN', 'VL', 'HH', 'SH', 'CN'],
  ['NGUVAN', 'LSDL', 'LS', 'DL', 'GDCD', 'NN1'],
  ['GDTC', 'TD', 'NT', 'AN', 'MT', 'HDTN', 'GDDP'],
];

/** Of pupils by class and place in its list. */
const parents: readonly { readonly name: string; readonly of: readonly (readonly [string, number])[] }[] = [
  {
    name: 'Trịnh Thu Hà',
    of: [
      ['9D', 1],
      ['6A', 0],
    ],
  },
  { name: 'Lâm Quốc Bảo', of: [['8C', 1]] },
];

/**
 * Only an empty installation is seeded, or one whose seeding was cut off: what is there already stays as it is.
 * @returns without having done anything in a home that somebody filled by other means
 */
export async function seedSchool(house: House, samples: string): Promise<void> {
  const { schools, classes } = await house.store.read(async (view) => ({
    schools: await view.schools(),
    classes: await view.classes(),
  }));
  if (schools.length > 0 && !schools.some(({ name }) => name === SCHOOL)) return;
  const books = await Promise.all(workbooks.map((name) => readSample(join(samples, name))));
  const [first] = books;
  if (first === undefined) throw new TypeError('there are no samples');
  // The samples are of several schools; here they are one, under the leaders of the first.
  const { principal, vicePrincipal, registrar } = first.book.staff;
  const take = async (
    when: House,
    { book, fileHash }: { readonly book: ClassBook; readonly fileHash: Sha256 },
  ) => {
    const present = classes.some(
      ({ name, schoolYear }) => name === book.className && schoolYear === book.schoolYear,
    );
    if (present) return;
    const staff = { ...book.staff, principal, vicePrincipal, registrar };
    const school = { ...book.school, name: SCHOOL };
    await importClass(when, { book: { ...book, school, staff }, fileHash });
  };
  const now = house.clock.now();
  const term = termAt(now);
  const story = storyClasses(first.book, now);
  const from = beginningOfTerm(schoolYearOf(dayAt(now)), term, now);
  for (const { phase, book } of story) {
    const brought = phase === 'archived' ? book : opened(book, term);
    await take(houseAt(house, from), { book: brought, fileHash: sha256(JSON.stringify(brought)) });
  }
  await enterTerm(house, term, { story, from, to: now });
  for (const brought of books) await take(house, brought);
  await appointStaff(house, first.book);
  await adoptRegulation(house);
  await appointParents(house);
}

/** Everybody who is appointed to anything. */
export const staffOf = (house: House): Promise<readonly Staff[]> =>
  house.store.read(async (view) => {
    const staff: Staff[] = [];
    for (const { id, name } of await view.people()) {
      const roles = new Set((await view.appointmentsOf(id)).map(({ role }) => role));
      if (roles.size > 0) staff.push({ person: id, name, roles: [...roles] });
    }
    return staff;
  });

interface TermSoFar {
  readonly story: readonly StoryClass[];
  readonly from: Instant;
  readonly to: Instant;
}

/** By the teachers of the running year's classes, in the order of time. */
async function enterTerm(house: House, term: Term, { story, from, to }: TermSoFar): Promise<void> {
  const { classes, people } = await house.store.read(async (view) => ({
    classes: await view.classes(),
    people: await view.people(),
  }));
  const running = story.filter(({ phase }) => phase !== 'archived').map(({ book }) => book);
  const entered = running.flatMap((book) =>
    entriesOfTerm(book, term, { from, to }).map((entry) => ({ ...entry, schoolYear: book.schoolYear })),
  );
  for (const entry of entered.toSorted((one, other) => one.at - other.at)) {
    const schoolClass = classes.find(
      ({ name, schoolYear }) => name === entry.className && schoolYear === entry.schoolYear,
    );
    const teacher = people.find(({ name }) => name === nameOf(entry.by));
    if (schoolClass && teacher) await enter(house, schoolClass.id, teacher.id, entry);
  }
}

async function readSample(file: string) {
  const bytes = readFileSync(file);
  const reading = await readClassWorkbook(bytes);
  if (!reading.ok) throw new TypeError(`the sample ${file} is damaged`);
  return { book: reading.book, fileHash: sha256(bytes) };
}

async function appointStaff(house: House, { staff, subjects: taught }: ClassBook): Promise<void> {
  const { schoolId, people } = await house.store.read(async (view) => {
    const all = await view.people();
    return { schoolId: all[0]?.schoolId ?? '', people: all };
  });
  const newcomers = invented
    .filter(({ name }) => !people.some((person) => person.name === name))
    .map(({ name }) => ({ id: freshId<PersonId>(), schoolId, name }));
  if (newcomers.length > 0) await house.store.write((transaction) => transaction.addPeople(newcomers));
  const everybody = [...people, ...newcomers];
  const idOf = (name: string) => everybody.find((person) => person.name === name)?.id;
  const give = async (name: string, role: AppointedRole, scope: Scope = {}) => {
    const person = idOf(name);
    if (person === undefined) return;
    const held = await house.store.read((view) => view.appointmentsOf(person));
    if (held.some(({ role: known, basis }) => known === role && basis.kind === 'decision')) return;
    await appoint(house, { schoolId, person, role, scope, decision }, { service: 'setup' });
  };
  await give(staff.principal, 'principal');
  await give(staff.vicePrincipal, 'vicePrincipal');
  await give(staff.registrar, 'registrar');
  for (const subjects of departments) {
    const head = taught.find(({ code }) => code === subjects[0])?.teacher;
    if (head !== undefined) await give(head, 'departmentHead', { subjects });
  }
  for (const { name, role } of invented) await give(name, role);
}

/** Once: its deadlines are counted from the day of the first start. */
async function adoptRegulation(house: House): Promise<void> {
  const { school, adopted, principal } = await house.store.read(async (view) => {
    const found = (await view.schools()).find(({ name }) => name === SCHOOL);
    const appointments = await view.appointmentsIn(found?.id ?? '');
    return {
      school: found,
      adopted: await view.adoptedPolicies(found?.id ?? ''),
      principal: appointments.find(({ role, basis }) => role === 'principal' && basis.kind === 'decision'),
    };
  });
  if (!school || !principal || adopted.length > 0) return;
  const bytes = Buffer.from(JSON.stringify(storyPolicy(SCHOOL, house.clock.now())));
  await adoptPolicy(house, { schoolId: school.id, bytes, by: principal.personId });
}

async function appointParents(house: House): Promise<void> {
  const { schoolId, people, classes } = await house.store.read(async (view) => {
    const found = (await view.schools()).find(({ name }) => name === SCHOOL);
    return { schoolId: found?.id ?? '', people: await view.people(), classes: await view.classes() };
  });
  for (const { name, of } of parents) {
    const person =
      people.find((one) => one.name === name) ??
      (await addPerson(house, { schoolId, name }, { service: 'setup' }));
    const held = await house.store.read((view) => view.appointmentsOf(person.id));
    for (const [className, place] of of) {
      const schoolClass = classes.findLast((one) => one.name === className);
      if (!schoolClass || held.some(({ scope }) => scope.classes?.includes(schoolClass.id))) continue;
      const pupil = `${className}${String(place + 1).padStart(3, '0')}`;
      const scope: Scope = { classes: [schoolClass.id], pupils: [pupil] };
      await appoint(
        house,
        { schoolId, person: person.id, role: 'parent', scope, decision },
        { service: 'setup' },
      );
    }
  }
}
