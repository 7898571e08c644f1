// A school adopts a policy by a numbered decision: checked, stored as it is, told in the journal, never overwritten (R9).
import { canonicalJson } from '../../../kernel/index.ts';
import type { Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import { dayAt, isDate, readPolicy } from '../../../policies/index.ts';
import type { IsoDate, Policy } from '../../../policies/index.ts';
import { accessFault } from '../access/faults.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { AdoptedPolicy } from '../ports/policies-store.ts';
import type { View } from '../ports/unit-of-work.ts';
import { policyFault } from './faults.ts';

export interface PolicyAdoption {
  readonly schoolId: string;
  /** The file. */
  readonly bytes: Uint8Array;
  readonly by: PersonId;
  /** Where the file names none: the school's own decision. */
  readonly decisionNumber?: string;
  /** Where the file names none; otherwise the day of its decision, otherwise today. */
  readonly effectiveFrom?: IsoDate;
}

export interface PolicyAdopted {
  /** `unchanged`: this very content was adopted as this version before. */
  readonly outcome: 'adopted' | 'unchanged';
  readonly adopted: AdoptedPolicy;
  readonly policy: Policy;
}

/** @throws Fault `policy.invalid`, `policy.decisionMissing`, `policy.badDate`, `policy.versionTaken`, `access.notPermitted` */
export async function adoptPolicy(house: House, adoption: PolicyAdoption): Promise<PolicyAdopted> {
  const at = house.clock.now();
  const policy = parsed(adoption.bytes);
  const [hash] = await house.blobs.putMany([Buffer.from(canonicalJson(policy))]);
  if (hash === undefined) throw applicationFault('blob.missing', { hash: 'policy' });
  const row = rowOf(adoption, policy, hash, at);
  return house.store.write(async (transaction) => {
    await checkPermission(transaction, row, at);
    const former = (await transaction.adoptedPolicies(row.schoolId)).find(
      ({ version }) => version === row.version,
    );
    if (former?.hash === hash) return { outcome: 'unchanged' as const, adopted: former, policy };
    if (former) throw policyFault('policy.versionTaken', { version: row.version });
    await transaction.addPolicy(row);
    await transaction.append([{ at, actor: `person:${row.adoptedBy}`, record: null, event: told(row) }]);
    return { outcome: 'adopted' as const, adopted: row, policy };
  });
}

/** The time is the entry's own. */
const told = ({
  adoptedBy,
  schoolId,
  version,
  from,
  to,
  effectiveFrom,
  decisionNumber,
  hash,
}: AdoptedPolicy) => ({
  type: 'policy.adopted',
  by: adoptedBy,
  schoolId,
  version,
  from,
  to,
  effectiveFrom,
  decisionNumber,
  hash,
});

function parsed(bytes: Uint8Array): Policy {
  const reading = readPolicy(bytes);
  if (reading.ok) return reading.policy;
  const problems = reading.problems
    .slice(0, 10)
    .map(({ pointer, vi, en }) => `${pointer || '/'}: ${vi} / ${en}`);
  throw policyFault('policy.invalid', { count: reading.problems.length, problems });
}

function rowOf(adoption: PolicyAdoption, policy: Policy, hash: Sha256, at: Instant): AdoptedPolicy {
  const decisionNumber = policy.decision?.number ?? adoption.decisionNumber?.trim() ?? '';
  if (decisionNumber === '') throw policyFault('policy.decisionMissing');
  const effectiveFrom = policy.effectiveFrom ?? adoption.effectiveFrom ?? policy.decision?.date ?? dayAt(at);
  if (!isDate(effectiveFrom)) throw policyFault('policy.badDate', { date: effectiveFrom });
  return {
    schoolId: adoption.schoolId,
    version: policy.version,
    from: policy.schoolYears.from,
    to: policy.schoolYears.to ?? null,
    effectiveFrom,
    decisionNumber,
    hash,
    adoptedBy: adoption.by,
    adoptedAt: at,
  };
}

/**
 * A policy is about every class of the years it governs: whoever adopts it leads all of them. Before the first class of
 * those years is there, it is for whoever leads all classes of the school's latest year.
 */
async function checkPermission(view: View, row: AdoptedPolicy, at: Instant): Promise<void> {
  const { schoolId, adoptedBy, from, to } = row;
  const appointments = await view.appointmentsOf(adoptedBy);
  const classes = await view.classes(schoolId);
  const governed = classes.filter(
    ({ schoolYear }) => from <= schoolYear && (to === null || schoolYear <= to),
  );
  const latest = classes
    .map(({ schoolYear }) => schoolYear)
    .toSorted()
    .at(-1);
  const concerned =
    governed.length > 0 ? governed : classes.filter(({ schoolYear }) => schoolYear === latest);
  const targets = concerned.length > 0 ? concerned.map(classTarget) : [{ schoolId }];
  if (targets.every((target) => may(appointments, 'policy.adopted', target, at))) return;
  throw accessFault('access.notPermitted', { action: 'policy.adopted' });
}
