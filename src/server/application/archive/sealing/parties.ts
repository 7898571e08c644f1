// Who signs the minutes of sealing: whoever draws them up, witnesses, and the leader last, under the school's seal.
import type { Signatory } from '../../../../documents/index.ts';
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import type { Appointment } from '../../access/appointment.ts';
import { schoolPermission } from '../../office/school-permission.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { sealFault } from './faults.ts';

export interface PartiesWish {
  readonly schoolId: string;
  readonly by: PersonId;
  readonly leader: PersonId;
  readonly witnesses: readonly PersonId[];
  readonly at: Instant;
}

export interface SealingParties {
  readonly signatories: readonly Signatory[];
  readonly present: readonly { readonly name: string; readonly role: string }[];
}

/** @throws Fault `access.notPermitted`, `mediumSeal.partyUnfit` */
export async function sealingParties(view: View, wish: PartiesWish): Promise<SealingParties> {
  const { schoolId, by, leader, witnesses, at } = wish;
  const mine = await schoolPermission(view, { person: by, action: 'medium.sealed', schoolId, at });
  const all = [by, ...witnesses, leader];
  const people = (await view.people(all)).filter((person) => person.schoolId === schoolId);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const unfit = all.find((id, index) => !names.has(id) || all.indexOf(id) !== index);
  if (unfit !== undefined) throw sealFault('mediumSeal.partyUnfit', { person: names.get(unfit) ?? unfit });
  const granted = (person: PersonId, action: 'medium.witnessed' | 'office.read') =>
    schoolPermission(view, { person, action, schoolId, at }).catch(() => {
      throw sealFault('mediumSeal.partyUnfit', { person: names.get(person) ?? person });
    });
  const leads = await granted(leader, 'medium.witnessed');
  for (const witness of witnesses) await granted(witness, 'office.read');
  const name = (id: PersonId) => names.get(id) ?? '';
  return {
    signatories: [
      {
        key: by,
        part: mine.role === 'registrar' ? 'registrar' : 'author',
        name: name(by),
        title: mine.role === 'registrar' ? null : 'Người lập biên bản',
      },
      ...witnesses.map((id): Signatory => ({ key: id, part: 'witness', name: name(id), title: null })),
      { key: leader, part: 'leader', name: name(leader), title: titleOf(leads) },
    ],
    present: [
      { name: name(by), role: mine.role === 'registrar' ? 'văn thư' : 'ban quản trị' },
      ...witnesses.map((id) => ({ name: name(id), role: 'người chứng kiến' })),
      { name: name(leader), role: titleOf(leads).toLowerCase() },
    ],
  };
}

const titleOf = ({ role }: Appointment): string =>
  role === 'vicePrincipal' ? 'Phó Hiệu trưởng' : 'Hiệu trưởng';
