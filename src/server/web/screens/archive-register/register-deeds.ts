// What is done on the page of the register: put on hold, released, ordered, carried out.
import type { ClassId } from '../../../../kernel/index.ts';
import { executeDisposal, holdClass, orderDisposal, releaseHold } from '../../../application/index.ts';
import { httpFault, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { registerWords } from './words.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;

const LONGEST = 200;

const about = ({ caller: { person: by, schoolId } }: Visit<Caller>, fields: Fields) => ({
  ...{ schoolId, by, reason: needed(fields, 'reason') },
});

export const hold: Deed = async (visit, fields) => {
  const classId = fields.text('class') as ClassId;
  const wish = { ...about(visit, fields), decisionNumber: needed(fields, 'decisionNumber') };
  await holdClass(visit.desk.house, { ...wish, classId });
  return { to: visit.address, told: registerWords[visit.language].held };
};

export const release: Deed = async (visit, fields) => {
  const wish = { ...about(visit, fields), decisionNumber: needed(fields, 'decisionNumber') };
  await releaseHold(visit.desk.house, { ...wish, hold: fields.text('hold') });
  return { to: visit.address, told: registerWords[visit.language].released };
};

export const order: Deed = async (visit, fields) => {
  const chosen = fields.text('class');
  await orderDisposal(visit.desk.house, {
    ...about(visit, fields),
    ...{ number: needed(fields, 'number'), date: needed(fields, 'date') },
    schoolYear: needed(fields, 'schoolYear'),
    classId: chosen === '' ? undefined : (chosen as ClassId),
  });
  return { to: visit.address, told: registerWords[visit.language].ordered };
};

export const execute: Deed = async ({ desk, caller, language, address }, fields) => {
  const { person: by, schoolId } = caller;
  await executeDisposal(desk.house, { schoolId, by, order: fields.text('order') });
  desk.carryOut();
  return { to: address, told: registerWords[language].executed };
};

/** @throws Fault `request.invalid` */
function needed(fields: Fields, name: string): string {
  const text = fields.text(name).trim();
  if (text === '' || text.length > LONGEST) throw httpFault('request.invalid');
  return text;
}
