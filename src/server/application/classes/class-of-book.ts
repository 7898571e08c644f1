// School, class and people that a class book names, found in the store or added to it.
import type { ClassBook } from '../../../assessment/index.ts';
import { freshId } from '../../../kernel/index.ts';
import type { ClassId, Instant, Sha256 } from '../../../kernel/index.ts';
import { mixedDuties } from '../../../workflows/index.ts';
import type { Assignments } from '../../../workflows/index.ts';
import { applicationFault } from '../faults.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { refusalFault } from '../refusal-fault.ts';
import type { School, SchoolClass } from '../rows.ts';
import { assignmentsOf, missingPeople, nameOf, namesIn } from './assignments.ts';
import type { ApproverCapacity } from './assignments.ts';

export async function ensureSchool(transaction: Transaction, book: ClassBook): Promise<School> {
  const known = (await transaction.schools()).find(sameSchool(book));
  if (known) return known;
  const { name, level, province, commune } = book.school;
  const school = { id: freshId(), name: nameOf(name), level, province, commune };
  await transaction.addSchool(school);
  return school;
}

export async function ensureAssignments(
  transaction: Transaction,
  school: School,
  { book, approver }: { readonly book: ClassBook; readonly approver: ApproverCapacity },
): Promise<Assignments> {
  const unnamed = unassigned(book, approver);
  if (unnamed.length > 0) {
    throw applicationFault('class.roleUnassigned', { class: book.className, roles: unnamed });
  }
  const known = await transaction.people();
  const fresh = missingPeople(namesIn(book), known, school.id);
  await transaction.addPeople(fresh);
  const people = [...known, ...fresh].filter(({ schoolId }) => schoolId === school.id);
  const assignments = assignmentsOf(book, people, approver);
  const mixed = mixedDuties(assignments);
  if (mixed) throw refusalFault(mixed, { class: book.className });
  return assignments;
}

function unassigned({ staff, subjects }: ClassBook, approver: ApproverCapacity): readonly string[] {
  const needed: Record<string, string> = {
    homeroomTeacher: staff.homeroomTeacher,
    principal: staff.principal,
    registrar: staff.registrar,
    ...(approver === 'vicePrincipal' && { vicePrincipal: staff.vicePrincipal }),
    ...Object.fromEntries(subjects.map(({ code, teacher }) => [code, teacher])),
  };
  return Object.keys(needed).filter((role) => nameOf(needed[role] ?? '') === '');
}

export async function findClass(transaction: Transaction, school: School, book: ClassBook) {
  return (await transaction.classes()).find((candidate) => sameClass(candidate, school, book));
}

export function classOf(
  { book, fileHash }: { readonly book: ClassBook; readonly fileHash: Sha256 },
  school: School,
  bookHash: Sha256,
  at: Instant,
  present: SchoolClass | undefined,
): SchoolClass {
  return {
    id: present?.id ?? freshId<ClassId>(),
    schoolId: school.id,
    schoolYear: book.schoolYear,
    name: nameOf(book.className),
    grade: book.grade,
    regime: book.regime,
    fileHash,
    bookHash,
    importedAt: at,
  };
}

export const sameSchool =
  ({ school }: ClassBook) =>
  (candidate: School): boolean =>
    candidate.name === nameOf(school.name) &&
    candidate.province === school.province &&
    candidate.commune === school.commune;

export const sameClass = (candidate: SchoolClass, school: School, book: ClassBook): boolean =>
  candidate.schoolId === school.id &&
  candidate.schoolYear === book.schoolYear &&
  candidate.name === nameOf(book.className);
