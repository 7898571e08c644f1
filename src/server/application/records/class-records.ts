// The records of classes, boiled down to what lists of many classes ask; read again only for classes in which a record
// has taken a step since.
import type { ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import type { RecordState } from '../../../workflows/index.ts';
import { memoryByStore } from '../memory.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { SchoolClass, SchoolRecord } from '../rows.ts';
import { whoIsDue, type Due } from './who-is-due.ts';

/** Follows from the steps of the record alone; its title and its place in the list, which change without one, are left out. */
export interface RecordDigest extends Pick<SchoolRecord, 'id' | 'kind' | 'key'> {
  readonly state: RecordState;
  readonly due: Due | null;
  readonly homeroomTeacher: PersonId;
  readonly principal: PersonId;
  /** Whether it is ordered to be locked. */
  readonly ordered: boolean;
  readonly late: readonly PersonId[];
  readonly returnedAt: Instant | null;
  readonly signedAt: readonly Instant[];
  /** Of class summaries alone. */
  readonly snapshot: SchoolRecord['snapshot'] | null;
}

export type ClassRecords = ReadonlyMap<ClassId, readonly RecordDigest[]>;

/** In the class list's order. Only where something is read: what a writer has not committed yet may still be undone. */
export async function recordsOfClasses(
  store: House['store'],
  view: View,
  classes: readonly SchoolClass[],
): Promise<ClassRecords> {
  const kept = digestsOf(store);
  const pulses = new Map(
    (await view.classPulses(classes.map(({ id }) => id))).map(({ classId, pulse }) => [classId, pulse]),
  );
  const found = new Map<ClassId, readonly RecordDigest[]>();
  for (const { id } of classes) {
    const pulse = pulses.get(id) ?? '';
    const known = kept.get(id);
    const digests =
      known?.pulse === pulse ? known.digests : (await view.recordsOf(id)).map((record) => digestOf(record));
    if (digests !== known?.digests) kept.set(id, { pulse, digests });
    found.set(id, digests);
  }
  return found;
}

interface KeptDigests {
  /** Rises with every step of a record of the class, and with every new one. */
  readonly pulse: string;
  readonly digests: readonly RecordDigest[];
}

/** Some fifty kilobytes a class. */
const MOST_CLASSES = 400;

const digestsOf = memoryByStore<ClassId, KeptDigests>(MOST_CLASSES);

function digestOf({ id, kind, key, snapshot }: SchoolRecord): RecordDigest {
  const { assignments, order, late, returned, signatures } = snapshot.context;
  return {
    id,
    kind,
    key,
    state: snapshot.state as RecordState,
    due: whoIsDue(snapshot),
    homeroomTeacher: assignments.homeroomTeacher,
    principal: assignments.principal,
    ordered: order !== null,
    late: late.map(({ person }) => person),
    returnedAt: returned?.at ?? null,
    signedAt: signatures.map(({ at }) => at),
    snapshot: kind === 'classSummary' ? snapshot : null,
  };
}
