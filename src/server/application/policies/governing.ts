// Which of a school's versions governs a school year at a moment. Old years keep theirs (R134).
import type { Instant } from '../../../kernel/index.ts';
import { boundsOf, dayAt } from '../../../policies/index.ts';
import type { IsoDate, SchoolYear } from '../../../policies/index.ts';
import type { AdoptedPolicy } from '../ports/policies-store.ts';

/**
 * While a year runs, the latest version in effect; once it is over, the one it ended with. A year for which nothing
 * was in effect while it ran takes the first version that reached back to it. Null when no version governs it.
 */
export function governing(
  adopted: readonly AdoptedPolicy[],
  schoolYear: SchoolYear,
  at: Instant,
): AdoptedPolicy | null {
  const { to: lastDay } = boundsOf(schoolYear);
  const begun = adopted
    .filter(({ from, to }) => from <= schoolYear && (to === null || schoolYear <= to))
    .filter((one) => one.adoptedAt <= at && startOf(one) <= dayAt(at))
    .toSorted((a, b) => startOf(a).localeCompare(startOf(b)) || a.version - b.version);
  return begun.findLast((one) => startOf(one) <= lastDay) ?? begun[0] ?? null;
}

/** Nothing takes effect before it was adopted, whatever date it bears. */
function startOf({ effectiveFrom, adoptedAt }: AdoptedPolicy): IsoDate {
  const adoptionDay = dayAt(adoptedAt);
  return effectiveFrom > adoptionDay ? effectiveFrom : adoptionDay;
}
