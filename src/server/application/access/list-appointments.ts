// Who is appointed to what, for those who may know; everybody may see their own.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';
import type { PageOf } from '../ports/api-store.ts';
import { WHOLE } from '../seen-page.ts';
import type { Appointment } from './appointment.ts';
import { permission } from './permission.ts';

export interface AppointmentsAsked {
  readonly by: PersonId;
  /** Of this person; of the whole school of whoever asks when left out. */
  readonly of?: PersonId;
  /** In force at this moment; all that ever were when left out. */
  readonly at?: Instant;
  /** Everything when left out. */
  readonly page?: PageOf;
}

/** Oldest first; null when the page goes on after something else. @throws Fault `access.notPermitted`, `person.unknown` */
export function listAppointments(
  house: Pick<House, 'store' | 'clock'>,
  { by, of, at, page = WHOLE }: AppointmentsAsked,
): Promise<readonly Appointment[] | null> {
  const now = house.clock.now();
  return house.store.read(async (view) => {
    const [subject] = await view.people([of ?? by]);
    if (!subject) throw applicationFault('person.unknown', { person: of ?? by });
    if (of !== by) {
      const target = { schoolId: subject.schoolId };
      await permission(view, { person: by, action: 'appointment.read', target, at: now });
    }
    const whose = of ? { person: of } : { school: subject.schoolId };
    return view.appointmentsPage(whose, { ...page, ...(at !== undefined && { at }) });
  });
}
