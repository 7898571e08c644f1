// Port: policies a school has adopted. They are only ever added.
import type { Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { IsoDate, SchoolYear } from '../../../policies/index.ts';

export interface AdoptedPolicy {
  readonly schoolId: string;
  readonly version: number;
  readonly from: SchoolYear;
  /** Null: until another version takes over. */
  readonly to: SchoolYear | null;
  readonly effectiveFrom: IsoDate;
  readonly decisionNumber: string;
  /** Canonical JSON of the policy, a blob. */
  readonly hash: Sha256;
  readonly adoptedBy: PersonId;
  readonly adoptedAt: Instant;
}

export interface PoliciesView {
  /** By version. */
  adoptedPolicies(schoolId: string): Promise<readonly AdoptedPolicy[]>;
}

export interface PoliciesTransaction extends PoliciesView {
  /** The store refuses a second row for a version. */
  addPolicy(adopted: AdoptedPolicy): Promise<void>;
}
