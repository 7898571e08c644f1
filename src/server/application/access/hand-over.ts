// Hands an appointment over to somebody else at one moment: teaching that changes within a term, without gap or overlap.
import { freshId } from '../../../kernel/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import { addAppointment } from './appoint.ts';
import type { Appointment, AppointmentId, Decision } from './appointment.ts';
import { soundDecision } from './checks.ts';
import { appointmentInForce, endAll } from './end-appointment.ts';
import { accessFault } from './faults.ts';
import { permission } from './permission.ts';

export interface HandOver {
  readonly appointment: AppointmentId;
  readonly to: PersonId;
  /** Now when left out; never in the past. */
  readonly when?: Instant;
  readonly decision: Decision;
}

/**
 * The former holder keeps what they did; the new one begins the moment the former ends.
 * @throws Fault `access.*`, `person.unknown`
 */
export function handOver(
  house: Pick<House, 'store' | 'clock'>,
  { appointment: id, to, when, decision }: HandOver,
  actor: Actor,
): Promise<Appointment> {
  const at = house.clock.now();
  return house.store.write(async (transaction) => {
    const former = await appointmentInForce(transaction, id, at);
    // A delegation is the delegator's to give; it is taken back and given anew.
    if (former.delegatedFrom !== null) throw accessFault('access.notDelegable');
    if ('person' in actor) {
      if (actor.person === to) throw accessFault('access.ownAppointment');
      const { schoolId } = former;
      for (const action of ['appointment.made', 'appointment.ended'] as const) {
        await permission(transaction, { person: actor.person, action, target: { schoolId }, at });
      }
    }
    const moment = Math.max(when ?? at, at, former.validFrom) as Instant;
    if (former.validTo !== null && moment >= former.validTo) throw accessFault('access.appointmentEnded');
    const sound = soundDecision(decision);
    await endAll(transaction, [former], { validTo: moment, decision: sound }, actor, at);
    const next: Appointment = {
      ...former,
      id: freshId<AppointmentId>(),
      personId: to,
      basis: { kind: 'decision', ...sound },
      validFrom: moment,
      endedBy: null,
    };
    await addAppointment(transaction, next, actor, at);
    return next;
  });
}
