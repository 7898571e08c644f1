// What records want of a person now, class by class: signatures, a seal, handing in again, an order to lock.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { SigningRole } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import { recordsOfClasses, type RecordDigest } from '../records/class-records.ts';
import type { SchoolClass } from '../rows.ts';

/** `handIn`: came back; `orderLock`: approved, and nobody has ordered the seal. */
export type RecordTask = SigningRole | 'seal' | 'handIn' | 'orderLock';

export interface WaitingRecords {
  readonly schoolClass: SchoolClass;
  readonly task: RecordTask;
  readonly records: readonly RecordDigest[];
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
    const classes = await view.classes(schoolId);
    const digests = await recordsOfClasses(store, view, classes);
    for (const schoolClass of classes) {
      const tasks = new Map<RecordTask, RecordDigest[]>();
      for (const record of digests.get(schoolClass.id) ?? []) {
        const task = taskOf(record, person);
        if (task) tasks.set(task, [...(tasks.get(task) ?? []), record]);
      }
      for (const [task, records] of tasks)
        found.push({ schoolClass, task, records, ...timesOf(records, person) });
    }
    return found;
  });

function taskOf(
  { state, due, ordered, homeroomTeacher, principal }: RecordDigest,
  person: PersonId,
): RecordTask | null {
  if (state === 'returned') return homeroomTeacher === person ? 'handIn' : null;
  if (state === 'principalApproved' && !ordered) return principal === person ? 'orderLock' : null;
  return due?.people.includes(person) ? due.role : null;
}

function timesOf(records: readonly RecordDigest[], person: PersonId) {
  const returned = records.flatMap(({ returnedAt }) => returnedAt ?? []);
  return {
    late: records.filter(({ late }) => late.includes(person)).length,
    returnedAt: returned.length === 0 ? null : (Math.max(...returned) as Instant),
  };
}
