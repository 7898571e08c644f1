// Addresses that letters came back from: seen by whoever watches over messages, written to again once confirmed.
import type { Instant, PersonId } from '../../../kernel/index.ts';
import { permission } from '../access/permission.ts';
import type { House } from '../ports/house.ts';
import type { View } from '../ports/unit-of-work.ts';
import { failingKey } from './address.ts';
import { noticeFault } from './faults.ts';

export interface FailingSeen {
  readonly address: string;
  readonly since: Instant;
  readonly reason: string;
  /** Whose it is, of this school. */
  readonly people: readonly { readonly person: PersonId; readonly name: string }[];
}

interface Asked {
  readonly schoolId: string;
  readonly by: PersonId;
}

/**
 * Newest first; those of nobody in the school are left out.
 * @throws Fault `access.notPermitted`
 */
export const watchFailing = (house: House, { schoolId, by }: Asked): Promise<readonly FailingSeen[]> =>
  house.store.read(async (view) => {
    const at = house.clock.now();
    await permission(view, { person: by, action: 'notices.watched', target: { schoolId }, at });
    return failingIn(view, schoolId);
  });

/**
 * Somebody has seen to it that the address is right.
 * @throws Fault `access.notPermitted`, `notice.notFailing`
 */
export const confirmAddress = (house: House, { schoolId, by }: Asked, address: string): Promise<void> =>
  house.store.write(async (transaction) => {
    const at = house.clock.now();
    await permission(transaction, { person: by, action: 'notices.changed', target: { schoolId }, at });
    const found = (await failingIn(transaction, schoolId)).find((one) => one.address === failingKey(address));
    if (!found) throw noticeFault('notice.notFailing', { address });
    await transaction.addressWorks(found.address);
    const event = {
      type: 'address.confirmed',
      school: schoolId,
      people: found.people.map(({ person }) => person),
    };
    await transaction.append([{ at, actor: `person:${by}`, record: null, event }]);
  });

async function failingIn(view: View, schoolId: string): Promise<readonly FailingSeen[]> {
  const owners = new Map<string, Map<PersonId, string>>();
  const people = (await view.people()).filter((one) => one.schoolId === schoolId);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const claims = [
    ...(await view.contacts()),
    ...(await view.standingConsents()),
    ...(await view.accountsIn(schoolId)).map(({ personId, email }) => ({ personId, address: email ?? '' })),
  ];
  for (const { personId, address } of claims) {
    const name = names.get(personId);
    if (name === undefined) continue;
    const key = failingKey(address);
    owners.set(key, (owners.get(key) ?? new Map<PersonId, string>()).set(personId, name));
  }
  return (await view.failingAddresses()).flatMap(({ address, since, reason }) => {
    const mine = owners.get(address);
    return mine
      ? [{ address, since, reason, people: [...mine].map(([person, name]) => ({ person, name })) }]
      : [];
  });
}
