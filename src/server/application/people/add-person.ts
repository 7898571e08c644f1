// Adds somebody whom no class book names: an administrator, an inspector, a parent (R10).
import { freshId } from '../../../kernel/index.ts';
import type { Instant, PersonId } from '../../../kernel/index.ts';
import type { Actor } from '../../../workflows/index.ts';
import { permission } from '../access/permission.ts';
import { nameOf } from '../classes/assignments.ts';
import { applicationFault } from '../faults.ts';
import { actorText } from '../journal/entry.ts';
import type { JournalDraft } from '../journal/entry.ts';
import type { House } from '../ports/house.ts';
import type { Person } from '../rows.ts';

export interface NewPerson {
  readonly schoolId: string;
  readonly name: string;
}

/**
 * People of one school have different names, for class books know them by nothing else: of two who are called alike
 * one is written with something to tell them apart, as schools do.
 * @param actor an administrator, or the service that sets a school up
 * @throws Fault `access.notPermitted`, `person.nameMalformed`, `person.alreadyThere`
 */
export function addPerson(
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { schoolId, name }: NewPerson,
  actor: Actor,
): Promise<Person> {
  const at = clock.now();
  return store.write(async (transaction) => {
    if ('person' in actor)
      await permission(transaction, {
        person: actor.person,
        action: 'person.added',
        target: { schoolId },
        at,
      });
    const called = nameOf(name);
    if (called.length > LONGEST || !/\p{L}/u.test(called) || /\p{C}/u.test(called))
      throw applicationFault('person.nameMalformed');
    const known = (await transaction.people()).some(
      (person) => person.schoolId === schoolId && person.name === called,
    );
    if (known) throw applicationFault('person.alreadyThere', { name: called });
    const person: Person = { id: freshId<PersonId>(), schoolId, name: called };
    await transaction.addPeople([person]);
    await transaction.append([personAdded(person, actor, at)]);
    return person;
  });
}

const LONGEST = 200;

const personAdded = ({ id }: Person, actor: Actor, at: Instant): JournalDraft => ({
  at,
  actor: actorText(actor),
  record: null,
  event: { type: 'person.added', person: id },
});
