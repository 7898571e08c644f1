// What waits for each person, class by class.
import type { PersonId } from '../../../kernel/index.ts';
import type { View } from '../ports/unit-of-work.ts';
import { whoIsDue } from '../records/who-is-due.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';
import type { WorkRole } from './templates.ts';

/** One line of a digest: so many records of a class, in one role. */
export interface Work {
  readonly schoolClass: SchoolClass;
  readonly role: WorkRole;
  readonly records: number;
  /** Of them, those whose deadline has passed for this person. */
  readonly late: number;
}

export async function workByPerson(view: View): Promise<ReadonlyMap<PersonId, readonly Work[]>> {
  const everybody = new Map<PersonId, Work[]>();
  for (const schoolClass of await view.classes())
    for (const [person, work] of workIn(schoolClass, await view.recordsOf(schoolClass.id)))
      everybody.set(person, [...(everybody.get(person) ?? []), ...work]);
  return everybody;
}

function workIn(schoolClass: SchoolClass, records: readonly SchoolRecord[]) {
  const found = new Map<PersonId, Map<WorkRole, Work>>();
  for (const { snapshot } of records) {
    const due = dueIn(snapshot);
    for (const person of due?.people ?? []) {
      if (!due) continue;
      const mine = found.get(person) ?? new Map<WorkRole, Work>();
      const before = mine.get(due.role) ?? { schoolClass, role: due.role, records: 0, late: 0 };
      const late = snapshot.context.late.some((flag) => flag.person === person && flag.role === due.role);
      mine.set(due.role, { ...before, records: before.records + 1, late: before.late + Number(late) });
      found.set(person, mine);
    }
  }
  return [...found].map(([person, byRole]) => [person, [...byRole.values()]] as const);
}

/** What came back waits for the homeroom teacher, who submits it again. */
const dueIn = (snapshot: SchoolRecord['snapshot']): { role: WorkRole; people: readonly PersonId[] } | null =>
  snapshot.state === 'returned' || (snapshot.state === 'superseded' && snapshot.context.returned !== null)
    ? { role: 'correction', people: [snapshot.context.assignments.homeroomTeacher] }
    : whoIsDue(snapshot);
