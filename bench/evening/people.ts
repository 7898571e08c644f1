// Accounts for the teachers of a made school, and a parent with an account for each of its first pupils.
import { freshId, type PersonId } from '../../src/kernel/index.ts';
import type { Account, Appointment, House } from '../../src/server/application/index.ts';
import { credentialsOf } from '../../src/server/credentials/index.ts';
import { secretKey } from '../../src/server/secret-key.ts';
import type { SchoolThere } from '../year/made-school.ts';

export const PASSWORD = 'kqzv-mhwd-ptrn-xbcs-ygfj';

/** Everybody has the same password, hashed once: 2,300 of them would take minutes, and cost the server nothing. */
export async function openPeople(
  house: House & { readonly folder: string },
  school: SchoolThere,
  parents: number,
  prefix = '',
): Promise<{ readonly teachers: readonly string[]; readonly parents: readonly string[] }> {
  const site = { id: 'localhost', name: 'Giáp Lai', origins: ['http://localhost'] };
  const { passwords } = credentialsOf({ key: secretKey(house.folder), issuer: 'Giáp Lai', site });
  const passwordHash = await passwords.hash(PASSWORD);
  const at = house.clock.now();
  const schoolId = school.id;
  const accountOf = (personId: PersonId, loginName: string): Account => ({
    ...{ id: freshId<Account['id']>(), schoolId, personId, loginName, email: null, passwordHash },
    ...{ passwordAt: at, state: 'active', totpSecret: null, totpStep: null, createdAt: at },
  });
  const pupils = school.classes.flatMap(({ id, book }) => book.pupils.map(({ code }) => ({ id, code })));
  const family = Array.from({ length: parents }, (_, number) => {
    const pupil = pupils[number % pupils.length];
    return { person: freshId<PersonId>(), login: `${prefix}phu.huynh${number}`, pupil };
  });
  const staff = school.teachers.map((person, number) => ({ person, login: `${prefix}giao.vien${number}` }));
  const appointments = family.flatMap(({ person, pupil }): Appointment[] =>
    pupil === undefined
      ? []
      : [
          {
            ...{
              id: freshId<Appointment['id']>(),
              schoolId,
              personId: person,
              role: 'parent',
              validFrom: at,
            },
            scope: { classes: [pupil.id], pupils: [pupil.code] },
            basis: { kind: 'decision', number: '01/QĐ-VD', date: '2025-08-15' },
            ...{ validTo: null, endedBy: null, actingFor: null, delegatedFrom: null },
          },
        ],
  );
  await house.store.write(async (transaction) => {
    const people = family.map(({ person, login }) => ({ id: person, schoolId, name: `Phụ Huynh ${login}` }));
    await transaction.addPeople(people);
    await transaction.addAppointments(appointments);
    for (const { person, login } of [...staff, ...family])
      await transaction.saveAccount(accountOf(person, login));
  });
  return { teachers: staff.map(({ login }) => login), parents: family.map(({ login }) => login) };
}
