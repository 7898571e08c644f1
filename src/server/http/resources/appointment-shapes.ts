// Shapes of appointments, and how they turn into what use cases take.
import { instant, toIso, type ClassId, type PersonId } from '../../../kernel/index.ts';
import type { Appointment, Scope } from '../../application/index.ts';
import {
  described,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  uuid,
  whole,
  type Of,
} from '../shapes.ts';

export const role = oneOf(
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
);

const few = { maxItems: 500 };
const word = text({ minLength: 1, maxLength: 40 });
export const scope = named(
  'Scope',
  object({
    schoolYears: optional(list(text({ pattern: '^\\d{4}-\\d{4}$' }), few)),
    grades: optional(list(whole({ minimum: 1, maximum: 12 }), few)),
    classes: optional(list(uuid, few)),
    subjects: optional(described('Codes', list(word, few))),
    terms: optional(list(oneOf('HK1', 'HK2'), few)),
    pupils: optional(described('Codes, for parents and pupils', list(word, few))),
  }),
);

export const decision = named(
  'Decision',
  object({ number: text({ minLength: 1, maxLength: 100 }), date: text({ format: 'date' }) }),
);

/** A moment that can be told apart from every other: leap seconds and other millennia are refused. */
export const momentAsked = text({
  format: 'date-time',
  pattern: '^[12]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]',
});

export const period = {
  validFrom: optional(described('From now on when left out', momentAsked)),
  validTo: optional(described('Until somebody ends it when null or left out', nullable(momentAsked))),
};

export const appointmentShape = named(
  'Appointment',
  object({
    id: uuid,
    person: uuid,
    name: text(),
    role,
    scope,
    decision: described('What it rests on; null where a class book names the person', nullable(decision)),
    validFrom: moment,
    validTo: nullable(moment),
    endedBy: described('The decision that ended it early', nullable(decision)),
    actingFor: nullable(text()),
    delegatedFrom: nullable(uuid),
  }),
);

export function toAppointment(
  one: Appointment,
  names: ReadonlyMap<PersonId, string>,
): Of<typeof appointmentShape> {
  const { basis, validTo } = one;
  return {
    id: one.id,
    person: one.personId,
    name: names.get(one.personId) ?? '',
    role: one.role,
    scope: one.scope,
    decision: basis.kind === 'decision' ? { number: basis.number, date: basis.date } : null,
    validFrom: toIso(one.validFrom),
    validTo: validTo === null ? null : toIso(validTo),
    endedBy: one.endedBy,
    actingFor: one.actingFor,
    delegatedFrom: one.delegatedFrom,
  };
}

export const toScope = (asked: Of<typeof scope> | undefined): { readonly scope?: Scope } =>
  asked === undefined ? {} : { scope: scopeOf(asked) };

/** Ids of classes are checked by nobody here: a class of another school is never reached by an appointment in this one. */
const scopeOf = ({ classes, ...rest }: Of<typeof scope>): Scope => ({
  ...rest,
  ...(classes && { classes: classes as readonly ClassId[] }),
});

export const toPeriod = (asked: { readonly validFrom?: string; readonly validTo?: string | null }) => ({
  ...(asked.validFrom !== undefined && { validFrom: instant(asked.validFrom) }),
  ...(asked.validTo !== undefined && { validTo: asked.validTo === null ? null : instant(asked.validTo) }),
});
