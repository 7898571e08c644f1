// A made school in an installation: its classes brought as they stand when the year begins, everybody with a key.
import { join } from 'node:path';
import type { ClassBook } from '../../src/assessment/index.ts';
import { ensureKeys, type Keys } from '../../src/cli/development-keys.ts';
import { sha256, type ClassId, type PersonId } from '../../src/kernel/index.ts';
import { addPerson, appoint, importClass, nameOf, type House } from '../../src/server/application/index.ts';
import { opened } from '../../src/server/start/seed-classes.ts';
import type { MadeSchool } from '../school/index.ts';

export interface SchoolThere {
  readonly id: string;
  readonly name: string;
  readonly classes: readonly { readonly id: ClassId; readonly book: ClassBook }[];
  readonly idOf: (name: string) => PersonId;
  readonly teachers: readonly PersonId[];
  readonly principal: PersonId;
  readonly registrar: PersonId;
  /** Ban quản trị. */
  readonly board: PersonId;
}

/** Ban quản trị, who is in no class book. */
const BOARD = 'Tạ Hữu Khải';
const decision = { number: '01/QĐ-VD', date: '2025-08-15' };

/** @param when the house on the first day, with marks still to come; whole books where nobody enters them */
export async function bringSchool(when: House, made: MadeSchool, whole = false): Promise<SchoolThere> {
  const classes: { id: ClassId; book: ClassBook }[] = [];
  for (const book of made.books) {
    const brought = whole ? book : opened(opened(book, 'HK1'), 'HK2');
    const { classId } = await importClass(when, { book: brought, fileHash: sha256(JSON.stringify(brought)) });
    classes.push({ id: classId, book });
  }
  const { schools, people } = await when.store.read(async (view) => ({
    schools: await view.schools(),
    people: await view.people(),
  }));
  const id = schools.find(({ name }) => name === made.name)?.id ?? '';
  const byName = new Map(
    people.filter(({ schoolId }) => schoolId === id).map((person) => [person.name, person.id]),
  );
  const idOf = (name: string): PersonId => {
    const found = byName.get(nameOf(name));
    if (found === undefined) throw new RangeError(`${name} is not of this school`);
    return found;
  };
  const [first] = made.books;
  if (!first) throw new RangeError('a school has a class');
  const principal = idOf(first.staff.principal);
  const registrar = idOf(first.staff.registrar);
  const board = await addPerson(when, { schoolId: id, name: BOARD }, { service: 'setup' });
  const offices = [
    [principal, 'principal'],
    [registrar, 'registrar'],
    [board.id, 'administrator'],
  ] as const;
  for (const [person, role] of offices)
    await appoint(when, { schoolId: id, person, role, decision }, { service: 'setup' });
  const taught = made.books.flatMap(({ subjects }) => subjects.map(({ teacher }) => idOf(teacher)));
  return {
    id,
    name: made.name,
    classes,
    idOf,
    teachers: [...new Set(taught)],
    principal,
    registrar,
    board: board.id,
  };
}

/** Where a development server looks for them. */
export const keysFolder = (home: string): string => join(home, 'pki');

export const keysFor = (home: string, house: House): Promise<Keys> =>
  ensureKeys(keysFolder(home), house, () => undefined);
