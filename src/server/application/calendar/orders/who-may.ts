// Whom the policy lets propose, decide and carry out orders to lock and unlock (R69, R70, R73).
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import { parties, rulesOf } from '../../../../policies/index.ts';
import type { Party, Rules } from '../../../../policies/index.ts';
import type { Appointment } from '../../access/appointment.ts';
import type { AccessTarget } from '../../access/may.ts';
import { classTarget } from '../../access/permission.ts';
import { isOfParty } from '../../policies/offices.ts';
import { policyInForce } from '../../policies/policy-in-force.ts';
import type { House } from '../../ports/house.ts';
import type { View } from '../../ports/unit-of-work.ts';
import type { SchoolClass } from '../../rows.ts';
import { calendarFault } from '../faults.ts';
import { known } from './order.ts';
import type { LockingOrderId } from '../../ports/calendar-store.ts';

export interface LockingRules extends Pick<Rules, 'lockProposedBy' | 'lockDecidedBy' | 'lockExecutedBy'> {
  readonly schoolId: string;
  /** What an order is about. */
  readonly reach: Reach;
}

/** Of the policy the class's year is under; read before the transaction, which must not wait for files. */
export async function lockingRules(
  house: House,
  schoolClass: SchoolClass,
  at: Instant,
): Promise<ClassLockingRules> {
  const rules = await rulesAbout(house, { ...schoolClass, reach: [[classTarget(schoolClass)]] }, at);
  return { ...rules, schoolClass };
}

export interface ClassLockingRules extends LockingRules {
  readonly schoolClass: SchoolClass;
}

/**
 * Ways to answer for all of something, any of which will do: the whole by one office, or every class of it. An office
 * that reaches less has no part in it.
 */
export type Reach = readonly (readonly AccessTarget[])[];

export const isReached = (reach: Reach, by: (target: AccessTarget) => boolean): boolean =>
  reach.some((targets) => targets.length > 0 && targets.every(by));

export interface OrderedAbout {
  readonly schoolId: string;
  readonly schoolYear: string;
  readonly reach: Reach;
}

export async function rulesAbout(
  house: House,
  { schoolId, schoolYear, reach }: OrderedAbout,
  at: Instant,
): Promise<LockingRules> {
  const inForce = await policyInForce(house, { schoolId, schoolYear, at });
  const { lockProposedBy, lockDecidedBy, lockExecutedBy } = rulesOf(inForce?.policy ?? null);
  return { schoolId, reach, lockProposedBy, lockDecidedBy, lockExecutedBy };
}

/** @throws Fault `order.unknown` */
export async function lockingRulesOf(house: House, id: LockingOrderId, at: Instant): Promise<LockingRules> {
  const schoolClass = await house.store.read(async (view) => {
    const { classId } = await known(view, id);
    return view.schoolClass(classId);
  });
  if (!schoolClass) throw calendarFault('order.unknown', { order: id });
  return lockingRules(house, schoolClass, at);
}

export interface Doer {
  readonly by: PersonId;
  readonly at: Instant;
}

/** @throws Fault `order.wrongProposer` where the policy names who proposes, and it is somebody else */
export async function mayPropose(view: View, rules: LockingRules, doer: Doer): Promise<void> {
  const { lockProposedBy } = rules;
  if (lockProposedBy === null || (await isOneOf(view, [lockProposedBy], rules, doer))) return;
  throw calendarFault('order.wrongProposer', { proposer: parties[lockProposedBy].vi });
}

/** @throws Fault `order.wrongExecutor` */
export async function mayExecute(view: View, rules: LockingRules, doer: Doer): Promise<void> {
  const { lockExecutedBy } = rules;
  if (await isOneOf(view, lockExecutedBy, rules, doer)) return;
  throw calendarFault('order.wrongExecutor', {
    executors: lockExecutedBy.map((party) => parties[party].vi),
  });
}

/**
 * The office a person decides in, where it is not the principal's own; null for the principal, whom the records know.
 * People without any appointment, in installations from before there were any, are left to what the records say.
 * @throws Fault `order.wrongDecider`
 */
export async function decidingOffice(view: View, rules: LockingRules, doer: Doer): Promise<Party | null> {
  const { lockDecidedBy: party } = rules;
  const all = await appointmentsHeld(view, rules, doer);
  if (all.length === 0 && party !== 'vicePrincipal') return null;
  // Who acts for the principal decides on locks in their own office or not at all.
  const held = all.filter(({ actingFor }) => actingFor === null);
  const isOf = (some: Party) => isReached(rules.reach, (target) => isOfParty(held, some, target, doer.at));
  if (!isOf(party)) throw calendarFault('order.wrongDecider', { decider: parties[party].vi });
  return isOf('principal') ? null : party;
}

const isOneOf = async (view: View, some: readonly Party[], rules: LockingRules, doer: Doer) => {
  const held = await appointmentsHeld(view, rules, doer);
  return some.some((party) => isReached(rules.reach, (target) => isOfParty(held, party, target, doer.at)));
};

const appointmentsHeld = async (
  view: View,
  { schoolId }: LockingRules,
  { by }: Doer,
): Promise<readonly Appointment[]> =>
  (await view.appointmentsOf(by)).filter((one) => one.schoolId === schoolId);
