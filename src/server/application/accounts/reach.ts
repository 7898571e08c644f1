// How far a session reaches: roles that move much must prove themselves by more than a password (R15).
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { holdsAt } from '../access/appointment.ts';
import type { AppointedRole } from '../access/appointment.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { Account, Session } from './account.ts';

/**
 * `enrolment`: only what adds a second factor. `signOut`: nothing at all, for there is a passkey to sign in with, and
 * whoever has merely the password must not put another factor beside it.
 */
export type Reach = 'everything' | 'enrolment' | 'signOut';

/** @param required roles that must have a second factor */
export async function reachOf(
  view: View,
  { session, account }: { readonly session: Session; readonly account: Account },
  required: readonly AppointedRole[],
  at: Instant,
): Promise<Reach> {
  if (session.proofs.some((proof) => proof !== 'password')) return 'everything';
  if (!(await mustHaveFactor(view, account.personId, required, at))) return 'everything';
  return (await hasFactor(view, account)) ? 'signOut' : 'enrolment';
}

/** @param required roles that must have a second factor */
export async function mustHaveFactor(
  view: View,
  person: PersonId,
  required: readonly AppointedRole[],
  at: Instant,
): Promise<boolean> {
  if (required.length === 0) return false;
  const held = (await view.appointmentsOf(person)).filter((one) => holdsAt(one, at));
  return held.some(
    ({ role, actingFor }) => required.includes(role) || (actingFor !== null && required.includes(actingFor)),
  );
}

export async function hasFactor(view: View, account: Account | null): Promise<boolean> {
  if (account === null) return false;
  return account.totpSecret !== null || (await view.passkeysOf(account.id)).length > 0;
}
