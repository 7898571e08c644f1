// Asks the store whether a person may do something, and finds what records and classes say about themselves.
import type { ClassId, Instant, PersonId, RecordId } from '../../../kernel/index.ts';
import { applicationFault } from '../faults.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';
import type { AccessAction } from './access-action.ts';
import type { Appointment } from './appointment.ts';
import { accessFault } from './faults.ts';
import { may } from './may.ts';
import type { AccessTarget } from './may.ts';

export interface Wish {
  readonly person: PersonId;
  readonly action: AccessAction;
  readonly target: AccessTarget;
  readonly at: Instant;
}

/**
 * @returns the appointment that allows it
 * @throws Fault `access.notPermitted`
 */
export async function permission(view: View, { person, ...wish }: Wish): Promise<Appointment> {
  return permissionUnder(await view.appointmentsOf(person), wish);
}

/** As `permission`, of appointments that were read already. @throws Fault `access.notPermitted` */
export function permissionUnder(
  appointments: readonly Appointment[],
  { action, target, at }: Omit<Wish, 'person'>,
): Appointment {
  const granted = may(appointments, action, target, at);
  if (!granted) throw accessFault('access.notPermitted', { action });
  return granted;
}

/** @throws Fault `class.unknown` */
export async function targetOfClass(view: View, classId: ClassId): Promise<AccessTarget> {
  const found = await view.schoolClass(classId);
  if (!found) throw applicationFault('class.unknown', { class: classId });
  return classTarget(found);
}

/** @throws Fault `record.unknown`, `class.unknown` */
export async function targetOfRecord(view: View, recordId: RecordId): Promise<AccessTarget> {
  const [record] = await view.records([recordId]);
  if (!record) throw applicationFault('record.unknown', { record: recordId });
  return { ...(await targetOfClass(view, record.classId)), ...recordTarget(record) };
}

export const classTarget = ({ id, schoolId, schoolYear, grade }: SchoolClass): AccessTarget => ({
  schoolId,
  schoolYear,
  grade,
  classId: id,
});

/** A transcript is of one pupil; a summary of a class is of nobody's, so that no parent reaches it. */
export const recordTarget = ({
  kind,
  key,
  snapshot,
}: Pick<SchoolRecord, 'kind' | 'key' | 'snapshot'>): Pick<AccessTarget, 'pupil' | 'term' | 'state'> => ({
  ...(kind === 'transcript' && { pupil: key }),
  ...(kind === 'classSummary' && (key === 'HK1' || key === 'HK2') && { term: key }),
  state: snapshot.state,
});
