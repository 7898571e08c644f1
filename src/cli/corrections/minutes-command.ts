// giaplai correction minutes CORRECTION --to FILE: the minutes as signed so far, into a new file.
import { writeFileSync } from 'node:fs';
import { correctionSeenBy, findPerson, readMinutes } from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import { expectNew } from '../foreign/files.ts';
import type { Home } from '../home.ts';
import { green, print } from '../screen.ts';
import { correctionMeant } from './correction-meant.ts';

/** @throws Fault `correction.unknown`, `correction.minutesMissing`, `cli.fileExists` */
export function saveMinutes(
  home: Home,
  beginning: string,
  { as, to }: { readonly as: string; readonly to: string },
): Promise<number> {
  return atSchool(home, async ({ house }) => {
    expectNew(to);
    const { correction, schoolClass } = await correctionMeant(house, beginning);
    const { id: by } = await findPerson(house, { id: schoolClass.schoolId }, as);
    await correctionSeenBy(house, { correction: correction.id, by });
    writeFileSync(to, await readMinutes(house, correction.id), { flag: 'wx' });
    print(`${green('✔')} ${to}`);
    return 0;
  });
}
