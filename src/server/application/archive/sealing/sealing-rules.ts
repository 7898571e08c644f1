// Who signs minutes of sealing by the policy of the year it is.
import { dayAt, rulesOf, schoolYearOf, type Rules } from '../../../../policies/index.ts';
import { policyInForce } from '../../policies/policy-in-force.ts';
import type { House } from '../../ports/house.ts';

export type SealingRules = Pick<Rules, 'sealingWitnesses' | 'sealingLeader'>;

/** @throws Fault `blob.*` */
export async function sealingRules(
  house: Pick<House, 'store' | 'blobs' | 'clock'>,
  schoolId: string,
): Promise<SealingRules> {
  const at = house.clock.now();
  const inForce = await policyInForce(house, { schoolId, schoolYear: schoolYearOf(dayAt(at)), at });
  return rulesOf(inForce?.policy ?? null);
}
