// A school as large as wanted, drawn from a seed: its classes with pupils, marks of the year, teachers and office.
import type { ClassBook, Subject } from '../../src/assessment/index.ts';
import { drawFrom, type Draw } from './draw.ts';
import { nameOfTeacher } from './names.ts';
import { pupilAt } from './pupil.ts';
import { subjectsOf } from './subjects.ts';

export interface SchoolSize {
  readonly seed: string;
  readonly classes: number;
  readonly pupils: number;
  /** Of all subjects together; at least one for each subject. */
  readonly teachers: number;
  /** `2025-2026`. */
  readonly schoolYear: string;
  /** The first so many of each class fail in something, whatever chance says of the others. */
  readonly failing?: number;
  /** Tells schools of one installation apart. */
  readonly number?: number;
}

export interface MadeSchool {
  readonly name: string;
  readonly books: readonly ClassBook[];
}

const grades = [6, 7, 8, 9] as const;

/** The same size gives the same school, to the byte. Names of teachers are theirs alone within the school. */
export function makeSchool({
  seed,
  classes,
  pupils,
  teachers,
  schoolYear,
  failing = 0,
  number = 1,
}: SchoolSize): MadeSchool {
  const draw = drawFrom(`${seed}/${number}`);
  const taken = new Set<string>();
  const name = `Trường THCS Ví Dụ ${number}`;
  const people = draw.branch('people');
  const [principal, vicePrincipal, registrar] = [0, 1, 2].map(() => nameOfTeacher(people, taken));
  const staffed = staffOf(people, taken, teachers);
  const year = Number(schoolYear.slice(0, 4));
  const books = Array.from({ length: classes }, (_, index): ClassBook => {
    const grade = grades[index % grades.length] ?? 6;
    const className = `${grade}A${Math.floor(index / grades.length) + 1}`;
    const subjects = subjectsOf(grade).map((subject, place): Subject => {
      const those = staffed[place] ?? [];
      return { ...subject, teacher: those[index % those.length] ?? '' };
    });
    const ofClass = draw.branch(className);
    return {
      school: { name, level: 'THCS', province: 'Tỉnh Ví Dụ', commune: 'Xã Ví Dụ' },
      ...{ schoolYear, className, grade, regime: 'TT22', subjects },
      staff: {
        homeroomTeacher: subjects[index % subjects.length]?.teacher ?? '',
        principal: principal ?? '',
        vicePrincipal: vicePrincipal ?? '',
        registrar: registrar ?? '',
      },
      pupils: Array.from({ length: pupils }, (_, place) => {
        const code = `${number}${className}${String(place + 1).padStart(3, '0')}`;
        return pupilAt(ofClass.branch(code), subjects, {
          ordinal: place + 1,
          code,
          grade,
          year,
          fails: place < failing,
        });
      }),
    };
  });
  return { name, books };
}

/** Teachers by subject, as even as it goes; those who come first in a list of subjects are one more. */
function staffOf(draw: Draw, taken: Set<string>, teachers: number): readonly (readonly string[])[] {
  const subjects = subjectsOf(grades[0]).length;
  return Array.from({ length: subjects }, (_, place) => {
    const number = Math.max(1, Math.floor(teachers / subjects) + (place < teachers % subjects ? 1 : 0));
    return Array.from({ length: number }, () => nameOfTeacher(draw, taken));
  });
}
