// What a person is called.
import type { PersonId } from '../../../kernel/index.ts';
import { applicationFault } from '../faults.ts';
import type { House } from '../ports/house.ts';

/** @throws Fault `person.unknown` */
export async function nameOfPerson(house: House, person: PersonId): Promise<string> {
  const [known] = await house.store.read((view) => view.people([person]));
  if (!known) throw applicationFault('person.unknown', { person });
  return known.name;
}
