// What somebody is to a dossier: a department head is one of its subject only, whoever stands in counts as who they stand in for.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { parties, type Party } from '../../../policies/index.ts';
import type { DossierOpening } from '../../../workflows/index.ts';
import { holdsAt, type Appointment } from '../access/appointment.ts';
import { covers, type AccessTarget } from '../access/may.ts';
import { rolesOfParty } from '../policies/offices.ts';
import type { View } from '../ports/unit-of-work.ts';

export type DossierSubject = Pick<DossierOpening, 'schoolId' | 'schoolYear' | 'subject' | 'grade'>;

export const dossierTarget = ({ schoolId, schoolYear, subject, grade }: DossierSubject): AccessTarget => ({
  schoolId,
  schoolYear,
  ...(subject !== null && { subject }),
  ...(grade !== null && { grade }),
});

export async function partiesTo(
  view: View,
  person: PersonId,
  dossier: DossierSubject,
  at: Instant,
): Promise<readonly Party[]> {
  return partiesHeld(await view.appointmentsOf(person), dossier, at);
}

/** As `partiesTo`, from the appointments somebody holds. */
export const partiesHeld = (
  held: readonly Appointment[],
  dossier: DossierSubject,
  at: Instant,
): readonly Party[] => allParties.filter((party) => held.some((one) => isOf(one, party, dossier, at)));

/** Everybody of a party; a plan is of no class and of no term. */
export async function peopleFor(
  view: View,
  party: Party,
  dossier: DossierSubject,
  at: Instant,
): Promise<readonly PersonId[]> {
  const held = await view.appointmentsIn(dossier.schoolId);
  return [...new Set(held.filter((one) => isOf(one, party, dossier, at)).map(({ personId }) => personId))];
}

/** The appointment by which somebody is of the party; it tells whether they stand in for the principal. */
export async function standingAs(
  view: View,
  person: PersonId,
  party: Party,
  dossier: DossierSubject,
  at: Instant,
): Promise<Appointment | undefined> {
  return (await view.appointmentsOf(person)).find((one) => isOf(one, party, dossier, at));
}

const allParties = Object.keys(parties) as Party[];

const isOf = (one: Appointment, party: Party, dossier: DossierSubject, at: Instant): boolean =>
  one.schoolId === dossier.schoolId &&
  holdsAt(one, at) &&
  rolesOfParty[party].includes(one.actingFor ?? one.role) &&
  covers(one.scope, dossierTarget(dossier), ['classes', 'terms']);
