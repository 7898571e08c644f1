// giaplai correction confirm | permit | refuse | unlock | witness | execute | withdraw | sign | seal CORRECTION.
import { hostname } from 'node:os';
import { instant } from '../../kernel/index.ts';
import {
  confirmCorrection,
  correctionSeenBy,
  executeCorrection,
  findPerson,
  permitCorrection,
  refuseCorrection,
  sealMinutes,
  signMinutes,
  unlockCells,
  withdrawCorrection,
  witnessCorrection,
  type CorrectionDeed,
} from '../../server/application/index.ts';
import { type AtSchool, atSchool } from '../at-school.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import { type KeyOptions, withOwnKey } from '../keys/own-key.ts';
import { green, print, table } from '../screen.ts';
import { carryOn } from './carry-on.ts';
import { correctionLine, correctionMeant } from './correction-meant.ts';

export interface DeedCommand extends Pick<KeyOptions, 'p12' | 'pkcs11' | 'token'> {
  readonly as: string;
  readonly decision?: string;
  readonly reason?: string;
  readonly until?: string;
}

export type DeedName = keyof typeof deeds;

export function deed(home: Home, name: DeedName, beginning: string, command: DeedCommand): Promise<number> {
  return atSchool(home, async (school) => {
    const { house } = school;
    const { correction, schoolClass } = await correctionMeant(house, beginning);
    const { id: by } = await findPerson(house, { id: schoolClass.schoolId }, command.as);
    const { id: correctionId } = correction;
    await deeds[name](
      school,
      { correction: correctionId, by },
      { ...command, schoolId: schoolClass.schoolId },
    );
    await carryOn(school);
    const standing = await correctionSeenBy(house, { correction: correction.id, by });
    for (const line of table([correctionLine(standing)])) print(`${green('✔')} ${line}`);
    return 0;
  });
}

type Take = (
  school: AtSchool,
  who: CorrectionDeed,
  command: DeedCommand & { readonly schoolId: string },
) => Promise<unknown>;

const deeds = {
  confirm: ({ house }, who) => confirmCorrection(house, who),
  permit: ({ house }, who, { decision = '' }) =>
    permitCorrection(house, { ...who, decisionNumber: decision }),
  refuse: ({ house }, who, { reason = '' }) => refuseCorrection(house, { ...who, reason }),
  unlock: ({ house }, who, { until }) => unlockCells(house, { ...who, until: momentOf(until) }),
  witness: ({ house }, who) => witnessCorrection(house, who),
  execute: ({ house }, who) => executeCorrection(house, { ...who, device: hostname() }),
  withdraw: ({ house }, who) => withdrawCorrection(house, who),
  sign: async ({ house, keys, conditions, signal }, who, command) => {
    const under = await conditions();
    return withOwnKey(
      command,
      (signer) => signMinutes(house, { ...who, signer, conditions: under, signal }),
      async () => (await keys()).ofPerson(who.by),
    );
  },
  seal: async ({ house, keys, conditions, signal }, who, command) => {
    const under = await conditions();
    return withOwnKey(
      command,
      (signer) => sealMinutes(house, { ...who, signer, conditions: under, signal }),
      async () => (await keys()).sealOf(command.schoolId),
    );
  },
} as const satisfies Record<string, Take>;

/** @throws Fault `cli.badDate` */
function momentOf(until: string | undefined) {
  if (until === undefined) return undefined;
  const at = instant(until);
  if (Number.isNaN(at)) throw cliFault('cli.badDate', { text: until });
  return at;
}
