// Holds what people do to records against their appointments: an assignment in a record is not enough once the
// appointment behind it has ended.
import type { PersonId } from '../../../kernel/index.ts';
import type { Actor, RecordEvent, RecordSnapshot, Refusal } from '../../../workflows/index.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolRecord } from '../rows.ts';
import { accessPolicy } from './access-policy.ts';
import type { AccessAction } from './access-action.ts';
import { classesHeldAt } from './classes-held-at.ts';
import { accessFault } from './faults.ts';
import { may } from './may.ts';
import { classTarget, recordTarget } from './permission.ts';

/** Null when allowed. The snapshot is the record's before the event. */
export type JudgeDeed = (record: SchoolRecord, before: RecordSnapshot, event: RecordEvent) => Refusal | null;

/**
 * People without any appointment in the school are left to the record's own policy: installations from before there
 * were appointments. Nobody gets back there, for appointments are never removed.
 */
export async function judgeOfDeeds(view: View, actor: Actor): Promise<JudgeDeed> {
  if (!('person' in actor)) return () => null;
  const { person } = actor;
  const appointments = await view.appointmentsOf(person);
  const classes = await classesHeldAt(view, appointments);
  return (record, before, event) => {
    const schoolClass = classes.get(record.classId);
    const held = appointments.filter(({ schoolId }) => schoolId === schoolClass?.schoolId);
    if (!schoolClass || held.length === 0) return null;
    const target = { ...classTarget(schoolClass), ...recordTarget({ ...record, snapshot: before }) };
    const allowed = wantedBy(before, event, person).every(
      ({ action, ...narrower }) => may(held, action, { ...target, ...narrower }, event.at) !== null,
    );
    return allowed ? null : refusal;
  };
}

interface Wanted {
  readonly action: AccessAction;
  readonly subject?: string;
}

/** A teacher's one signature stands for every subject of theirs in the class, and needs the right to each. */
function wantedBy({ context }: RecordSnapshot, event: RecordEvent, person: PersonId): readonly Wanted[] {
  if (event.type === 'lock.ordered' && event.decidedAs !== undefined) return [{ action: 'lock.decided' }];
  if (event.type !== 'signature.applied') {
    return accessPolicy.some(({ action }) => action === event.type)
      ? [{ action: event.type as AccessAction }]
      : [];
  }
  if (event.role !== 'subjectTeacher') {
    return [{ action: event.role === 'homeroomTeacher' ? 'homeroom.signed' : 'approval.signed' }];
  }
  const { subjectTeachers } = context.assignments;
  const subjects = subjectTeachers.find((teacher) => teacher.person === person)?.subjects ?? [];
  return subjects.map((subject) => ({ action: 'subject.signed', subject }));
}

const refusal: Refusal = {
  code: 'access.appointmentEnded',
  ...accessFault.table['access.appointmentEnded'],
};
