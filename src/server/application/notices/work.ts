// What waits for each person, class by class; a class is looked into again only when something in it has changed.
import type { ClassId, PersonId } from '../../../kernel/index.ts';
import type { House } from '../ports/house.ts';
import { whoIsDue } from '../records/who-is-due.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';
import type { WorkRole } from './templates.ts';

/** One line of a digest: so many records of a class, in one role. */
export interface Work {
  /** Null for what is of no class. */
  readonly schoolClass: SchoolClass | null;
  readonly schoolYear: string;
  readonly role: WorkRole;
  readonly records: number;
  /** Of them, those whose deadline has passed for this person. */
  readonly late: number;
}

type Count = Omit<Work, 'schoolClass' | 'schoolYear'>;
type CountByPerson = ReadonlyMap<PersonId, readonly Count[]>;

/** What was found in each class and when; whoever looks often keeps one. */
export type WorkMemory = Map<ClassId, { readonly pulse: string; readonly found: CountByPerson }>;

/**
 * Each class that has changed is read in a transaction of its own, so that others get their turn in between. What
 * changes meanwhile is seen the next time.
 */
export async function workByPerson(
  house: Pick<House, 'store'>,
  memory: WorkMemory,
): Promise<ReadonlyMap<PersonId, readonly Work[]>> {
  const { classes, pulses } = await house.store.read(async (view) => ({
    classes: await view.classes(),
    pulses: new Map((await view.classPulses()).map(({ classId, pulse }) => [classId, pulse])),
  }));
  const everybody = new Map<PersonId, Work[]>();
  for (const schoolClass of classes) {
    const { id } = schoolClass;
    const pulse = pulses.get(id) ?? '';
    const known = memory.get(id);
    const found =
      known?.pulse === pulse ? known.found : countIn(await house.store.read((view) => view.recordsOf(id)));
    if (found !== known?.found) memory.set(id, { pulse, found });
    for (const [person, counts] of found) {
      const mine = everybody.get(person) ?? [];
      mine.push(...counts.map((count) => ({ schoolClass, schoolYear: schoolClass.schoolYear, ...count })));
      everybody.set(person, mine);
    }
  }
  return everybody;
}

function countIn(records: readonly SchoolRecord[]): CountByPerson {
  const found = new Map<PersonId, Map<WorkRole, Count>>();
  for (const { snapshot } of records) {
    const due = dueIn(snapshot);
    for (const person of due?.people ?? []) {
      if (!due) continue;
      const mine = found.get(person) ?? new Map<WorkRole, Count>();
      const before = mine.get(due.role) ?? { role: due.role, records: 0, late: 0 };
      const late = snapshot.context.late.some((flag) => flag.person === person && flag.role === due.role);
      mine.set(due.role, { ...before, records: before.records + 1, late: before.late + Number(late) });
      found.set(person, mine);
    }
  }
  return new Map([...found].map(([person, byRole]) => [person, [...byRole.values()]]));
}

/** What came back waits for the homeroom teacher, who submits it again. */
const dueIn = (snapshot: SchoolRecord['snapshot']): { role: WorkRole; people: readonly PersonId[] } | null =>
  snapshot.state === 'returned' || (snapshot.state === 'superseded' && snapshot.context.returned !== null)
    ? { role: 'correction', people: [snapshot.context.assignments.homeroomTeacher] }
    : whoIsDue(snapshot);
