// The policy a school year is under, read back from what was stored when it was adopted.
import type { Instant, Sha256 } from '../../../kernel/index.ts';
import { approvalOf } from '../../../policies/index.ts';
import type { Policy, SchoolYear } from '../../../policies/index.ts';
import type { ApproverCapacity } from '../classes/assignments.ts';
import { memoryByStore } from '../memory.ts';
import type { House } from '../ports/house.ts';
import type { AdoptedPolicy } from '../ports/policies-store.ts';
import { governing } from './governing.ts';

export interface PolicyInForce {
  readonly adopted: AdoptedPolicy;
  readonly policy: Policy;
}

/**
 * Null where the school has adopted none that governs the year.
 * @throws Fault `blob.missing`, `blob.damaged`
 */
export async function policyInForce(
  house: Pick<House, 'store' | 'blobs'>,
  { schoolId, schoolYear, at }: { schoolId: string; schoolYear: SchoolYear; at: Instant },
): Promise<PolicyInForce | null> {
  const versions = await house.store.read((view) => view.adoptedPolicies(schoolId));
  const adopted = governing(versions, schoolYear, at);
  return adopted && { adopted, policy: await readAdopted(house, adopted) };
}

/** @throws Fault `blob.missing`, `blob.damaged` */
export async function readAdopted(
  house: Pick<House, 'store' | 'blobs'>,
  { hash }: AdoptedPolicy,
): Promise<Policy> {
  const kept = policiesOf(house.store);
  const known = kept.get(hash);
  if (known) return known;
  // Checked when it was adopted, and its hash proves it is that; a stricter program must not take a school's rules away.
  const policy = JSON.parse(Buffer.from(await house.blobs.get(hash)).toString()) as Policy;
  kept.set(hash, policy);
  return policy;
}

/** What a hash names never changes. */
const policiesOf = memoryByStore<Sha256, Policy>(64);

/** Who approves the records of a grade: what `importClass` asks for as `approver` (R20). */
export async function approverCapacity(
  house: House,
  { grade, ...year }: { schoolId: string; schoolYear: SchoolYear; grade: number; at: Instant },
): Promise<ApproverCapacity> {
  const inForce = await policyInForce(house, year);
  return approvalOf(inForce?.policy ?? null, grade).approver;
}
