// Which of a school's versions governs a school year at a moment. Old years keep theirs (R134).
import type { Instant } from '../../../kernel/index.ts';
import { boundsOf, dayAt } from '../../../policies/index.ts';
import type { SchoolYear } from '../../../policies/index.ts';
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
  const today = dayAt(at);
  const { to: lastDay } = boundsOf(schoolYear);
  const candidates = adopted
    .filter(({ from, to }) => from <= schoolYear && (to === null || schoolYear <= to))
    .filter(({ effectiveFrom, adoptedAt }) => effectiveFrom <= today && adoptedAt <= at)
    .toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.version - b.version);
  const during = candidates.filter(
    ({ effectiveFrom, adoptedAt }) => effectiveFrom <= lastDay && dayAt(adoptedAt) <= lastDay,
  );
  return during.at(-1) ?? candidates[0] ?? null;
}
