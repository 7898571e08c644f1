// giaplai dossier minutes: biên bản ghi nhớ of a request for change, signed by who was there, or taken as PDF (R55).
import { findPerson, readDossierMinutes, signDossierMinutes } from '../../server/application/index.ts';
import type { DossierId } from '../../workflows/index.ts';
import { atSchool } from '../at-school.ts';
import { expectNew, writeNew } from '../foreign/files.ts';
import type { Home } from '../home.ts';
import { withOwnKey, type KeyOptions } from '../keys/own-key.ts';
import { green, print } from '../screen.ts';
import { onlySchool } from './only-school.ts';

export interface MinutesCommand extends Pick<KeyOptions, 'p12' | 'pkcs11'> {
  readonly as: string;
  readonly sign: boolean;
  /** A new file. */
  readonly to?: string;
}

export async function takeMinutes(
  home: Home,
  id: string,
  number: string,
  { as, sign, to, ...key }: MinutesCommand,
): Promise<number> {
  if (to !== undefined) expectNew(to);
  return atSchool(home, async (school) => {
    const { house, signal } = school;
    const { id: by } = await findPerson(house, await onlySchool(house), as);
    const keys = await school.keys();
    const conditions = await school.conditions();
    const drafting = { serviceSigner: keys.serviceOf, conditions };
    const named = { dossier: id as DossierId, number: Number(number), by };
    if (sign)
      await withOwnKey(
        key,
        (signer) => signDossierMinutes(house, { ...named, signer, conditions, signal }, drafting),
        () => Promise.resolve(keys.ofPerson(by)),
      );
    const { bytes, segments, paper } = await readDossierMinutes(house, named, drafting);
    if (to !== undefined) writeNew(to, [bytes]);
    const signed = segments.filter(({ signer }) => signer !== null).length;
    const places = paper.slots.filter(({ signer }) => signer !== undefined).length;
    print(`${green('✔')} ${paper.verificationCode}: ${signed}/${places} chữ ký / signatures`);
    return 0;
  });
}
