// A school with a class in every grade at the end of a year, and the people who carry it over.
import type { ClassBook } from '../../src/assessment/index.ts';
import type { ClassId, PersonId } from '../../src/kernel/index.ts';
import type { Installation } from '../../src/server/installation.ts';
import {
  appoint,
  chooseForCarryOver,
  nameOf,
  type AppointedRole,
} from '../../src/server/application/index.ts';
import { importBook, smallBook, type ImportedClass } from './house.ts';

export const FROM_YEAR = '2025-2026';
export const TO_YEAR = '2026-2027';

export interface SchoolAtYearEnd {
  readonly schoolId: string;
  readonly classes: Readonly<Record<string, ImportedClass>>;
  readonly principal: PersonId;
  readonly asked: { readonly schoolId: string; readonly fromYear: string; readonly by: PersonId };
}

/** Everybody is good enough to go up unless `change` says otherwise. */
export async function schoolAtYearEnd(
  house: Installation,
  names: readonly string[],
  change: (book: ClassBook) => ClassBook = (book) => book,
): Promise<SchoolAtYearEnd> {
  const classes: Record<string, ImportedClass> = {};
  for (const [index, className] of names.entries())
    classes[className] = await importBook(house, change(bookOf(className, index)));
  const [school] = await house.store.read((view) => view.schools());
  const { principal } = classes[names[0]!]!.cast;
  const schoolId = school!.id;
  await appointOver(house, schoolId, principal, 'principal');
  return { schoolId, classes, principal, asked: { schoolId, fromYear: FROM_YEAR, by: principal } };
}

/** By decision, over the whole school. */
export async function appointOver(
  house: Installation,
  schoolId: string,
  person: PersonId,
  role: AppointedRole,
): Promise<void> {
  const decision = { number: '01/QĐ-VD', date: '2025-08-15' };
  await appoint(house, { schoolId, person, role, scope: {}, decision }, { service: 'setup' });
}

/** Of three pupils; teachers of each class are others, so that who follows whom can be told. */
export function bookOf(className: string, index: number): ClassBook {
  const book = smallBook({ schoolYear: FROM_YEAR, className, grade: Number(/^\d+/.exec(className)?.[0]) });
  const own = (name: string) => nameOf(`${name} ${String.fromCodePoint(65 + index)}`);
  return {
    ...book,
    staff: { ...book.staff, homeroomTeacher: own(book.staff.homeroomTeacher) },
    subjects: book.subjects.map((subject) => ({ ...subject, teacher: own(subject.teacher) })),
    pupils: book.pupils.map((pupil, at) => ({
      ...goodYear(pupil),
      code: `HS${index}${at}`,
      name: `${pupil.name} ${at}`,
    })),
  };
}

export function goodYear(pupil: ClassBook['pupils'][number]): ClassBook['pupils'][number] {
  const term = (entries: typeof pupil.entries.HK1) =>
    Object.fromEntries(
      Object.entries(entries).map(([code, entry]) => [
        code,
        entry.kind === 'score'
          ? {
              ...entry,
              regular: entry.regular.map(() => 75 as never),
              midterm: 75 as never,
              final: 75 as never,
            }
          : entry.kind === 'comment'
            ? {
                ...entry,
                regular: entry.regular.map(() => 'Đ' as const),
                midterm: 'Đ' as const,
                final: 'Đ' as const,
              }
            : entry,
      ]),
    );
  return {
    ...pupil,
    entries: { HK1: term(pupil.entries.HK1), HK2: term(pupil.entries.HK2) },
    conduct: { HK1: 'Tốt', HK2: 'Tốt' },
    absences: { permitted: 1, unpermitted: 0 },
  };
}

/** Results count although nobody signed them. */
export const acceptOpen = (house: Installation, { asked, classes }: SchoolAtYearEnd): Promise<number> =>
  chooseForCarryOver(house, {
    ...asked,
    choices: Object.values(classes).map(({ classId }) => ({ path: `open/${classId}`, value: 'yes' })),
  });

export const classNamed = async (house: Installation, name: string, schoolYear: string) =>
  (await house.store.read((view) => view.classes())).find(
    (one) => one.name === name && one.schoolYear === schoolYear,
  );

export const upKey = (classId: ClassId) => `up:${classId}`;
export const firstKey = (classId: ClassId) => `first:${classId}`;
