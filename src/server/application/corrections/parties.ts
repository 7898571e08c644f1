// What somebody is to a class at a moment, in the words of the school's policy.
import { parties } from '../../../policies/index.ts';
import type { Party } from '../../../policies/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { AccessTarget } from '../access/may.ts';
import { isOfParty } from '../policies/offices.ts';
import type { View } from '../ports/unit-of-work.ts';

const allParties = Object.keys(parties) as Party[];

export async function partiesOf(
  view: View,
  person: PersonId,
  target: AccessTarget,
  at: Instant,
): Promise<readonly Party[]> {
  const held = await view.appointmentsOf(person);
  return allParties.filter((party) => isOfParty(held, party, target, at));
}

/** Everybody of a party at the school. */
export async function peopleOf(
  view: View,
  party: Party,
  target: AccessTarget,
  at: Instant,
): Promise<readonly PersonId[]> {
  const held = await view.appointmentsIn(target.schoolId);
  const people = [...new Set(held.map(({ personId }) => personId))];
  return people.filter((person) =>
    isOfParty(
      held.filter(({ personId }) => personId === person),
      party,
      target,
      at,
    ),
  );
}

/** `Hiệu trưởng, Ban quản trị`. */
export const partyWords = (of: readonly Party[]): string => of.map((party) => parties[party].vi).join(', ');
