// What is done on the page of media: put under seal, signed, stamped, opened.
import type { PersonId } from '../../../../kernel/index.ts';
import { openSeal, signOfficePaper, withKey, type ArchiveTargetId } from '../../../application/index.ts';
import { httpFault, sealedMedium, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { paperKey } from '../paper-signing/index.ts';
import { mediaWords } from './words.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;

const LONGEST = 200;

export const seal: Deed = async (visit, fields) => {
  const number = short(fields, 'number');
  await sealedMedium(visit.desk, visit.caller, {
    target: fields.text('medium') as ArchiveTargetId,
    leader: fields.text('leader') as PersonId,
    witnesses: fields.all('witness') as readonly PersonId[],
    number: number === '' ? null : number,
    label: needed(fields, 'label'),
    serial: short(fields, 'serial'),
    sealNumber: needed(fields, 'sealNumber'),
    keptAt: needed(fields, 'keptAt'),
  });
  return { to: visit.address, told: mediaWords[visit.language].drawn };
};

const signs =
  (as: 'signer' | 'seal'): Deed =>
  async (visit, fields) => {
    const { desk, caller, language, address } = visit;
    const { person, schoolId } = caller;
    const paperId = fields.text('paper');
    await withKey(desk.papers, { person, schoolId, as, ...paperKey(fields) }, (signer, conditions) =>
      signOfficePaper(desk.house, { paperId, by: person, as, signer, conditions }),
    );
    const words = mediaWords[language];
    return { to: address, told: as === 'seal' ? words.stamped : words.signed };
  };

export const sign = signs('signer');
export const stamp = signs('seal');

export const open: Deed = async ({ desk, caller, language, address }, fields) => {
  const { person: by, schoolId } = caller;
  const target = fields.text('medium') as ArchiveTargetId;
  await openSeal(desk.house, { schoolId, by, target, reason: needed(fields, 'reason') });
  return { to: address, told: mediaWords[language].broken };
};

/** @throws Fault `request.invalid` */
function short(fields: Fields, name: string): string {
  const text = fields.text(name);
  if (text.length > LONGEST) throw httpFault('request.invalid');
  return text;
}

function needed(fields: Fields, name: string): string {
  const text = short(fields, name).trim();
  if (text === '') throw httpFault('request.invalid');
  return text;
}
