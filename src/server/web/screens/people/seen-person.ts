// What a page about one person shows, as far as whoever looks may know it.
import {
  listAppointments,
  listPeople,
  may,
  type AccessAction,
  type Account,
  type Appointment,
  type PersonCard,
  type SchoolClass,
} from '../../../application/index.ts';
import { personFor, type Caller } from '../../../http/index.ts';
import type { Visit } from '../../visit.ts';

export interface SeenPerson {
  readonly id: PersonCard['id'];
  readonly name: string;
  readonly held: readonly Appointment[];
  /** Null also where whoever looks may not know of accounts. */
  readonly account: Account | null;
  readonly classes: readonly SchoolClass[];
  /** Who could take over. Empty for those who only look at themselves. */
  readonly others: readonly PersonCard[];
  readonly allows: (action: AccessAction) => boolean;
}

/** @throws Fault `person.unknown`, `access.notPermitted` */
export async function seenPerson(visit: Visit<Caller>): Promise<SeenPerson> {
  const { desk, caller, params, appointments, now } = visit;
  const { person: by, schoolId } = caller;
  const id = await personFor(desk, caller, params.personId ?? '');
  const allows = (action: AccessAction) => may(appointments, action, { schoolId }, now) !== null;
  const mayKnow = id === by || allows('appointment.read');
  const held = mayKnow ? ((await listAppointments(desk.house, { by, of: id })) ?? []) : [];
  const others = allows('person.read') ? await listPeople(desk.house, { by, schoolId }) : [];
  return desk.house.store.read(async (view) => ({
    id,
    name: (await view.people([id]))[0]?.name ?? '',
    held: held.toReversed(),
    account: allows('account.read') ? await view.accountOfPerson(id) : null,
    classes: await view.classes(schoolId),
    others: others.filter((one) => one.id !== id),
    allows,
  }));
}
