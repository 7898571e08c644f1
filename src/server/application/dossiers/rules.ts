// What the school's policy says of one kind of dossier, made concrete for one author.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import {
  dossierPeriods,
  parties,
  rulesOf,
  stepsAfterAuthor,
  type DossierPeriod,
  type Policy,
  type Rules,
} from '../../../policies/index.ts';
import type { DossierRoute } from '../../../workflows/index.ts';
import { policyInForce } from '../policies/policy-in-force.ts';
import type { House } from '../ports/house.ts';
import type { SigningConditions } from '../ports/signing-conditions.ts';
import type { View } from '../ports/unit-of-work.ts';
import { dossierFault } from './faults.ts';
import { peopleFor, type DossierSubject } from './parties.ts';

export type DossierRule = Rules['dossiers'][number];

/** @throws Fault `blob.missing`, `blob.damaged` */
export const policyFor = async (
  house: House,
  { schoolId, schoolYear }: Pick<DossierSubject, 'schoolId' | 'schoolYear'>,
): Promise<Policy | null> =>
  (await policyInForce(house, { schoolId, schoolYear, at: house.clock.now() }))?.policy ?? null;

/** @throws Fault `dossier.kindUnknown` */
export function ruleOf(policy: Policy | null, kind: string): DossierRule {
  const { dossiers } = rulesOf(policy);
  const found = dossiers.find((one) => one.kind === kind);
  if (found) return found;
  throw dossierFault('dossier.kindUnknown', { kind, kinds: dossiers.map((one) => one.kind) });
}

/** @throws Fault `dossier.periodUnknown` */
export function periodOf(
  policy: Policy | null,
  rule: DossierRule,
  { period, schoolYear }: { readonly period: string | null; readonly schoolYear: string },
): DossierPeriod | null {
  if (period === null) return null;
  const found = dossierPeriods(policy ?? {}, rule, schoolYear).find(({ key }) => key === period);
  if (!found) throw dossierFault('dossier.periodUnknown', { period, schoolYear });
  return found;
}

/**
 * A party whose only member is the author is left out, and that is told; a party nobody is of stops it at once rather
 * than for ever.
 * @throws Fault `dossier.stepUnfilled`, `dossier.kindUnknown`
 */
export async function routeFor(
  view: View,
  rule: DossierRule,
  { author, ...dossier }: DossierSubject & { readonly author: PersonId },
  at: Instant,
): Promise<DossierRoute> {
  const steps: DossierRoute['steps'][number][] = [];
  const leftOut: DossierRoute['steps'][number][] = [];
  for (const party of stepsAfterAuthor(rule.route)) {
    const people = await peopleFor(view, party, dossier, at);
    if (people.length === 0) throw dossierFault('dossier.stepUnfilled', { party: parties[party].vi });
    if (people.some((person) => person !== author)) steps.push(party);
    else leftOut.push(party);
  }
  return { steps, leftOut, sealed: rule.seal ?? false };
}

/** What the school decided about timestamps and unanswered questions binds dossiers as it binds records. */
export async function conditionsFor(
  house: House,
  conditions: SigningConditions,
  dossier: Pick<DossierSubject, 'schoolId' | 'schoolYear'>,
): Promise<SigningConditions> {
  const policy = await policyFor(house, dossier);
  return policy?.timestamps ? { ...conditions, policy: policy.timestamps } : conditions;
}
