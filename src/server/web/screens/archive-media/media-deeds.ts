// What is done on the page of media: put under seal, signed, stamped, opened.
import type { PersonId } from '../../../../kernel/index.ts';
import { openSeal, type ArchiveTargetId } from '../../../application/index.ts';
import { sealedMedium, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import { neededText, shortText } from '../../serving/short-text.ts';
import type { Done, Visit } from '../../visit.ts';
import { officePaperDeed } from '../paper-signing/index.ts';
import { mediaWords } from './words.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;

export const seal: Deed = async (visit, fields) => {
  const number = shortText(fields, 'number');
  await sealedMedium(visit.desk, visit.caller, {
    target: fields.text('medium') as ArchiveTargetId,
    leader: fields.text('leader') as PersonId,
    witnesses: fields.all('witness') as readonly PersonId[],
    number: number === '' ? null : number,
    label: neededText(fields, 'label'),
    serial: shortText(fields, 'serial'),
    sealNumber: neededText(fields, 'sealNumber'),
    keptAt: neededText(fields, 'keptAt'),
  });
  return { to: visit.address, told: mediaWords[visit.language].drawn };
};

export const sign = officePaperDeed('signer', (language) => mediaWords[language].signed);
export const stamp = officePaperDeed('seal', (language) => mediaWords[language].stamped);

export const open: Deed = async ({ desk, caller, language, address }, fields) => {
  const { person: by, schoolId } = caller;
  const target = fields.text('medium') as ArchiveTargetId;
  await openSeal(desk.house, { schoolId, by, target, reason: neededText(fields, 'reason') });
  return { to: address, told: mediaWords[language].broken };
};
