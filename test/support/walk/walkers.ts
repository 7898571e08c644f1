// The people of the access walk: one of each role, each signed in, each with the narrowest scope the role may have.
import type { ClassId } from '../../../src/kernel/index.ts';
import {
  endAppointment,
  type AppointedRole,
  type Gate,
  type Scope,
} from '../../../src/server/application/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import { openAccount } from '../accounts.ts';
import type { TestApi } from '../api.ts';
import { addPerson, employ, sessionHeaders } from '../school-office.ts';
import { actorNames, type ActorName } from './circles.ts';

export interface Walker {
  readonly name: ActorName;
  readonly person: PersonId;
  readonly headers: Readonly<Record<string, string>>;
}

export async function walkersOf(
  api: TestApi,
  gate: Gate,
  schoolId: string,
  own: ClassId,
): Promise<readonly Walker[]> {
  const scopes: Partial<Record<ActorName, Scope>> = {
    subjectTeacher: { classes: [own], subjects: ['TOAN'], terms: ['HK1'] },
    homeroomTeacher: { classes: [own] },
    departmentHead: { subjects: ['TOAN'], grades: [8] },
    vicePrincipal: { grades: [8] },
    parent: { classes: [own], pupils: ['HS01'] },
    pupil: { classes: [own], pupils: ['HS01'] },
    former: { classes: [own] },
  };
  const walkers: Walker[] = [];
  for (const name of actorNames) {
    const account = `di.bo.${name.toLowerCase()}`;
    const person = await arrive(gate, schoolId, name, { account, scope: scopes[name] ?? {} });
    walkers.push({ name, person, headers: await sessionHeaders(api, gate, account) });
  }
  return walkers;
}

async function arrive(
  gate: Gate,
  schoolId: string,
  name: ActorName,
  { account, scope }: { readonly account: string; readonly scope: Scope },
): Promise<PersonId> {
  if (name === 'bystander') {
    const person = await addPerson(gate, schoolId, 'Người Qua Đường');
    await openAccount(gate, person, account);
    return person;
  }
  const role: AppointedRole = name === 'former' ? 'homeroomTeacher' : name;
  const { person, appointment } = await employ(gate, schoolId, { role, account, scope });
  const decision = { number: '6/QĐ', date: '2026-05-02' };
  if (name === 'former')
    await endAppointment(gate, { appointment: appointment.id, decision }, { service: 'setup' });
  return person;
}
