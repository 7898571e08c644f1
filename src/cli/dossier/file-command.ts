// giaplai dossier file DOSSIER OUTPUT: the bytes as they are signed so far.
import { findPerson, readDossierFile } from '../../server/application/index.ts';
import type { DossierId } from '../../workflows/index.ts';
import { atSchool } from '../at-school.ts';
import { expectNew, writeNew } from '../foreign/files.ts';
import type { Home } from '../home.ts';
import { green, print } from '../screen.ts';
import { onlySchool } from './only-school.ts';

export interface FileCommand {
  readonly id: string;
  readonly output: string;
  readonly as: string;
}

export async function takeFile(home: Home, { id, output, as }: FileCommand): Promise<number> {
  expectNew(output);
  return atSchool(home, async ({ house }) => {
    const { id: by } = await findPerson(house, await onlySchool(house), as);
    writeNew(output, [await readDossierFile(house, { dossier: id as DossierId, by })]);
    print(`${green('✔')} ${output}`);
    return 0;
  });
}
