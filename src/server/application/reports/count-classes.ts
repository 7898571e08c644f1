// The classes of a year as statistics count them, and what each number was read from.
import type { CountedClass, CountedPupil } from '../../../assessment/index.ts';
import type { ReportSource } from '../../../documents/index.ts';
import { byVietnameseWord, canonicalJson, sha256 } from '../../../kernel/index.ts';
import { classOfLastYear, type ClassOfLastYear, type PupilOfLastYear } from '../carry-over/last-year.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass } from '../rows.ts';

export interface CountedSource extends ReportSource {
  readonly counted: CountedClass;
  readonly schoolClass: SchoolClass;
}

/** By grade and name. @throws Fault `blob.*` */
export async function countClasses(
  house: House,
  { schoolId, schoolYear }: { readonly schoolId: string; readonly schoolYear: string },
): Promise<readonly CountedSource[]> {
  const classes = (await house.store.read((view) => view.classes()))
    .filter((one) => one.schoolId === schoolId && one.schoolYear === schoolYear)
    .toSorted((a, b) => a.grade - b.grade || byVietnameseWord(a.name, b.name));
  const sources: CountedSource[] = [];
  for (const { id } of classes) sources.push(sourceOf(await classOfLastYear(house, id)));
  return sources;
}

function sourceOf({ schoolClass, book, pupils, left }: ClassOfLastYear): CountedSource {
  return {
    className: schoolClass.name,
    pupils: pupils.length,
    locked: pupils.filter(({ closed }) => closed).length,
    bookHash: sha256(canonicalJson(book)),
    schoolClass,
    counted: {
      name: schoolClass.name,
      grade: schoolClass.grade,
      level: book.school.level,
      regime: book.regime,
      subjects: book.subjects,
      pupils: pupils.map(countedPupil),
      left: left.length,
    },
  };
}

const countedPupil = ({ entry, result, outcome, promotion }: PupilOfLastYear): CountedPupil => ({
  gender: entry.gender,
  ethnicity: entry.ethnicity,
  result,
  outcome: outcome === 'up' && promotion !== result.promotion ? 'afterSummer' : outcome,
});
