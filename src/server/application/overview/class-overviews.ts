// The classes somebody may look into, and how many records of each are in which state.
import { byVietnameseWord } from '../../../kernel/index.ts';
import type { PersonId } from '../../../kernel/index.ts';
import type { RecordState } from '../../../workflows/index.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import type { House } from '../ports/house.ts';
import { recordsOfClasses } from '../records/class-records.ts';
import type { SchoolClass } from '../rows.ts';

export interface ClassOverview {
  readonly schoolClass: SchoolClass;
  readonly byState: ReadonlyMap<RecordState, number>;
  readonly records: number;
}

export interface ClassOverviews {
  /** With a class that may be looked into, newest first. */
  readonly years: readonly string[];
  readonly schoolYear: string;
  /** By name. */
  readonly classes: readonly ClassOverview[];
}

/** @param asked.schoolYear the newest there is unless it is one of them */
export const classOverviews = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  {
    schoolId,
    by,
    schoolYear,
  }: { readonly schoolId: string; readonly by: PersonId; readonly schoolYear?: string },
): Promise<ClassOverviews> =>
  store.read(async (view) => {
    const held = await view.appointmentsOf(by);
    const at = clock.now();
    const seen = (await view.classes(schoolId)).filter(
      (one) => may(held, 'class.read', classTarget(one), at) !== null,
    );
    const years = [...new Set(seen.map((one) => one.schoolYear))].toSorted().toReversed();
    const year = years.find((one) => one === schoolYear) ?? years[0] ?? '';
    const ofYear = seen.filter((one) => one.schoolYear === year).toSorted(byName);
    const digests = await recordsOfClasses(store, view, ofYear);
    const classes = ofYear.map((schoolClass): ClassOverview => {
      const states = new Map<RecordState, number>();
      const records = digests.get(schoolClass.id) ?? [];
      for (const { state } of records) states.set(state, (states.get(state) ?? 0) + 1);
      return { schoolClass, byState: states, records: records.length };
    });
    return { years, schoolYear: year, classes };
  });

const byName = (one: SchoolClass, other: SchoolClass): number =>
  one.grade - other.grade || byVietnameseWord(one.name, other.name);

/** School years with a class that somebody may look into, newest first. */
export const yearsSeen = (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { schoolId, by }: { readonly schoolId: string; readonly by: PersonId },
): Promise<readonly string[]> =>
  store.read(async (view) => {
    const held = await view.appointmentsOf(by);
    const at = clock.now();
    const seen = (await view.classes(schoolId)).filter(
      (one) => may(held, 'class.read', classTarget(one), at) !== null,
    );
    return [...new Set(seen.map(({ schoolYear }) => schoolYear))].toSorted().toReversed();
  });
