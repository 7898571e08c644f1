// What the forms about people typed, as use cases take it.
import type { Term } from '../../../../assessment/index.ts';
import type { ClassId, Instant } from '../../../../kernel/index.ts';
import { addDays, beginningOf, isDate } from '../../../../policies/index.ts';
import { accessFault, type AppointedRole, type Decision, type Scope } from '../../../application/index.ts';
import { httpFault } from '../../../http/index.ts';
import type { Fields } from '../../serving/fields.ts';

export const roles = [
  'subjectTeacher',
  'homeroomTeacher',
  'departmentHead',
  'vicePrincipal',
  'principal',
  'administrator',
  'registrar',
  'parent',
  'pupil',
  'inspector',
] as const satisfies readonly AppointedRole[];

/** @throws Fault `request.invalid` */
export function roleOf(fields: Fields): AppointedRole {
  const role = roles.find((one) => one === fields.text('role'));
  if (role === undefined) throw httpFault('request.invalid');
  return role;
}

export const decisionOf = (fields: Fields): Decision => ({
  number: fields.text('number').slice(0, 100),
  date: fields.text('date'),
});

/** Limits left empty do not limit. @throws Fault `request.invalid` */
export function scopeOf(fields: Fields): Scope {
  const classes = fields.all('classes').filter((id) => id !== '') as unknown as readonly ClassId[];
  const grades = wordsOf(fields.text('grades')).map(Number);
  const terms = wordsOf(fields.text('terms').toUpperCase()).map(termOf);
  const schoolYears = wordsOf(fields.text('schoolYears'));
  const known =
    grades.every((grade) => Number.isInteger(grade) && grade >= 1 && grade <= 12) &&
    schoolYears.every((year) => /^\d{4}-\d{4}$/.test(year));
  if (!known) throw httpFault('request.invalid');
  return {
    ...some('classes', classes),
    ...some('grades', grades),
    ...some('terms', terms),
    ...some('schoolYears', schoolYears),
    ...some('subjects', wordsOf(fields.text('subjects'))),
    ...some('pupils', wordsOf(fields.text('pupils'))),
  };
}

/** The day itself is the first, and the last. @throws Fault `access.periodEmpty` */
export function periodOf(fields: Fields): { readonly validFrom?: Instant; readonly validTo?: Instant } {
  const first = fields.text('first');
  const last = fields.text('last');
  return {
    ...(first !== '' && { validFrom: dayOf(first) }),
    ...(last !== '' && { validTo: afterDay(last) }),
  };
}

/** The end of the typed day; undefined for now. @throws Fault `access.periodEmpty` */
export const whenOf = (fields: Fields): Instant | undefined =>
  fields.text('when') === '' ? undefined : afterDay(fields.text('when'));

const afterDay = (text: string): Instant => dayOf(text, 1);

function dayOf(text: string, later = 0): Instant {
  if (!isDate(text)) throw accessFault('access.periodEmpty');
  return beginningOf(addDays(text, later));
}

function termOf(text: string): Term {
  if (text === 'HK1' || text === 'HK2') return text;
  throw httpFault('request.invalid');
}

const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[,;\s]+/)
    .filter((word) => word !== '')
    .slice(0, 500);

const some = (name: keyof Scope, values: readonly (string | number)[]): Scope =>
  values.length === 0 ? {} : { [name]: values };
