// What waits for somebody's signature, by role, class and kind, with the day by which it is due.
import { byVietnameseWord, type Instant } from '../../../../kernel/index.ts';
import {
  dueFor,
  signingDeadlines,
  type DueForPerson,
  type SchoolClass,
  type SchoolRecord,
} from '../../../application/index.ts';
import { recordsSeen, type Caller } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';

export type SigningAs = DueForPerson['role'];

export interface DueGroup {
  readonly role: SigningAs;
  readonly schoolClass: SchoolClass;
  readonly kind: SchoolRecord['kind'];
  /** In the class list's order. */
  readonly records: readonly SchoolRecord[];
  /** The earliest of its records; null where the calendar names none. */
  readonly deadline: Instant | null;
}

/** By role, newest year first, then class. */
export async function dueGroups({ desk, caller, now }: Visit<Caller>): Promise<readonly DueGroup[]> {
  const due = await dueFor(desk.house, caller.person);
  const seen = await recordsSeen(
    desk,
    caller,
    due.flatMap(({ records }) => records),
  );
  const records = new Map(seen.map(({ record }) => [record.id, record]));
  const deadlineOf = await signingDeadlines(
    desk.house,
    due.map(({ schoolClass }) => schoolClass),
    now,
  );
  return due
    .flatMap(({ role, schoolClass, records: ids }) =>
      (['transcript', 'classSummary'] as const).map((kind): DueGroup => {
        const mine = ids.flatMap((id) => records.get(id) ?? []).filter((record) => record.kind === kind);
        const deadlines = mine.flatMap((record) => deadlineOf(schoolClass, record) ?? []);
        const deadline = deadlines.length === 0 ? null : (Math.min(...deadlines) as Instant);
        return { role, schoolClass, kind, records: mine, deadline };
      }),
    )
    .filter((group) => group.records.length > 0)
    .toSorted(byPlace);
}

/** As addresses name a group: `transcript.<class>`. */
export const groupName = ({ kind, schoolClass }: Pick<DueGroup, 'kind' | 'schoolClass'>): string =>
  `${kind}.${schoolClass.id}`;

const roles: readonly SigningAs[] = ['subjectTeacher', 'homeroomTeacher', 'principal', 'seal'];

const byPlace = (one: DueGroup, other: DueGroup): number =>
  roles.indexOf(one.role) - roles.indexOf(other.role) ||
  byVietnameseWord(other.schoolClass.schoolYear, one.schoolClass.schoolYear) ||
  byVietnameseWord(one.schoolClass.name, other.schoolClass.name);
