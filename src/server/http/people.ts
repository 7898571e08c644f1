// People, accounts and appointments of the caller's own school. What is of another school does not exist for them.
import type { PersonId } from '../../kernel/index.ts';
import {
  accessFault,
  accountFault,
  applicationFault,
  type AccountId,
  type AppointmentId,
} from '../application/index.ts';
import type { Caller, HttpDesk } from './ports.ts';

/** @throws Fault `person.unknown` */
export async function personFor({ house }: HttpDesk, { schoolId }: Caller, id: string): Promise<PersonId> {
  const [person] = await house.store.read((view) => view.people([id as PersonId]));
  if (person?.schoolId !== schoolId) throw applicationFault('person.unknown', { person: id });
  return person.id;
}

/** @throws Fault `account.unknown` */
export async function accountFor({ house }: HttpDesk, { schoolId }: Caller, id: string): Promise<AccountId> {
  const account = await house.store.read((view) => view.account(id as AccountId));
  if (account?.schoolId !== schoolId) throw accountFault('account.unknown', { account: id });
  return account.id;
}

/** @throws Fault `access.appointmentUnknown` */
export async function appointmentFor(
  { house }: HttpDesk,
  { schoolId }: Caller,
  id: string,
): Promise<AppointmentId> {
  const appointment = await house.store.read((view) => view.appointment(id as AppointmentId));
  if (appointment?.schoolId !== schoolId) throw accessFault('access.appointmentUnknown', { appointment: id });
  return appointment.id;
}

/** Names of people by id. */
export async function namesOf(
  { house }: HttpDesk,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  const people = await house.store.read((view) => view.people([...new Set(ids)]));
  return new Map(people.map(({ id, name }) => [id, name]));
}
