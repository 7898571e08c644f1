// giaplai edit-logs sign: whoever's turn it is signs the log with their key.
import {
  editLogFault,
  editLogOfCode,
  findPerson,
  readEditLog,
  signEditLog,
} from '../../server/application/index.ts';
import { atSchool } from '../at-school.ts';
import type { Home } from '../home.ts';
import { green, print } from '../screen.ts';
import { writeNewFile } from '../sheets/new-file.ts';

export interface SignLogCommand {
  readonly as: string;
  readonly pdf?: string;
}

export const signLog = (home: Home, code: string, { as, pdf }: SignLogCommand): Promise<number> =>
  atSchool(home, async ({ house, keys, conditions }) => {
    const found = await editLogOfCode(house, code);
    if (!found) throw editLogFault('editLog.unknown', { log: code });
    const { log } = found;
    const { id: by } = await findPerson(house, { id: log.schoolId }, as);
    const signer = (await keys()).ofPerson(by);
    await signEditLog(house, { log: log.id, by, signer, conditions: await conditions() });
    if (pdf) writeNewFile(pdf, await readEditLog(house, { log: log.id, by }));
    print(`${green('✔')} ${as}: ${log.period} · ${log.verificationCode}`);
    return 0;
  });
