// Who signs the minutes of sealing: whoever draws them up, witnesses, and the leader last, under the school's seal.
import type { Signatory } from '../../../../documents/index.ts';
import type { Instant, PersonId } from '../../../../kernel/index.ts';
import { parties as partyWords, type Party } from '../../../../policies/index.ts';
import { holdsAt, type Appointment } from '../../access/appointment.ts';
import { schoolPermission } from '../../office/school-permission.ts';
import { rolesOfParty } from '../../policies/offices.ts';
import type { View } from '../../ports/unit-of-work.ts';
import { sealFault } from './faults.ts';
import type { SealingRules } from './sealing-rules.ts';

export interface PartiesWish {
  readonly schoolId: string;
  readonly by: PersonId;
  readonly leader: PersonId;
  readonly witnesses: readonly PersonId[];
  readonly at: Instant;
  /** Of the school's policy. */
  readonly rules: SealingRules;
}

export interface SealingParties {
  readonly signatories: readonly Signatory[];
  readonly present: readonly { readonly name: string; readonly role: string }[];
}

/** @throws Fault `access.notPermitted`, `mediumSeal.partyUnfit`, `mediumSeal.witnessCannotRead`, `mediumSeal.partyMissing` */
export async function sealingParties(view: View, wish: PartiesWish): Promise<SealingParties> {
  const { schoolId, by, leader, witnesses, at, rules } = wish;
  const mine = await schoolPermission(view, { person: by, action: 'medium.sealed', schoolId, at });
  const all = [by, ...witnesses, leader];
  const people = (await view.people(all)).filter((person) => person.schoolId === schoolId);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const unfit = all.find((id, index) => !names.has(id) || all.indexOf(id) !== index);
  if (unfit !== undefined) throw sealFault('mediumSeal.partyUnfit', { person: names.get(unfit) ?? unfit });
  const name = (id: PersonId) => names.get(id) ?? '';
  const leads = await schoolPermission(view, {
    person: leader,
    action: 'medium.witnessed',
    schoolId,
    at,
  }).catch(() => {
    throw sealFault('mediumSeal.partyUnfit', { person: name(leader) });
  });
  for (const person of witnesses)
    await schoolPermission(view, { person, action: 'office.read', schoolId, at }).catch(() => {
      throw sealFault('mediumSeal.witnessCannotRead', { person: name(person) });
    });
  await mustBeOf(view, [leader], rules.sealingLeader, wish);
  for (const party of rules.sealingWitnesses) await mustBeOf(view, witnesses, party, wish);
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

/** One of them holds an office of the party now. */
async function mustBeOf(
  view: View,
  people: readonly PersonId[],
  party: Party,
  { schoolId, at }: PartiesWish,
): Promise<void> {
  for (const person of people) {
    const held = await view.appointmentsOf(person);
    const isOf = held.some(
      (one) =>
        one.schoolId === schoolId &&
        holdsAt(one, at) &&
        rolesOfParty[party].includes(one.actingFor ?? one.role),
    );
    if (isOf) return;
  }
  throw sealFault('mediumSeal.partyMissing', { party: partyWords[party].vi, partyEn: partyWords[party].en });
}

const titleOf = ({ role }: Appointment): string =>
  role === 'vicePrincipal' ? 'Phó Hiệu trưởng' : 'Hiệu trưởng';
