// By when a record is to be signed, as the calendar of the school's policy says.
import type { Instant } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';
import { isDeadlineOf } from './concerned.ts';
import { governedYear } from './school-years.ts';

export type SigningDeadlines = (
  schoolClass: Pick<SchoolClass, 'schoolId' | 'schoolYear' | 'grade'>,
  record: Pick<SchoolRecord, 'kind' | 'key'>,
) => Instant | null;

/**
 * Midnight after the last day on which signing is in time: the next one, or the last of those that have passed.
 * Null where the policy names none, or there is no policy.
 */
export async function signingDeadlines(
  house: House,
  classes: readonly Pick<SchoolClass, 'schoolId' | 'schoolYear'>[],
  now: Instant,
): Promise<SigningDeadlines> {
  const years = new Map(classes.map((one) => [`${one.schoolId} ${one.schoolYear}`, one]));
  const occurrences = new Map(
    await Promise.all(
      [...years].map(
        async ([name, year]) => [name, (await governedYear(house, year, now))?.occurrences ?? []] as const,
      ),
    ),
  );
  return ({ schoolId, schoolYear, grade }, record) => {
    const mine = (occurrences.get(`${schoolId} ${schoolYear}`) ?? []).filter(
      ({ milestone }) => (milestone.grades?.includes(grade) ?? true) && isDeadlineOf(milestone, record),
    );
    return (mine.find(({ passesAt }) => passesAt > now) ?? mine.at(-1))?.passesAt ?? null;
  };
}
