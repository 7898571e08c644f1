// Who signs an edit log: the one who checked it, then the principal or who acts for them.
import type { Signatory } from '../../../documents/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { parties } from '../../../policies/index.ts';
import type { Appointment } from '../access/appointment.ts';
import type { AccessTarget } from '../access/may.ts';
import type { View } from '../ports/unit-of-work.ts';
import { editLogFault } from './faults.ts';
import { mayEverywhere } from './reach.ts';

export interface Signers {
  readonly checker: PersonId;
  readonly leader: PersonId;
  /** As printed. */
  readonly signatories: readonly Signatory[];
}

export interface SignersWanted {
  readonly schoolId: string;
  readonly targets: readonly AccessTarget[];
  readonly checker: PersonId;
  readonly at: Instant;
}

/** @throws Fault `editLog.leaderMissing`, `editLog.checkerUnfit` */
export async function signersOf(
  view: View,
  { schoolId, targets, checker, at }: SignersWanted,
): Promise<Signers> {
  const leader = leaderOf(await view.appointmentsIn(schoolId), targets, at);
  if (!leader) throw editLogFault('editLog.leaderMissing');
  const isFit = mayEverywhere(await view.appointmentsOf(checker), 'editLog.checked', targets, at);
  if (!isFit || checker === leader.personId) throw editLogFault('editLog.checkerUnfit');
  const names = new Map(
    (await view.people([checker, leader.personId])).map(({ id, name }) => [id, name] as const),
  );
  const nameOf = (person: PersonId) => names.get(person) ?? person;
  // A vice principal is printed as signing for the principal (KT. HIỆU TRƯỞNG).
  const { vi: title } = leader.acting ? parties.vicePrincipal : parties.principal;
  return {
    checker,
    leader: leader.personId,
    signatories: [
      { key: checker, part: 'checker', name: nameOf(checker), title: null },
      { key: leader.personId, part: 'leader', name: nameOf(leader.personId), title },
    ],
  };
}

/** The principal before whoever acts for the principal; one person, whose appointments reach every class. */
function leaderOf(appointments: readonly Appointment[], targets: readonly AccessTarget[], at: Instant) {
  for (const acting of [false, true]) {
    const held = appointments.filter(({ actingFor }) => (actingFor !== null) === acting);
    for (const personId of new Set(held.map((one) => one.personId))) {
      const own = held.filter((one) => one.personId === personId);
      if (mayEverywhere(own, 'editLog.approved', targets, at)) return { personId, acting };
    }
  }
  return null;
}
