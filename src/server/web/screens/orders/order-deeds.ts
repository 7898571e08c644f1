// What is done to orders from their page: proposed, decided, carried out.
import { dayAt, schoolYearOf } from '../../../../policies/index.ts';
import {
  decideLocking,
  decideSchoolOrder,
  executeLocking,
  executeSchoolOrder,
  orderSeenBy,
  proposeSchoolOrder,
  schoolOrderSeenBy,
  type LockingOrderId,
  type LockScope,
  type SchoolOrderId,
} from '../../../application/index.ts';
import { httpFault, type Caller } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';
import type { Done, Visit } from '../../visit.ts';
import { ordersWords } from './words.ts';

type Deed = (visit: Visit<Caller>, fields: Fields) => Promise<Done>;

const LONGEST = { number: 100, reason: 2000, subject: 40 } as const;

export const decide: Deed = async ({ desk, caller, language }, fields) => {
  const { house } = desk;
  const granted = fields.text('granted') === 'yes';
  const asked = { granted, decisionNumber: short(fields, 'number'), by: caller.person };
  if (fields.text('of') === 'school') {
    const { id } = await schoolOrderSeenBy(house, {
      order: fields.text('order') as SchoolOrderId,
      by: asked.by,
    });
    await decideSchoolOrder(house, { order: id, ...asked });
  } else {
    const { id } = await orderSeenBy(house, { order: fields.text('order') as LockingOrderId, by: asked.by });
    await decideLocking(house, { order: id, ...asked });
  }
  const words = ordersWords[language];
  return { to: '/orders', told: granted ? words.granted : words.refused };
};

export const execute: Deed = async ({ desk, caller: { person: by }, language }, fields) => {
  const { house } = desk;
  if (fields.text('of') === 'school') {
    const { id } = await schoolOrderSeenBy(house, { order: fields.text('order') as SchoolOrderId, by });
    await executeSchoolOrder(house, { order: id, by });
  } else {
    const { id } = await orderSeenBy(house, { order: fields.text('order') as LockingOrderId, by });
    await executeLocking(house, { order: id, by });
  }
  return { to: '/orders', told: ordersWords[language].executed };
};

export const propose: Deed = async ({ desk, caller, language, now }, fields) => {
  const grade = fields.text('grade');
  if (!/^([1-9]|1[0-2])?$/.test(grade)) throw httpFault('request.invalid');
  await proposeSchoolOrder(desk.house, {
    schoolId: caller.schoolId,
    schoolYear: schoolYearOf(dayAt(now)),
    grade: grade === '' ? null : Number(grade),
    deed: fields.text('deed') === 'unlock' ? 'unlock' : 'lock',
    subject: { kind: 'results', scope: scopeIn(fields) },
    reason: short(fields, 'reason'),
    by: caller.person,
  });
  return { to: '/orders', told: ordersWords[language].proposedNow };
};

function scopeIn(fields: Fields): LockScope {
  const [term, column] = [fields.text('term'), fields.text('column')];
  const subject = short(fields, 'subject');
  return {
    part: fields.text('part') === 'classData' ? 'classData' : 'scores',
    ...((term === 'HK1' || term === 'HK2') && { term }),
    ...(subject !== '' && { subject }),
    ...(column !== '' && { column }),
  };
}

function short(fields: Fields, name: keyof typeof LONGEST): string {
  const text = fields.text(name);
  if (text.length > LONGEST[name]) throw httpFault('request.invalid');
  return text;
}
