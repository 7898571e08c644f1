// Parents of invented pupils, appointed for one class and child each.
import type { PersonId } from '../../src/kernel/index.ts';
import { freshId } from '../../src/kernel/index.ts';
import { appoint, giveConsent, type House } from '../../src/server/application/index.ts';
import type { ImportedClass } from './house.ts';

export async function parentOf(
  { store, clock }: House,
  { classId }: Pick<ImportedClass, 'classId'>,
  pupil: string,
  name: string,
): Promise<PersonId> {
  const id = freshId<PersonId>();
  const schoolId = await store.read(async (view) => {
    const found = (await view.classes()).find((one) => one.id === classId);
    return found!.schoolId;
  });
  await store.write((transaction) => transaction.addPeople([{ id, schoolId, name }]));
  const decision = { number: '6/QĐ-VD', date: '2025-09-01' };
  const scope = { classes: [classId], pupils: [pupil] };
  await appoint(
    { store, clock },
    { schoolId, person: id, role: 'parent', scope, decision },
    { service: 'setup' },
  );
  return id;
}

export const addressOfParent = (person: PersonId) => `ph-${person}@giadinh.example`;

export const agrees = (house: House, person: PersonId, language: 'vi' | 'en' = 'vi') =>
  giveConsent(house, {
    parent: person,
    by: person,
    channel: 'email',
    address: addressOfParent(person),
    language,
  });
