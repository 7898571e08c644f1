// What waits for one person's signature, over all classes: the list a ceremony starts from.
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import type { SigningRole } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass } from '../rows.ts';
import { whoIsDue } from './who-is-due.ts';

export interface DueForPerson {
  readonly schoolClass: SchoolClass;
  readonly role: SigningRole | 'seal';
  readonly records: readonly RecordId[];
}

export function dueFor(house: House, person: PersonId): Promise<readonly DueForPerson[]> {
  return house.store.read(async (view) => {
    const found: DueForPerson[] = [];
    for (const schoolClass of await view.classes()) {
      const mine = (await view.recordsOf(schoolClass.id)).flatMap(({ id, snapshot }) => {
        const due = whoIsDue(snapshot);
        return due?.people.includes(person) ? [{ id, role: due.role }] : [];
      });
      for (const role of new Set(mine.map((one) => one.role))) {
        const records = mine.filter((one) => one.role === role).map(({ id }) => id);
        found.push({ schoolClass, role, records });
      }
    }
    return found;
  });
}
