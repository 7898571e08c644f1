// Who may do what belongs to the school's office as a whole. Class books name registrar and principal for their class
// only: whoever is it for one of the school's classes is it at the desk, too; what they do to a record is asked of its class.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { AccessAction } from '../access/access-action.ts';
import { accessFault } from '../access/faults.ts';
import { may } from '../access/may.ts';
import { classTarget } from '../access/permission.ts';
import type { Appointment } from '../access/appointment.ts';
import type { View } from '../ports/unit-of-work.ts';

export interface OfficeWish {
  readonly person: PersonId;
  readonly action: Extract<
    AccessAction,
    | 'book.imported'
    | 'copy.sealed'
    | 'issue.noted'
    | 'register.drawn'
    | 'report.drawn'
    | 'office.read'
    | 'medium.sealed'
    | 'medium.witnessed'
    | 'archive.held'
    | 'disposal.ordered'
    | 'disposal.carriedOut'
  >;
  readonly schoolId: string;
  readonly at: Instant;
}

/** What belongs to another school does not exist for somebody of this one. */
export async function isOfTheirSchool(view: View, person: PersonId, schoolId: string): Promise<boolean> {
  const [found] = await view.people([person]);
  return found?.schoolId === schoolId;
}

const named: readonly Appointment['role'][] = ['registrar', 'principal'];

/** @throws Fault `access.notPermitted` */
export async function schoolPermission(view: View, wish: OfficeWish): Promise<Appointment> {
  const granted = await schoolGrant(view, wish);
  if (!granted) throw accessFault('access.notPermitted', { action: wish.action });
  return granted;
}

/** The appointment that allows it, or null: for pages that show only what may be done. */
export async function schoolGrant(view: View, wish: OfficeWish): Promise<Appointment | null> {
  const { person, action, schoolId, at } = wish;
  const appointments = await view.appointmentsOf(person);
  const ofSchool = may(appointments, action, { schoolId }, at);
  if (ofSchool) return ofSchool;
  const ofClasses = appointments.filter(({ role }) => named.includes(role));
  if (ofClasses.length > 0)
    for (const schoolClass of await view.classes(schoolId)) {
      const granted = may(ofClasses, action, classTarget(schoolClass), at);
      if (granted) return granted;
    }
  return null;
}
