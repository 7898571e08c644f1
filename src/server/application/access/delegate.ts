// Delegates: the principal lets a vice principal sign in their place, KT. HIỆU TRƯỞNG, for a part and a time (R20).
import { freshId } from '../../../kernel/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import type { Transaction } from '../ports/unit-of-work.ts';
import { addAppointment } from './appoint.ts';
import { holdsAt } from './appointment.ts';
import type { Appointment, AppointmentId, Decision, Scope } from './appointment.ts';
import { soundDecision, soundPeriod, soundScope, within } from './checks.ts';
import { appointmentInForce } from './end-appointment.ts';
import { accessFault } from './faults.ts';

export interface Delegation {
  /** The principal's own appointment. */
  readonly from: AppointmentId;
  /** A vice principal. */
  readonly to: PersonId;
  /** At most the delegator's; theirs when left out. */
  readonly scope?: Scope;
  readonly decision: Decision;
  readonly validFrom?: Instant;
  /** At most the delegator's; theirs when left out. */
  readonly validTo?: Instant | null;
  readonly by: PersonId;
}

/**
 * Only a principal delegates, only what they hold, only to a vice principal, and nobody delegates further.
 * Orders to lock and permits to correct stay with the principal.
 * @throws Fault `access.*`
 */
export function delegate(house: Pick<House, 'store' | 'clock'>, request: Delegation): Promise<Appointment> {
  const at = house.clock.now();
  const { from, to, by } = request;
  return house.store.write(async (transaction) => {
    const source = await appointmentInForce(transaction, from, at);
    if (source.personId !== by) throw accessFault('access.notPermitted', { action: 'delegate' });
    const period = soundPeriod(request.validFrom ?? at, request.validTo ?? source.validTo);
    if (!(await isDelegable(transaction, source, to, period.validFrom))) {
      throw accessFault('access.notDelegable');
    }
    const scope = soundScope('vicePrincipal', request.scope ?? source.scope);
    if (!within(scope, source.scope) || !during(period, source)) throw accessFault('access.beyondDelegator');
    const appointment: Appointment = {
      id: freshId<AppointmentId>(),
      schoolId: source.schoolId,
      personId: to,
      role: 'vicePrincipal',
      scope,
      basis: { kind: 'decision', ...soundDecision(request.decision) },
      ...period,
      endedBy: null,
      actingFor: 'principal',
      delegatedFrom: source.id,
    };
    await addAppointment(transaction, appointment, { person: by }, at);
    return appointment;
  });
}

/** To a vice principal in their own right: acting for the principal makes nobody one. */
async function isDelegable(
  transaction: Transaction,
  source: Appointment,
  to: PersonId,
  from: Instant,
): Promise<boolean> {
  if (source.role !== 'principal' || to === source.personId) return false;
  return (await transaction.appointmentsOf(to)).some(
    (held) =>
      held.schoolId === source.schoolId &&
      held.role === 'vicePrincipal' &&
      held.actingFor === null &&
      holdsAt(held, from),
  );
}

const during = (
  inner: Pick<Appointment, 'validFrom' | 'validTo'>,
  outer: Pick<Appointment, 'validFrom' | 'validTo'>,
): boolean =>
  inner.validFrom >= outer.validFrom &&
  (outer.validTo === null || (inner.validTo !== null && inner.validTo <= outer.validTo));
