// Who may cause which event in which state: one table, by role relative to the record (R18–R23, R61, R69).
import type { PersonId } from '../../kernel/index.ts';
import type { Refusal } from '../engine/refusal.ts';
import type { Assignments } from './record.context.ts';
import type { RecordEvent, RecordEventType } from './record.events.ts';
import type { RecordState } from './record.machine.ts';

/** Somebody logged in, or the program itself carrying out an effect. */
export type Actor = { readonly person: PersonId } | { readonly service: string };

/** What a person is to one record. */
export type RecordRole = 'subjectTeacher' | 'homeroomTeacher' | 'approver' | 'principal' | 'registrar';

/** Whom the school's policy names for one deed: the event says so, and whoever reports it has asked the policy. */
type ByPolicy = 'byPolicy';

type Permitted = readonly (RecordRole | ByPolicy | 'service')[];

export interface PolicyRow {
  readonly event: RecordEventType;
  /** States the row is about; absent: all. */
  readonly states?: readonly RecordState[];
  readonly by: Permitted;
}

/** Data, not code, so that a person can read who may do what. The first row for an event and state decides. */
export const recordPolicy: readonly PolicyRow[] = [
  { event: 'entries.imported', by: ['homeroomTeacher', 'registrar', 'principal', 'service'] },
  { event: 'pupil.left', by: ['homeroomTeacher', 'registrar', 'principal', 'service'] },
  {
    event: 'record.submitted',
    states: ['superseded'],
    by: ['service', 'homeroomTeacher', 'registrar', 'approver', 'principal'],
  },
  { event: 'record.submitted', by: ['homeroomTeacher', 'registrar', 'approver', 'principal'] },
  { event: 'document.drafted', by: ['service'] },
  { event: 'document.certified', by: ['service'] },
  { event: 'signature.applied', by: ['subjectTeacher', 'homeroomTeacher', 'approver'] },
  { event: 'signing.deadlinePassed', by: ['service'] },
  {
    event: 'record.returned',
    states: ['subjectSigning', 'subjectSigned'],
    by: ['subjectTeacher', 'homeroomTeacher', 'approver', 'principal'],
  },
  { event: 'record.returned', by: ['homeroomTeacher', 'approver', 'principal'] },
  { event: 'lock.ordered', by: ['principal', 'byPolicy'] },
  { event: 'seal.applied', by: ['registrar'] },
  { event: 'paper.signed', by: ['registrar'] },
  { event: 'paper.sealed', by: ['registrar'] },
  { event: 'document.extended', by: ['service'] },
  { event: 'record.archived', by: ['registrar'] },
  { event: 'correction.executed', by: ['service'] },
];

/** Null when allowed. */
export function authorise(
  assignments: Assignments,
  state: string,
  event: RecordEvent,
  actor: Actor,
): Refusal | null {
  if ('person' in actor && 'by' in event && event.by !== actor.person) return byProxy;
  const row = recordPolicy.find(
    ({ event: type, states }) =>
      type === event.type && (states === undefined || states.includes(state as RecordState)),
  );
  const roles: Permitted =
    'person' in actor
      ? [...rolesOf(assignments, actor.person), ...(isByPolicy(event) ? (['byPolicy'] as const) : [])]
      : ['service'];
  return roles.some((role) => row?.by.includes(role)) ? null : (refusals[event.type] ?? notPermitted);
}

const isByPolicy = (event: RecordEvent): boolean =>
  event.type === 'lock.ordered' && event.decidedAs !== undefined;

/** Every role a person has towards a record; one may hold several. */
export function rolesOf(assignments: Assignments, person: PersonId): readonly RecordRole[] {
  const held: Record<RecordRole, boolean> = {
    subjectTeacher: assignments.subjectTeachers.some((teacher) => teacher.person === person),
    homeroomTeacher: assignments.homeroomTeacher === person,
    approver: assignments.approver.person === person,
    principal: assignments.principal === person,
    registrar: assignments.registrar === person,
  };
  return (Object.keys(held) as RecordRole[]).filter((role) => held[role]);
}

/** R13. */
const byProxy: Refusal = {
  code: 'policy.byProxy',
  vi: 'Không ai được làm thay, ký thay người khác',
  en: 'Nobody may act or sign for another person',
};
const notPermitted: Refusal = {
  code: 'policy.notPermitted',
  vi: 'Người này không có quyền thực hiện việc đó với hồ sơ',
  en: 'This person may not do that to the record',
};

const refusals: Partial<Record<RecordEventType, Refusal>> = {
  'signature.applied': {
    code: 'signing.wrongPerson',
    vi: 'Người này không được phân công ký hồ sơ',
    en: 'This person is not assigned to sign the record',
  },
  'lock.ordered': {
    code: 'lock.onlyPrincipal',
    vi: 'Chỉ Hiệu trưởng được ra lệnh khóa',
    en: 'Only the principal orders a lock',
  },
  'seal.applied': {
    code: 'seal.onlyRegistrar',
    vi: 'Chỉ văn thư được đóng dấu',
    en: 'Only the registrar applies the seal',
  },
};
