// Which dossiers a school's policy asks of its teachers: who signs each, and what it is owed for by when (R51, R67).
import {
  dossierPeriods,
  rulesOf,
  stepsAfterAuthor,
  type DossierPeriod,
  type Party,
} from '../../../policies/index.ts';
import type { House } from '../ports/house.ts';
import type { DossierSubject } from './parties.ts';
import { policyFor } from './rules.ts';

export interface DossierKindSeen {
  readonly kind: string;
  /** As people call it. */
  readonly name: string;
  /** Who signs after the author, in order. */
  readonly steps: readonly Party[];
  readonly sealed: boolean;
  /** By time; none where nobody set one. */
  readonly periods: readonly DossierPeriod[];
}

/** In the policy's order. @throws Fault `blob.missing`, `blob.damaged` */
export async function kindsOfDossiers(
  house: House,
  asked: Pick<DossierSubject, 'schoolId' | 'schoolYear'>,
): Promise<readonly DossierKindSeen[]> {
  const policy = await policyFor(house, asked);
  return rulesOf(policy).dossiers.map((rule) => ({
    kind: rule.kind,
    name: rule.name,
    steps: stepsAfterAuthor(rule.route),
    sealed: rule.seal ?? false,
    periods: dossierPeriods(policy ?? {}, rule, asked.schoolYear),
  }));
}
