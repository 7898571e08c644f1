// What waits for one person's signature, over all classes: the list a ceremony starts from.
import type { PersonId, RecordId } from '../../../kernel/index.ts';
import { awaited } from '../../../workflows/index.ts';
import type { SigningRole } from '../../../workflows/index.ts';
import type { House } from '../ports/house.ts';
import type { SchoolClass } from '../rows.ts';

export interface DueForPerson {
  readonly schoolClass: SchoolClass;
  readonly role: SigningRole | 'seal';
  readonly records: readonly RecordId[];
}

export function dueFor(house: House, person: PersonId): Promise<readonly DueForPerson[]> {
  return house.store.read(async (view) => {
    const found: DueForPerson[] = [];
    for (const schoolClass of await view.classes()) {
      const records = await view.recordsOf(schoolClass.id);
      for (const [state, role] of dueStates) {
        const mine = records.filter(
          ({ snapshot: { state: now, context } }) =>
            now === state && context.document?.certified === true && awaited(context, role).includes(person),
        );
        if (mine.length > 0) found.push({ schoolClass, role, records: mine.map(({ id }) => id) });
      }
      const sealing = records.filter(
        ({ snapshot: { state, context } }) =>
          state === 'principalApproved' && context.order !== null && context.assignments.registrar === person,
      );
      if (sealing.length > 0) found.push({ schoolClass, role: 'seal', records: sealing.map(({ id }) => id) });
    }
    return found;
  });
}

const dueStates: readonly (readonly [string, SigningRole])[] = [
  ['subjectSigning', 'subjectTeacher'],
  ['subjectSigned', 'homeroomTeacher'],
  ['homeroomVerified', 'principal'],
];
