// Ends an appointment by a written decision, and with it what was delegated from it.
import type { Instant } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import type { Appointment, AppointmentId, Decision } from './appointment.ts';
import { soundDecision } from './checks.ts';
import { accessFault } from './faults.ts';
import { appointmentEnded } from './notes.ts';
import { permission } from './permission.ts';

export interface EndingRequest {
  readonly appointment: AppointmentId;
  readonly decision: Decision;
  /** Now when left out. The past is not rewritten: an earlier moment means now. */
  readonly validTo?: Instant;
}

/** @throws Fault `access.appointmentUnknown`, `access.appointmentEnded`, `access.notPermitted`, `access.decisionUnnamed` */
export function endAppointment(
  house: Pick<House, 'store' | 'clock'>,
  { appointment: id, decision, validTo }: EndingRequest,
  actor: Actor,
): Promise<void> {
  const at = house.clock.now();
  return house.store.write(async (transaction) => {
    const appointment = await appointmentInForce(transaction, id, at);
    await mayEnd(transaction, appointment, actor, at);
    const until = latest(at, validTo ?? at);
    await endAll(
      transaction,
      [appointment],
      { validTo: until, decision: soundDecision(decision) },
      actor,
      at,
    );
  });
}

/** Together with delegations from them that would outlive them, those of delegates included. */
export async function endAll(
  transaction: Transaction,
  ended: readonly Appointment[],
  ending: { readonly validTo: Instant; readonly decision?: Decision },
  actor: Actor,
  at: Instant,
): Promise<void> {
  const [first] = ended;
  if (!first) return;
  const sources = new Set(ended.map(({ id }) => id));
  const delegated = (await transaction.appointmentsIn(first.schoolId)).filter(
    ({ delegatedFrom, validTo }) =>
      delegatedFrom !== null && sources.has(delegatedFrom) && (validTo === null || validTo > ending.validTo),
  );
  const all = [...ended, ...delegated.filter(({ id }) => !sources.has(id))];
  await transaction.endAppointments(
    all.map(({ id }) => id),
    ending.validTo,
    ending.decision ?? null,
  );
  await transaction.append(all.map((one) => appointmentEnded(one, ending, actor, at)));
}

/** Not ended yet; it may still lie ahead. @throws Fault `access.appointmentUnknown`, `access.appointmentEnded` */
export async function appointmentInForce(
  transaction: Transaction,
  id: AppointmentId,
  at: Instant,
): Promise<Appointment> {
  const appointment = await transaction.appointment(id);
  if (!appointment) throw accessFault('access.appointmentUnknown', { appointment: id });
  if (appointment.validTo !== null && appointment.validTo <= at) throw accessFault('access.appointmentEnded');
  return appointment;
}

/** Whoever delegated may take it back; otherwise it is for those who appoint. */
export async function mayEnd(
  transaction: Transaction,
  { schoolId, delegatedFrom }: Appointment,
  actor: Actor,
  at: Instant,
): Promise<void> {
  if (!('person' in actor)) return;
  const source = delegatedFrom && (await transaction.appointment(delegatedFrom));
  if (source?.personId === actor.person) return;
  await permission(transaction, {
    person: actor.person,
    action: 'appointment.ended',
    target: { schoolId },
    at,
  });
}

const latest = (a: Instant, b: Instant): Instant => (b > a ? b : a);
