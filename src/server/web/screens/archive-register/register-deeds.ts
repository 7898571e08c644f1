// What is done on the page of the register: put on hold, released, ordered, carried out.
import type { ClassId } from '../../../../kernel/index.ts';
import { executeDisposal, holdClass, orderDisposal, releaseHold } from '../../../application/index.ts';
import type { Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import { neededText } from '../../serving/short-text.ts';
import type { Done, Visit } from '../../visit.ts';
import { registerWords } from './words.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;

const about = ({ caller: { person: by, schoolId } }: Visit<Caller>, fields: Fields) => ({
  ...{ schoolId, by, reason: neededText(fields, 'reason') },
});

export const hold: Deed = async (visit, fields) => {
  const classId = fields.text('class') as ClassId;
  const wish = { ...about(visit, fields), decisionNumber: neededText(fields, 'decisionNumber') };
  await holdClass(visit.desk.house, { ...wish, classId });
  return { to: visit.address, told: registerWords[visit.language].held };
};

export const release: Deed = async (visit, fields) => {
  const wish = { ...about(visit, fields), decisionNumber: neededText(fields, 'decisionNumber') };
  await releaseHold(visit.desk.house, { ...wish, hold: fields.text('hold') });
  return { to: visit.address, told: registerWords[visit.language].released };
};

export const order: Deed = async (visit, fields) => {
  const chosen = fields.text('class');
  await orderDisposal(visit.desk.house, {
    ...about(visit, fields),
    ...{ number: neededText(fields, 'number'), date: neededText(fields, 'date') },
    schoolYear: neededText(fields, 'schoolYear'),
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
