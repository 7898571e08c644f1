// What waits for one person's signature, over all classes of the school: the list a ceremony starts from.
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import type { SigningRole } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass } from '../rows.ts';
import { recordsOfClasses } from './class-records.ts';

export interface DueForPerson {
  readonly schoolClass: SchoolClass;
  readonly role: SigningRole | 'seal';
  readonly records: readonly RecordId[];
}

export function dueFor({ store }: Pick<House, 'store'>, person: PersonId): Promise<readonly DueForPerson[]> {
  return store.read(async (view) => {
    const found: DueForPerson[] = [];
    const [schoolId] = (await view.people([person])).map((found) => found.schoolId);
    const classes = schoolId === undefined ? [] : await view.classes(schoolId);
    const records = await recordsOfClasses(store, view, classes);
    for (const schoolClass of classes) {
      const mine = (records.get(schoolClass.id) ?? []).flatMap(({ id, due }) =>
        due?.people.includes(person) ? [{ id, role: due.role }] : [],
      );
      for (const role of new Set(mine.map((one) => one.role))) {
        const ids = mine.filter((one) => one.role === role).map(({ id }) => id);
        found.push({ schoolClass, role, records: ids });
      }
    }
    return found;
  });
}
