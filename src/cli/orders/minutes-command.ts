// giaplai orders minutes ORDER | sign-minutes CODE | list-minutes: biên bản khóa, drafted, signed, sealed, written to a file.
import {
  certifyLockMinutes,
  draftLockMinutes,
  findPerson,
  listLockMinutes,
  lockMinutesFault,
  readLockMinutes,
  sealLockMinutes,
  signLockMinutes,
  type LockMinutesStanding,
} from '../../server/application/index.ts';
import type { PersonId } from '../../kernel/index.ts';
import { atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { withOwnKey, type KeyOptions } from '../keys/own-key.ts';
import { chosenSchool } from '../operations/chosen-school.ts';
import { green, print, table, yellow } from '../screen.ts';
import { writeNewFile } from '../sheets/new-file.ts';
import { orderMeant } from './order-lines.ts';

export interface MinutesCommand {
  readonly as: string;
  readonly witness?: readonly string[];
  readonly number?: string;
  readonly to?: string;
}

export const draftMinutes = (home: Home, beginning: string, command: MinutesCommand): Promise<number> =>
  atSchool(home, async ({ house, keys, conditions, signal }) => {
    const meant = await orderMeant(house, beginning);
    const school = { id: 'order' in meant ? meant.schoolClass.schoolId : meant.schoolOrder.schoolId };
    const { id: by } = await findPerson(house, school, command.as);
    const witnesses: PersonId[] = [];
    for (const name of command.witness ?? []) witnesses.push((await findPerson(house, school, name)).id);
    const order = 'order' in meant ? meant.order.id : meant.schoolOrder.id;
    const wish = { order, by, witnesses, ...(command.number !== undefined && { number: command.number }) };
    const { minutes, isNew } = await draftLockMinutes(house, wish);
    const { serviceOf } = await keys();
    await certifyLockMinutes(house, { serviceSigner: serviceOf, conditions: await conditions(), signal });
    if (command.to !== undefined)
      writeNewFile(command.to, await readLockMinutes(house, { minutes: minutes.id, by }));
    const made = isNew ? 'mới lập / drafted' : 'đã lập trước / was there';
    print(`${green('✔')} ${minutes.verificationCode}: ${made}`);
    return 0;
  });

export interface SignMinutesCommand extends KeyOptions {
  readonly as: string;
  readonly school?: string;
  readonly to?: string;
}

/** Signs where this person's name is awaited; puts the seal on where only that is. */
export const signMinutesByCode = (
  home: Home,
  code: string,
  { as, school: name, to, ...key }: SignMinutesCommand,
): Promise<number> =>
  atSchool(home, async ({ house, keys, conditions, signal }) => {
    const school = await chosenSchool(house, name);
    const { id: by } = await findPerson(house, school, as);
    const found = (await listLockMinutes(house, { schoolId: school.id, by })).find(
      ({ minutes }) => minutes.verificationCode === code,
    );
    if (!found) throw lockMinutesFault('lockMinutes.unknown', { minutes: code });
    const { id } = found.minutes;
    const isSeal = found.awaited.includes('seal');
    const own = async () => {
      const made = await keys();
      return isSeal ? made.sealOf(school.id) : made.ofPerson(by);
    };
    const under = await conditions();
    await withOwnKey(
      key,
      (signer) => {
        const deed = { minutes: id, by, signer, conditions: under, signal };
        return isSeal ? sealLockMinutes(house, deed) : signLockMinutes(house, deed);
      },
      own,
    );
    if (to !== undefined) writeNewFile(to, await readLockMinutes(house, { minutes: id, by }));
    print(`${green('✔')} ${as}: ${code} ${isSeal ? 'đã đóng dấu / sealed' : 'đã ký / signed'}`);
    return 0;
  });

export const listMinutes = (
  home: Home,
  { as, school: name }: Pick<SignMinutesCommand, 'as' | 'school'>,
): Promise<number> =>
  atSchool(home, async ({ house }) => {
    const school = await chosenSchool(house, name);
    const { id: by } = await findPerson(house, school, as);
    const all = await listLockMinutes(house, { schoolId: school.id, by });
    const people = await house.store.read((view) => view.people());
    const names = new Map<string, string>(people.map((person) => [person.id, person.name]));
    if (all.length === 0) print('Chưa có biên bản khóa nào / no minutes of locking yet');
    for (const line of table(all.map((one) => lineOf(one, (id) => names.get(id) ?? words[id] ?? id))))
      print(line);
    return 0;
  });

const words: Readonly<Record<string, string>> = { seal: 'con dấu / seal', service: 'giaplai' };

const lineOf = ({ minutes, awaited }: LockMinutesStanding, nameOf: (id: string) => string) => [
  minutes.verificationCode,
  minutes.number ?? '',
  awaited.length === 0 ? green('đủ / complete') : yellow(`chờ ${awaited.map(nameOf).join(', ')}`),
];
