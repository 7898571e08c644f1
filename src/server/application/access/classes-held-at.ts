// Classes by id, of the schools a person has to do with, not of the whole installation.
import type { ClassId } from '../../../kernel/index.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass } from '../rows.ts';
import type { Appointment } from './appointment.ts';

/** Of every school at which one of the appointments is or was held. */
export async function classesHeldAt(
  view: View,
  appointments: readonly Pick<Appointment, 'schoolId'>[],
): Promise<ReadonlyMap<ClassId, SchoolClass>> {
  const found = new Map<ClassId, SchoolClass>();
  for (const school of new Set(appointments.map(({ schoolId }) => schoolId)))
    for (const one of await view.classes(school)) found.set(one.id, one);
  return found;
}
