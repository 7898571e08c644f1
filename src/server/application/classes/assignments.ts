// Who is who for a class, as the class book names them.
import type { ClassBook } from '../../../assessment/index.ts';
import { freshId } from '../../../kernel/index.ts';
import type { PersonId } from '../../../kernel/index.ts';
import type { Assignments } from '../../../workflows/index.ts';
import type { Person } from '../rows.ts';

/** Who approves the class's records: delegation to the vice principal is a written decision (R20). */
export type ApproverCapacity = Assignments['approver']['capacity'];

/** Names compare as people read them: composed (NFC), single spaces. */
export const nameOf = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ');

/** Everybody the book names, once each. */
export const namesIn = (book: ClassBook): readonly string[] => [
  ...new Set([...book.subjects.map(({ teacher }) => teacher), ...Object.values(book.staff)].map(nameOf)),
];

export function missingPeople(
  names: readonly string[],
  known: readonly Person[],
  schoolId: string,
): readonly Person[] {
  const present = new Set(known.filter((person) => person.schoolId === schoolId).map(({ name }) => name));
  return names
    .filter((name) => name !== '' && !present.has(name))
    .map((name) => ({ id: freshId<PersonId>(), schoolId, name }));
}

export function assignmentsOf(
  book: ClassBook,
  people: readonly Person[],
  capacity: ApproverCapacity,
): Assignments {
  const byName = new Map(people.map(({ name, id }) => [name, id]));
  const idOf = (name: string): PersonId => byName.get(nameOf(name)) ?? ('' as PersonId);
  const { staff } = book;
  const teachers = [...new Set(book.subjects.map(({ teacher }) => nameOf(teacher)))];
  return {
    subjectTeachers: teachers.map((name) => ({
      person: idOf(name),
      subjects: book.subjects.filter(({ teacher }) => nameOf(teacher) === name).map(({ code }) => code),
    })),
    homeroomTeacher: idOf(staff.homeroomTeacher),
    approver: {
      person: idOf(capacity === 'principal' ? staff.principal : staff.vicePrincipal),
      capacity,
    },
    principal: idOf(staff.principal),
    registrar: idOf(staff.registrar),
  };
}
