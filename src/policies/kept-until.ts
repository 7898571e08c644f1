// How long a policy keeps each kind of document, and until when (R112).
import { addDays, boundsOf } from './calendar/civil-date.ts';
import type { KeptFor } from './document-rules.ts';
import type { IsoDate, Policy, SchoolYear } from './policy.ts';
import type { KeptKind } from './vocabulary.ts';

/** What is said of the kind, else of everything, else for ever: the strictest source (R102). */
export const keptFor = (policy: Policy | null, kind: KeptKind): KeptFor =>
  policy?.archive?.retentionOf?.[kind] ?? policy?.archive?.retention ?? 'permanent';

/** Last day; null for ever. Counted from the end of the school year. */
export function keptUntil(policy: Policy | null, kind: KeptKind, schoolYear: SchoolYear): IsoDate | null {
  const years = keptFor(policy, kind);
  if (years === 'permanent') return null;
  return addDays(`${Number(boundsOf(schoolYear).to.slice(0, 4)) + years}-08-01`, -1);
}

/** What stands in a package of a class. */
const packed: readonly KeptKind[] = ['transcript', 'classSummary', 'editLog', 'minutes'];

/** A package is kept as long as anything in it has to be. */
export function packageKeptUntil(policy: Policy | null, schoolYear: SchoolYear): IsoDate | null {
  const untils = packed.map((kind) => keptUntil(policy, kind, schoolYear));
  return untils.reduce((last, until) =>
    last === null || until === null ? null : last > until ? last : until,
  );
}
