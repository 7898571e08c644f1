// The school that a development server starts with: three classes of the samples, staff of every role.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClassBook } from '../../assessment/index.ts';
import { freshId, sha256, type PersonId } from '../../kernel/index.ts';
import { readClassWorkbook } from '../../workbooks/index.ts';
import { appoint, importClass, type AppointedRole, type House, type Scope } from '../application/index.ts';

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
  for (const { book, fileHash } of books) {
    const present = classes.some(
      ({ name, schoolYear }) => name === book.className && schoolYear === book.schoolYear,
    );
    if (present) continue;
    const staff = { ...book.staff, principal, vicePrincipal, registrar };
    const school = { ...book.school, name: SCHOOL };
    await importClass(house, { book: { ...book, school, staff }, fileHash });
  }
  await appointStaff(house, first.book.staff);
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

async function readSample(file: string) {
  const bytes = readFileSync(file);
  const reading = await readClassWorkbook(bytes);
  if (!reading.ok) throw new TypeError(`the sample ${file} is damaged`);
  return { book: reading.book, fileHash: sha256(bytes) };
}

async function appointStaff(house: House, staff: ClassBook['staff']): Promise<void> {
  const { schoolId, people, subjects } = await house.store.read(async (view) => {
    const all = await view.people();
    const appointments = await view.appointmentsIn(all[0]?.schoolId ?? '');
    const taught = appointments.flatMap(({ scope }) => scope.subjects ?? []);
    return { schoolId: all[0]?.schoolId ?? '', people: all, subjects: [...new Set(taught)].toSorted() };
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
  await give(staff.homeroomTeacher, 'departmentHead', { subjects: subjects.slice(0, 1) });
  for (const { name, role } of invented) await give(name, role);
}
