// giaplai archive minutes | open: biên bản niêm phong of a medium, and breaking its seal. Signed with giaplai office sign.
import {
  archiveFault,
  findPerson,
  findTarget,
  openSeal,
  readOfficePaper,
  sealMedium,
  SHELF,
  type ArchiveTarget,
} from '../../server/application/index.ts';
import type { PersonId } from '../../kernel/index.ts';
import type { Home } from '../home.ts';
import { type AtOffice, atOffice, type OfficeCommand } from '../office/at-office.ts';
import { green, print } from '../screen.ts';
import { writeNewFile } from '../sheets/new-file.ts';

export interface SealCommand extends OfficeCommand {
  readonly leader: string;
  readonly label: string;
  readonly sealNumber: string;
  readonly keptAt: string;
  readonly serial?: string;
  readonly number?: string;
  readonly witness?: readonly string[];
  readonly output?: string;
}

export const seal = (home: Home, name: string, command: SealCommand): Promise<number> =>
  atOffice(home, command, async (at) => {
    const { house, school, by, signal } = at;
    const { label, sealNumber, keptAt, serial = '', number = null, output } = command;
    const named = async (one: string) => (await findPerson(house, { id: school.id }, one)).id;
    const witnesses: PersonId[] = [];
    for (const one of command.witness ?? []) witnesses.push(await named(one));
    const { paper } = await sealMedium(house, {
      ...{ schoolId: school.id, target: (await mediumCalled(at, name)).id, by, witnesses },
      ...{ leader: await named(command.leader), label, sealNumber, keptAt, serial, number },
      serviceSigner: async (id) => (await at.keys()).serviceOf(id),
      conditions: await at.conditions(),
      signal,
    });
    if (output !== undefined)
      writeNewFile(output, (await readOfficePaper(house, { paperId: paper.id, by })).bytes);
    print(`${green('✔')} ${paper.title}`);
    print(`  ${paper.verificationCode}: giaplai office sign ${paper.verificationCode} --as …`);
    return 0;
  });

export interface OpenCommand extends OfficeCommand {
  readonly reason: string;
}

export const open = (home: Home, name: string, command: OpenCommand): Promise<number> =>
  atOffice(home, command, async (at) => {
    const { id: target, name: known } = await mediumCalled(at, name);
    await openSeal(at.house, { schoolId: at.school.id, target, by: at.by, reason: command.reason });
    print(`${green('✔')} ${known}: đã mở niêm phong / the seal is open`);
    return 0;
  });

/** The shelf is never sealed. */
async function mediumCalled({ house, school }: AtOffice, name: string): Promise<ArchiveTarget> {
  const found = await findTarget(house, school.id, name);
  if (found === SHELF) throw archiveFault('archive.targetUnknown', { target: name, known: [] });
  return found;
}
