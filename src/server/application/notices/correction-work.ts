// Corrections that wait for people, as lines of their digests.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { duesOf } from '../corrections/turns.ts';
import type { View } from '../ports/unit-of-work.ts';
import type { Work } from './work.ts';

/** A task of a class is one line, however many corrections it is about. */
export async function correctionWork(
  view: View,
  at: Instant,
): Promise<ReadonlyMap<PersonId, readonly Work[]>> {
  const classes = new Map((await view.classes()).map((one) => [one.id, one]));
  const found = new Map<PersonId, Map<string, Work>>();
  for (const { correction, person, turn } of await duesOf(view, await view.correctionsUnderWay(), at)) {
    const schoolClass = classes.get(correction.classId);
    if (!schoolClass) continue;
    const mine = found.get(person) ?? new Map<string, Work>();
    const key = `${schoolClass.id} ${turn.task}`;
    const records = (mine.get(key)?.records ?? 0) + 1;
    found.set(
      person,
      mine.set(key, { schoolClass, schoolYear: schoolClass.schoolYear, role: turn.task, records, late: 0 }),
    );
  }
  return new Map([...found].map(([person, lines]) => [person, [...lines.values()]]));
}
