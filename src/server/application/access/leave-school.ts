// Somebody leaves the school, perhaps in the middle of the year: every appointment of theirs ends at one moment.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { AppointmentId, Decision } from './appointment.ts';
import { soundDecision } from './checks.ts';
import { endAll } from './end-appointment.ts';
import { permission } from './permission.ts';

export interface Leaving {
  readonly person: PersonId;
  readonly decision: Decision;
  /** Now when left out; never in the past. */
  readonly when?: Instant;
}

/**
 * What they signed stays theirs; what they delegated ends with them. Their account stays, able to do nothing here.
 * @returns the appointments that end
 * @throws Fault `person.unknown`, `access.notPermitted`, `access.decisionUnnamed`
 */
export function leaveSchool(
  house: Pick<House, 'store' | 'clock'>,
  { person: id, decision, when }: Leaving,
  actor: Actor,
): Promise<readonly AppointmentId[]> {
  const at = house.clock.now();
  return house.store.write(async (transaction) => {
    const [person] = await transaction.people([id]);
    if (!person) throw applicationFault('person.unknown', { person: id });
    if ('person' in actor) {
      const target = { schoolId: person.schoolId };
      await permission(transaction, { person: actor.person, action: 'appointment.ended', target, at });
    }
    const validTo = Math.max(when ?? at, at) as Instant;
    const ending = { validTo, decision: soundDecision(decision) };
    const held = (await transaction.appointmentsOf(id)).filter(
      (one) => one.validTo === null || one.validTo > validTo,
    );
    await endAll(transaction, held, ending, actor, at);
    return held.map((one) => one.id);
  });
}
