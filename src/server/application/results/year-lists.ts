// Lists the homeroom teacher draws up, as the circular derives them from what stands now (R44, R45).
import { assess } from '../../../assessment/index.ts';
import type { ClassResults, PupilResult } from '../../../assessment/index.ts';
import type { ClassId, PersonId } from '../../../kernel/index.ts';
import { classTarget, permission } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import { decided } from '../summer/class-lists.ts';
import { classInSummer, pupilsInSummer } from '../summer/standing.ts';

export interface YearLists {
  readonly results: ClassResults;
  /** Pupils by what becomes of them, in the class's order; undecided ones wait for missing marks. */
  readonly promotion: readonly PupilList[];
  /** Pupils whose summer was decided: what the year ended with, and the final promotion (R45, R68). */
  readonly afterSummer: readonly {
    readonly pupil: PupilName;
    readonly before: string | null;
    readonly promotion: string;
  }[];
  /** Khen thưởng. */
  readonly titles: readonly PupilList[];
  /** Of those whose summer is not decided. */
  readonly retests: readonly { readonly pupil: PupilName; readonly subjects: readonly string[] }[];
  readonly undecided: readonly PupilName[];
}

export interface PupilList {
  /** As the circular words it. */
  readonly heading: string;
  readonly pupils: readonly PupilName[];
}

export interface PupilName {
  readonly code: string;
  readonly name: string;
}

/** @throws Fault `class.unknown`, `access.notPermitted`, `blob.*` */
export async function yearLists(
  house: House,
  { classId, by }: { readonly classId: ClassId; readonly by: PersonId },
): Promise<YearLists> {
  const at = house.clock.now();
  const schoolClass = await house.store.read(async (view) => {
    const found = await view.schoolClass(classId);
    if (!found) throw applicationFault('class.unknown', { class: classId });
    await permission(view, { person: by, action: 'record.read', target: classTarget(found), at });
    return found;
  });
  const found = await classInSummer(house, schoolClass.id);
  const results = assess(found.book);
  const summer = new Map(
    pupilsInSummer(found).flatMap(({ entry, page }) =>
      page ? [[entry.code, decided(page.promotion, found.book.regime)] as const] : [],
    ),
  );
  return {
    results,
    promotion: listed(results.pupils, ({ code, promotion }) => summer.get(code) ?? promotion),
    afterSummer: results.pupils.flatMap((pupil) => {
      const promotion = summer.get(pupil.code);
      return promotion === undefined ? [] : [{ pupil: named(pupil), before: pupil.promotion, promotion }];
    }),
    titles: listed(results.pupils, ({ title }) => title),
    retests: results.pupils.flatMap((pupil) =>
      pupil.retestSubjects?.length && !summer.has(pupil.code)
        ? [{ pupil: named(pupil), subjects: pupil.retestSubjects }]
        : [],
    ),
    undecided: results.pupils.filter(({ promotion }) => promotion === null).map(named),
  };
}

function listed(
  pupils: readonly PupilResult[],
  headingOf: (pupil: PupilResult) => string | null,
): readonly PupilList[] {
  const headings = [...new Set(pupils.flatMap((pupil) => headingOf(pupil) ?? []))];
  return headings.map((heading) => ({
    heading,
    pupils: pupils.filter((pupil) => headingOf(pupil) === heading).map(named),
  }));
}

const named = ({ code, name }: PupilResult): PupilName => ({ code, name });
