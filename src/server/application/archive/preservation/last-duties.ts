// What media the policy of a school's newest year asks for.
import { archiveDuties, type ArchiveDuty } from '../../../../policies/index.ts';
import { policyInForce } from '../../policies/policy-in-force.ts';
import type { House } from '../../ports/house.ts';

/** Empty for a school without classes. */
export async function lastDuties(house: House, schoolId: string): Promise<readonly ArchiveDuty[]> {
  const classes = (await house.store.read((view) => view.classes())).filter(
    (one) => one.schoolId === schoolId,
  );
  const schoolYear = classes
    .map((one) => one.schoolYear)
    .toSorted()
    .at(-1);
  if (schoolYear === undefined) return [];
  const inForce = await policyInForce(house, { schoolId, schoolYear, at: house.clock.now() });
  return archiveDuties(inForce?.policy ?? null, schoolYear);
}
