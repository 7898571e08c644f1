// People, accounts and appointments of the caller's own school. What is of another school does not exist for them.
import type { PersonId } from '../../kernel/index.ts';
import {
  accessFault,
  accountFault,
  applicationFault,
  may,
  type AccessAction,
  type AccountId,
  type AppointmentId,
  type View,
} from '../application/index.ts';
import type { Caller, HttpDesk } from './ports.ts';

/** @throws Fault `person.unknown` also for those who may not know who is at the school */
export const personFor = ({ house }: HttpDesk, caller: Caller, id: string): Promise<PersonId> =>
  house.store.read(async (view) => {
    const [person] = await view.people([id as PersonId]);
    if (person?.schoolId !== caller.schoolId) throw applicationFault('person.unknown', { person: id });
    if (person.id !== caller.person && !(await knows(house, view, caller, 'person.read')))
      throw applicationFault('person.unknown', { person: id });
    return person.id;
  });

/** @throws Fault `account.unknown` also for those who may not know of accounts */
export const accountFor = ({ house }: HttpDesk, caller: Caller, id: string): Promise<AccountId> =>
  house.store.read(async (view) => {
    const account = await view.account(id as AccountId);
    if (account?.schoolId !== caller.schoolId || !(await knows(house, view, caller, 'account.read')))
      throw accountFault('account.unknown', { account: id });
    return account.id;
  });

/** @throws Fault `access.appointmentUnknown` also for those who may not know of it; everybody knows what they hold or gave */
export const appointmentFor = ({ house }: HttpDesk, caller: Caller, id: string): Promise<AppointmentId> =>
  house.store.read(async (view) => {
    const unknown = accessFault('access.appointmentUnknown', { appointment: id });
    const appointment = await view.appointment(id as AppointmentId);
    if (appointment?.schoolId !== caller.schoolId) throw unknown;
    const source = appointment.delegatedFrom && (await view.appointment(appointment.delegatedFrom));
    const own = [appointment.personId, source?.personId].includes(caller.person);
    if (!own && !(await knows(house, view, caller, 'appointment.read'))) throw unknown;
    return appointment.id;
  });

const knows = async (
  { clock }: HttpDesk['house'],
  view: View,
  { person, schoolId }: Caller,
  action: AccessAction,
): Promise<boolean> => may(await view.appointmentsOf(person), action, { schoolId }, clock.now()) !== null;

/** Names of people by id. */
export async function namesOf(
  { house }: HttpDesk,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  const people = await house.store.read((view) => view.people([...new Set(ids)]));
  return new Map(people.map(({ id, name }) => [id, name]));
}
