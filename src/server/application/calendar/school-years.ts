// The school years something is stored of, and the policy each is under.
import type { Instant } from '../../../kernel/index.ts';
import { occurrencesIn } from '../../../policies/index.ts';
import type { Occurrence, SchoolYear } from '../../../policies/index.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import type { PolicyInForce } from '../policies/policy-in-force.ts';
import type { House } from '../ports/house.ts';

export interface GovernedYear {
  readonly schoolId: string;
  readonly schoolYear: SchoolYear;
  readonly inForce: PolicyInForce;
  /** By time. */
  readonly occurrences: readonly Occurrence[];
}

/** Years with classes and a policy; a school without a policy has no deadlines. */
export async function governedYears(house: House, at: Instant): Promise<readonly GovernedYear[]> {
  const classes = await house.store.read((view) => view.classes());
  const years = new Map(
    classes.map(({ schoolId, schoolYear }) => [`${schoolId} ${schoolYear}`, { schoolId, schoolYear }]),
  );
  const found: GovernedYear[] = [];
  for (const year of years.values()) {
    const governed = await governedYear(house, year, at);
    if (governed) found.push(governed);
  }
  return found;
}

export async function governedYear(
  house: House,
  { schoolId, schoolYear }: { readonly schoolId: string; readonly schoolYear: SchoolYear },
  at: Instant,
): Promise<GovernedYear | null> {
  const inForce = await policyInForce(house, { schoolId, schoolYear, at });
  return inForce && { schoolId, schoolYear, inForce, occurrences: occurrencesIn(inForce.policy, schoolYear) };
}
