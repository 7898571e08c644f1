// A class book that a person brings may tell of rights, and gives none that this person could not give (R14, R17).
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { View } from '../ports/unit-of-work.ts';
import { capacityOf, holdsAt } from './appointment.ts';
import type { Appointment } from './appointment.ts';
import { accessFault } from './faults.ts';
import { covers, may } from './may.ts';
import type { AccessTarget } from './may.ts';

export interface Bringer {
  readonly person: PersonId;
  /** The class of the book. */
  readonly target: AccessTarget;
  readonly at: Instant;
}

/**
 * What somebody holds already is named again freely. Otherwise teachers are named by those who staff the class, and
 * everybody else only by those who appoint: a file must not make a leader of whoever brings it.
 * @throws Fault `access.notPermitted`, `access.ownAppointment`
 */
export async function mayName(
  view: View,
  { person, target, at }: Bringer,
  named: readonly Appointment[],
): Promise<void> {
  const held = await view.appointmentsOf(person);
  const { schoolId } = target;
  if (may(held, 'appointment.made', { schoolId }, at)) return;
  const staffs = may(held, 'class.staffed', target, at) !== null;
  for (const one of named) {
    if (alreadyHolds(await view.appointmentsOf(one.personId), one, target, at)) continue;
    if (one.personId === person) throw accessFault('access.ownAppointment');
    if (!staffs || !staffed.has(one.role))
      throw accessFault('access.notPermitted', { action: 'appointment.made' });
  }
}

const staffed: ReadonlySet<Appointment['role']> = new Set(['subjectTeacher', 'homeroomTeacher']);

/** Each subject may rest on an appointment of its own. */
function alreadyHolds(
  held: readonly Appointment[],
  { role, scope }: Appointment,
  target: AccessTarget,
  at: Instant,
): boolean {
  const targets = scope.subjects?.map((subject) => ({ ...target, subject })) ?? [target];
  return targets.every((each) =>
    held.some(
      (one) =>
        one.schoolId === target.schoolId &&
        capacityOf(one) === role &&
        holdsAt(one, at) &&
        covers(one.scope, each, []),
    ),
  );
}
