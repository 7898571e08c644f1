// Finds a class, or a person, by what people call them.
import type { House } from '../ports/house.ts';
import { applicationFault } from '../faults.ts';
import type { Person, School, SchoolClass } from '../rows.ts';
import { nameOf } from './assignments.ts';

export interface ClassName {
  readonly name: string;
  readonly schoolYear?: string | undefined;
  readonly school?: string | undefined;
}

/**
 * The newest class of that name unless the year is told.
 * @throws Fault `class.unknown`
 */
export function findClass(house: House, wanted: ClassName): Promise<SchoolClass> {
  return house.store.read(async (view) => {
    const schools = new Map((await view.schools()).map((school) => [school.id, school]));
    const matching = (await view.classes()).filter(
      (one) =>
        one.name === nameOf(wanted.name) &&
        (wanted.schoolYear === undefined || one.schoolYear === wanted.schoolYear) &&
        (wanted.school === undefined || schools.get(one.schoolId)?.name === nameOf(wanted.school)),
    );
    const found = matching.toSorted((a, b) => b.schoolYear.localeCompare(a.schoolYear))[0];
    if (!found) throw applicationFault('class.unknown', { class: wanted.name });
    return found;
  });
}

/** @throws Fault `person.unknown` */
export function findPerson(house: House, school: Pick<School, 'id'>, name: string): Promise<Person> {
  return house.store.read(async (view) => {
    const people = await view.people();
    const found = people.find((person) => person.schoolId === school.id && person.name === nameOf(name));
    if (!found) throw applicationFault('person.unknown', { person: name });
    return found;
  });
}
