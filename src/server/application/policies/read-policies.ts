// A school's policies as the people who work there read them.
import type { PersonId } from '../../../kernel/index.ts';
import type { Policy } from '../../../policies/index.ts';
import { accessFault } from '../access/faults.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import type { AdoptedPolicy } from '../ports/policies-store.ts';
import type { House } from '../ports/house.ts';
import { policyFault } from './faults.ts';
import { readAdopted } from './policy-in-force.ts';

export interface PolicyReader {
  readonly person: PersonId;
  readonly schoolId: string;
}

/**
 * Whoever works in any class of the school: its rules bind them all.
 * @throws Fault `access.notPermitted`
 */
export const mayReadPolicies = (house: House, { person, schoolId }: PolicyReader): Promise<void> =>
  house.store.read(async (view) => {
    const appointments = await view.appointmentsOf(person);
    const classes = await view.classes(schoolId);
    const at = house.clock.now();
    const targets = [{ schoolId }, ...classes.map(classTarget)];
    if (!targets.some((target) => may(appointments, 'policy.read', target, at)))
      throw accessFault('access.notPermitted', { action: 'policy.read' });
  });

/**
 * By version.
 * @throws Fault `access.notPermitted`
 */
export async function listPolicies(house: House, by: PolicyReader): Promise<readonly AdoptedPolicy[]> {
  await mayReadPolicies(house, by);
  return house.store.read((view) => view.adoptedPolicies(by.schoolId));
}

/** @throws Fault `access.notPermitted`, `policy.unknown`, `blob.missing`, `blob.damaged` */
export async function readPolicyVersion(
  house: House,
  by: PolicyReader,
  version: number,
): Promise<{ readonly adopted: AdoptedPolicy; readonly policy: Policy }> {
  const adopted = (await listPolicies(house, by)).find((one) => one.version === version);
  if (!adopted) throw policyFault('policy.unknown', { version });
  return { adopted, policy: await readAdopted(house, adopted) };
}
