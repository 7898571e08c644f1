// What records want of a person now, class by class: signatures, a seal, handing in again, an order to lock.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { SigningRole } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import { whoIsDue } from '../records/who-is-due.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';

/** `handIn`: came back; `orderLock`: approved, and nobody has ordered the seal. */
export type RecordTask = SigningRole | 'seal' | 'handIn' | 'orderLock';

export interface WaitingRecords {
  readonly schoolClass: SchoolClass;
  readonly task: RecordTask;
  readonly records: readonly SchoolRecord[];
  /** Of them, those whose deadline has passed for this person. */
  readonly late: number;
  /** When they were sent back, of what came back; the latest. */
  readonly returnedAt: Instant | null;
}

/** In the order of the classes. */
export const waitingFor = (
  { store }: Pick<House, 'store'>,
  { person, schoolId }: { readonly person: PersonId; readonly schoolId: string },
): Promise<readonly WaitingRecords[]> =>
  store.read(async (view) => {
    const found: WaitingRecords[] = [];
    for (const schoolClass of await view.classes()) {
      if (schoolClass.schoolId !== schoolId) continue;
      const tasks = new Map<RecordTask, SchoolRecord[]>();
      for (const record of await view.recordsOf(schoolClass.id)) {
        const task = taskOf(record, person);
        if (task) tasks.set(task, [...(tasks.get(task) ?? []), record]);
      }
      for (const [task, records] of tasks)
        found.push({ schoolClass, task, records, ...timesOf(records, person) });
    }
    return found;
  });

function taskOf({ snapshot }: SchoolRecord, person: PersonId): RecordTask | null {
  const { state, context } = snapshot;
  const { homeroomTeacher, principal } = context.assignments;
  if (state === 'returned') return homeroomTeacher === person ? 'handIn' : null;
  if (state === 'principalApproved' && context.order === null)
    return principal === person ? 'orderLock' : null;
  const due = whoIsDue(snapshot);
  return due?.people.includes(person) ? due.role : null;
}

function timesOf(records: readonly SchoolRecord[], person: PersonId) {
  const contexts = records.map(({ snapshot }) => snapshot.context);
  const returned = contexts.flatMap((context) => context.returned?.at ?? []);
  return {
    late: contexts.filter(({ late }) => late.some((flag) => flag.person === person)).length,
    returnedAt: returned.length === 0 ? null : (Math.max(...returned) as Instant),
  };
}
