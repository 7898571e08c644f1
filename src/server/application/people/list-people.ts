// The people of a school, found by name: who they are, what they hold now, whether they have an account.
import { byVietnameseName } from '../../../kernel/index.ts';
import type { PersonId } from '../../../kernel/index.ts';
import { holdsAt } from '../access/appointment.ts';
import type { AppointedRole } from '../access/appointment.ts';
import { permission } from '../access/permission.ts';
import type { House } from '../ports/house.ts';
import type { Person } from '../rows.ts';
import { isCalled } from './is-called.ts';

export interface PeopleAsked {
  readonly by: PersonId;
  readonly schoolId: string;
  /** Parts of a name, marks forgiven; everybody when left out. */
  readonly called?: string;
}

export interface PersonCard extends Person {
  /** In force now. */
  readonly roles: readonly AppointedRole[];
  readonly hasAccount: boolean;
}

/** In the order of Vietnamese names. @throws Fault `access.notPermitted` */
export function listPeople(
  { store, clock }: Pick<House, 'store' | 'clock'>,
  { by, schoolId, called = '' }: PeopleAsked,
): Promise<readonly PersonCard[]> {
  const at = clock.now();
  return store.read(async (view) => {
    await permission(view, { person: by, action: 'person.read', target: { schoolId }, at });
    const roles = new Map<PersonId, Set<AppointedRole>>();
    for (const one of await view.appointmentsIn(schoolId)) {
      if (!holdsAt(one, at)) continue;
      roles.set(one.personId, (roles.get(one.personId) ?? new Set()).add(one.role));
    }
    const holders = new Set((await view.accountsIn(schoolId)).map(({ personId }) => personId));
    return (await view.people())
      .filter((person) => person.schoolId === schoolId && isCalled(person.name, called))
      .toSorted((a, b) => byVietnameseName(a.name, b.name))
      .map((person) => ({
        ...person,
        roles: [...(roles.get(person.id) ?? [])],
        hasAccount: holders.has(person.id),
      }));
  });
}
