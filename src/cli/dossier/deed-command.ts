// giaplai dossier sign | seal | return | withdraw: what people do to a dossier.
import {
  findPerson,
  isLater,
  returnDossier,
  signDossier,
  withdrawDossier,
  type Dossier,
} from '../../server/application/index.ts';
import type { DossierId, DossierState } from '../../workflows/index.ts';
import { dossierStateWords } from '../../workflows/index.ts';
import { type AtSchool, atSchool } from '../at-school.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import { openOwnKey, type KeyOptions } from '../keys/own-key.ts';
import { green, print } from '../screen.ts';
import { onlySchool } from './only-school.ts';

export type DossierDeedName = 'sign' | 'seal' | 'return' | 'withdraw';

export interface DossierDeedCommand extends Pick<KeyOptions, 'p12' | 'pkcs11'> {
  readonly as: string;
  readonly decision?: string;
  readonly reason?: string;
  readonly place?: string;
  readonly present?: readonly string[];
}

export function deed(
  home: Home,
  name: DossierDeedName,
  id: string,
  command: DossierDeedCommand,
): Promise<number> {
  return atSchool(home, async (school) => {
    const { snapshot } = await carryOut(school, name, id as DossierId, command);
    const { vi, en } = dossierStateWords[snapshot.state as DossierState];
    print(`${green('✔')} ${id}: ${vi} / ${en}`);
    return 0;
  });
}

async function carryOut(
  school: AtSchool,
  name: DossierDeedName,
  dossier: DossierId,
  command: DossierDeedCommand,
): Promise<Dossier> {
  const { house } = school;
  const { id: schoolId } = await onlySchool(house);
  const personOf = async (called: string) => (await findPerson(house, { id: schoolId }, called)).id;
  const by = await personOf(command.as);
  if (name === 'withdraw') return withdrawDossier(house, { dossier, by });
  if (name === 'return') {
    const { reason = '', place = '', present = [] } = command;
    const others = await Promise.all(present.map(personOf));
    return returnDossier(house, { dossier, by, reason, place, present: others });
  }
  const { p12, pkcs11 } = command;
  const own = await openOwnKey({
    ...(p12 !== undefined && { p12 }),
    ...(pkcs11 !== undefined && { pkcs11 }),
  });
  try {
    const keys = await school.keys();
    const seal = name === 'seal';
    const signer = own?.signer ?? (seal ? keys.sealOf(schoolId) : keys.ofPerson(by));
    if (isLater(signer)) throw cliFault('cli.whichKey');
    const conditions = await school.conditions();
    return await signDossier(house, {
      dossier,
      by,
      seal,
      signer,
      conditions,
      decisionNumber: command.decision,
    });
  } finally {
    await own?.close();
  }
}
