// A class of the story with everybody in it, and the two gestures that most chapters consist of.
import type { ClassBook } from '../../assessment/index.ts';
import type { PersonId, RecordId } from '../../kernel/index.ts';
import type { SigningRole } from '../../workflows/index.ts';
import {
  ceremonyRuns,
  dueFor,
  readBook,
  runEffects,
  submitRecords,
  type House,
  type SchoolClass,
} from '../application/index.ts';
import type { SigningMeans } from './keys-and-authorities.ts';
import { isOfStory, type Phase } from './seed-classes.ts';

export type Means = Pick<SigningMeans, 'keptKeys' | 'keyPlaces' | 'serviceOf' | 'conditions'>;

export interface Scene {
  readonly house: House;
  readonly means: Means;
  readonly schoolClass: SchoolClass;
  readonly book: ClassBook;
  readonly idOf: (name: string) => PersonId;
}

export async function sceneOf(house: House, means: Means, phase: Phase): Promise<Scene | null> {
  const { classes, people } = await house.store.read(async (view) => ({
    classes: await view.classes(),
    people: await view.people(),
  }));
  for (const schoolClass of classes) {
    const book = await readBook(house, schoolClass);
    if (!isOfStory(book, phase, house.clock.now())) continue;
    const idOf = (name: string) => {
      const found = people.find((person) => person.name === name.normalize('NFC'));
      if (!found) throw new TypeError('the story has a stranger in it');
      return found.id;
    };
    return { house, means, schoolClass, book, idOf };
  }
  return null;
}

export async function submit({ house, means, book, schoolClass, idOf }: Scene, records: readonly RecordId[]) {
  if (records.length > 0)
    await submitRecords(house, { classId: schoolClass.id, by: idOf(book.staff.homeroomTeacher), records });
  await runEffects(house, { serviceSigner: means.serviceOf, conditions: await means.conditions() });
}

/** As from the page of signing, so that everybody finds the outcome there. */
export async function sign(
  { house, means, idOf }: Scene,
  name: string,
  role: SigningRole,
  records: readonly RecordId[],
): Promise<void> {
  const person = idOf(name);
  const { keptKeys, keyPlaces, conditions } = means;
  if (!keptKeys) return;
  const due = (await dueFor(house, person)).filter((one) => one.role === role);
  const mine = due.flatMap((one) => one.records).filter((id) => records.includes(id));
  if (mine.length === 0) return;
  const troubles: unknown[] = [];
  const onUnexpected = (error: unknown) => void troubles.push(error);
  const runs = ceremonyRuns({ house, conditions, keptKeys, keyPlaces, onUnexpected });
  await runs.request({ person, role, records: mine, key: { kind: 'development' } });
  await runs.idle();
  if (troubles.length > 0) throw troubles[0];
}
