// Appoints somebody by a written decision, with scope and validity (R10, R11, R17).
import { freshId } from '../../../kernel/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { AppointedRole, Appointment, AppointmentId, Decision, Scope } from './appointment.ts';
import { mixedWith, soundDecision, soundPeriod, soundScope } from './checks.ts';
import { accessFault } from './faults.ts';
import { appointmentMade } from './notes.ts';
import { permission } from './permission.ts';

export interface AppointmentRequest {
  readonly schoolId: string;
  readonly person: PersonId;
  readonly role: AppointedRole;
  readonly scope?: Scope;
  readonly decision: Decision;
  /** From now on when left out. */
  readonly validFrom?: Instant;
  readonly validTo?: Instant | null;
}

/**
 * @param actor somebody who may appoint, or the service that sets a school up before anybody can
 * @throws Fault `access.*`, `person.unknown`
 */
export function appoint(
  house: Pick<House, 'store' | 'clock'>,
  request: AppointmentRequest,
  actor: Actor,
): Promise<Appointment> {
  const at = house.clock.now();
  return house.store.write(async (transaction) => {
    await mayAppoint(transaction, request, actor, at);
    const appointment: Appointment = {
      id: freshId<AppointmentId>(),
      schoolId: request.schoolId,
      personId: request.person,
      role: request.role,
      scope: soundScope(request.role, request.scope ?? {}),
      basis: { kind: 'decision', ...soundDecision(request.decision) },
      ...soundPeriod(request.validFrom ?? at, request.validTo ?? null),
      endedBy: null,
      actingFor: null,
      delegatedFrom: null,
    };
    await addAppointment(transaction, appointment, actor, at);
    return appointment;
  });
}

/** @throws Fault `access.mixedDuties`, `person.unknown` when the person is not of the school */
export async function addAppointment(
  transaction: Transaction,
  appointment: Appointment,
  actor: Actor,
  at: Instant,
): Promise<void> {
  const [person] = await transaction.people([appointment.personId]);
  if (person?.schoolId !== appointment.schoolId) {
    throw applicationFault('person.unknown', { person: appointment.personId });
  }
  const other = mixedWith(appointment, await transaction.appointmentsOf(person.id));
  if (other) throw accessFault('access.mixedDuties', { role: appointment.role, other: other.role });
  await transaction.addAppointments([appointment]);
  await transaction.append([appointmentMade(appointment, actor, at)]);
}

async function mayAppoint(
  transaction: Transaction,
  { schoolId, person }: AppointmentRequest,
  actor: Actor,
  at: Instant,
): Promise<void> {
  if (!('person' in actor)) return;
  if (actor.person === person) throw accessFault('access.ownAppointment');
  await permission(transaction, {
    person: actor.person,
    action: 'appointment.made',
    target: { schoolId },
    at,
  });
}
