// Who is whose parent: by appointments that hold now, each for one class and pupils in it.
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import { classesHeldAt } from '../access/classes-held-at.ts';
import { classTarget } from '../access/permission.ts';
import { may } from '../access/may.ts';
import type { Appointment } from '../access/appointment.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass } from '../rows.ts';

/** One child of a parent; the same pupil in another year is another. */
export interface Child {
  readonly schoolClass: SchoolClass;
  /** Pupil code. */
  readonly pupil: string;
}

/** Of one parent; the year's order. */
export async function childrenIn(view: View, parent: PersonId, at: Instant): Promise<readonly Child[]> {
  const appointments = await view.appointmentsOf(parent);
  return childrenOfAppointments(appointments, [...(await classesHeldAt(view, appointments)).values()], at);
}

/** Parents by class and pupil code. */
export type Families = ReadonlyMap<ClassId, ReadonlyMap<string, readonly PersonId[]>>;

export async function familiesIn(view: View, schoolId: string, at: Instant): Promise<Families> {
  const classes = await view.classes(schoolId);
  const byPerson = new Map<PersonId, Appointment[]>();
  for (const appointment of await view.appointmentsIn(schoolId))
    if (appointment.role === 'parent') {
      const mine = byPerson.get(appointment.personId) ?? [];
      mine.push(appointment);
      byPerson.set(appointment.personId, mine);
    }
  const families = new Map<ClassId, Map<string, PersonId[]>>();
  for (const [person, appointments] of byPerson)
    for (const { schoolClass, pupil } of childrenOfAppointments(appointments, classes, at)) {
      const ofClass = families.get(schoolClass.id) ?? new Map<string, PersonId[]>();
      ofClass.set(pupil, [...(ofClass.get(pupil) ?? []), person]);
      families.set(schoolClass.id, ofClass);
    }
  return families;
}

/** The table of access decides, here as everywhere. */
function childrenOfAppointments(
  appointments: readonly Appointment[],
  classes: readonly SchoolClass[],
  at: Instant,
): readonly Child[] {
  const parents = appointments.filter(({ role }) => role === 'parent');
  const codes = new Set(parents.flatMap(({ scope }) => scope.pupils ?? []));
  const named = new Set(parents.flatMap(({ scope }) => scope.classes ?? []));
  return classes
    .filter(({ id }) => named.has(id))
    .flatMap((schoolClass) =>
      [...codes]
        .filter((pupil) => may(parents, 'child.read', { ...classTarget(schoolClass), pupil }, at))
        .map((pupil) => ({ schoolClass, pupil })),
    );
}
