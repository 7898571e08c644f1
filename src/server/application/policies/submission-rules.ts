// What the policy in force says about documents that are submitted now: signed with keys or pens, sealed how.
import type { Instant } from '../../../kernel/index.ts';
import { rulesOf } from '../../../policies/index.ts';
import type { RecordEventOf, RecordKind } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass } from '../rows.ts';
import { policyInForce } from './policy-in-force.ts';

export type SubmissionRules = Pick<RecordEventOf<'record.submitted'>, 'signedAs' | 'sealing'>;

/** Asked once for a class; nothing where the school has adopted no policy for the year. */
export async function submissionRules(
  house: House,
  year: Pick<SchoolClass, 'schoolId' | 'schoolYear'>,
  at: Instant,
): Promise<(kind: RecordKind) => SubmissionRules> {
  const inForce = await policyInForce(house, { ...year, at });
  if (!inForce) return () => ({});
  const { transcriptSignedAs, classSummarySignedAs, sealDiameter, sheetsPerImpression } = rulesOf(
    inForce.policy,
  );
  const media = { transcript: transcriptSignedAs, classSummary: classSummarySignedAs } as const;
  return (kind) => ({
    ...(media[kind] !== 'digital' && { signedAs: media[kind] }),
    // Nothing larger can be drawn; a policy from before that was checked may say more.
    sealing: { diameter: Math.min(sealDiameter, 40), sheetsPerImpression },
  });
}
