// Who may cause which event, or read which thing, in which state: one table over appointments (R10, R18–R23, R69).
// Records keep their own table of who is assigned to them (record.policy.ts); an event must pass both.
import type { RecordState } from '../../../workflows/index.ts';
import type { AccessAction } from './access-action.ts';
import type { Capacity, Limit } from './appointment.ts';

export interface Grant {
  readonly capacity: Capacity;
  /** Limits of the appointment that do not count here; every other limit it has must be met by the target. */
  readonly beyond?: readonly Limit[];
  /** Limits that count only for targets that say something of them: what is of no class lies in no other class. */
  readonly ifSaid?: readonly Limit[];
}

export interface AccessRow {
  readonly action: AccessAction;
  /** States of the record the row is about; absent: whatever the state, or no record at all. */
  readonly states?: readonly RecordState[];
  readonly by: readonly Grant[];
}

/** Held to every limit of the appointment. */
const homeroomTeacher: Grant = { capacity: 'homeroomTeacher' };
const principal: Grant = { capacity: 'principal' };
const actingPrincipal: Grant = { capacity: 'actingPrincipal' };
const vicePrincipal: Grant = { capacity: 'vicePrincipal' };
const administrator: Grant = { capacity: 'administrator' };
const registrar: Grant = { capacity: 'registrar' };
const inspector: Grant = { capacity: 'inspector' };
const subjectTeacher: Grant = { capacity: 'subjectTeacher' };
/** A teacher of one subject sees the whole sheet that is signed, of their own classes only. */
const teacherOfClass: Grant = { capacity: 'subjectTeacher', beyond: ['subjects', 'terms'] };
const departmentHead: Grant = { capacity: 'departmentHead' };
const headOfSubject: Grant = { capacity: 'departmentHead', beyond: ['subjects', 'terms'] };
const parent: Grant = { capacity: 'parent', beyond: ['terms'] };
const pupil: Grant = { capacity: 'pupil', beyond: ['terms'] };
const leaders = [principal, actingPrincipal, vicePrincipal];
const office = [registrar, administrator];
const everybodyAtWork = [teacherOfClass, homeroomTeacher, headOfSubject, ...leaders, ...office, inspector];

/** A plan is of a subject and a grade, of no class and of no term. */
const ofNoClass = (capacity: Capacity, ...ifSaid: readonly Limit[]): Grant => ({
  capacity,
  ifSaid: ['classes', 'terms', ...ifSaid],
});
const checkersOfDossiers = [
  ofNoClass('departmentHead'),
  ...leaders.map(({ capacity }) => ofNoClass(capacity)),
  ...office.map(({ capacity }) => ofNoClass(capacity)),
];
const writersOfDossiers = [
  ofNoClass('subjectTeacher'),
  ofNoClass('homeroomTeacher', 'subjects'),
  ...checkersOfDossiers,
];

const editable = ['draft', 'returned'] as const;
const finished = ['locked', 'archived', 'superseded'] as const;

/** Data, so that a person can read who may do what. Any row that fits allows; what no row allows is refused. */
export const accessPolicy: readonly AccessRow[] = [
  { action: 'class.imported', by: [homeroomTeacher, registrar, principal] },
  { action: 'class.staffed', by: [registrar, principal] },
  { action: 'year.carriedOver', by: [principal, registrar, administrator] },
  {
    action: 'entries.imported',
    states: [...editable, 'withdrawn'],
    by: [homeroomTeacher, registrar, principal],
  },
  { action: 'pupil.left', states: editable, by: [homeroomTeacher, registrar, principal] },
  {
    action: 'record.submitted',
    states: [...editable, 'superseded'],
    by: [homeroomTeacher, registrar, ...leaders],
  },
  { action: 'subject.signed', states: ['subjectSigning'], by: [subjectTeacher] },
  { action: 'homeroom.signed', states: ['subjectSigned'], by: [homeroomTeacher] },
  { action: 'approval.signed', states: ['homeroomVerified'], by: leaders },
  {
    action: 'record.returned',
    states: ['subjectSigning', 'subjectSigned'],
    by: [teacherOfClass, homeroomTeacher, ...leaders],
  },
  {
    action: 'record.returned',
    states: ['homeroomVerified', 'principalApproved'],
    by: [homeroomTeacher, ...leaders],
  },
  {
    action: 'results.read',
    by: [subjectTeacher, homeroomTeacher, departmentHead, ...leaders, ...office, inspector],
  },
  { action: 'results.entered', by: [subjectTeacher] },
  { action: 'testDays.stated', by: [subjectTeacher, administrator] },
  { action: 'classData.entered', by: [homeroomTeacher] },
  {
    action: 'progress.read',
    by: [subjectTeacher, homeroomTeacher, departmentHead, ...leaders, administrator, inspector],
  },
  { action: 'edits.read', by: [homeroomTeacher, ...leaders, administrator, inspector] },
  { action: 'editLog.frozen', by: [...leaders, administrator] },
  { action: 'editLog.checked', by: [...leaders, administrator] },
  { action: 'editLog.approved', by: [principal, actingPrincipal] },
  { action: 'summer.entered', by: [{ capacity: 'subjectTeacher', beyond: ['terms'] }] },
  { action: 'summer.proposed', by: [homeroomTeacher] },
  { action: 'summer.decided', by: [principal, actingPrincipal] },
  { action: 'summer.signed', by: [teacherOfClass, homeroomTeacher, principal, actingPrincipal] },
  { action: 'summer.sealed', by: [registrar] },
  { action: 'summer.read', by: everybodyAtWork },
  { action: 'lock.proposed', states: ['principalApproved'], by: office },
  { action: 'lock.ordered', states: ['principalApproved'], by: [principal] },
  { action: 'lock.decided', states: ['principalApproved'], by: [principal, vicePrincipal] },
  { action: 'lock.executed', states: ['principalApproved'], by: office },
  { action: 'lockMinutes.drafted', by: office },
  { action: 'seal.applied', states: ['principalApproved'], by: [registrar] },
  { action: 'paper.printed', by: [homeroomTeacher, ...leaders, ...office] },
  { action: 'copy.ordered', states: finished, by: [principal, actingPrincipal] },
  { action: 'copy.sealed', by: [registrar] },
  { action: 'record.printed', states: finished, by: [...leaders, registrar] },
  { action: 'issue.noted', by: [registrar] },
  { action: 'register.drawn', by: [registrar] },
  { action: 'report.drawn', by: [...leaders, ...office] },
  { action: 'medium.sealed', by: office },
  { action: 'medium.witnessed', by: leaders },
  { action: 'archive.held', by: [...leaders, ...office] },
  { action: 'disposal.ordered', by: [principal, actingPrincipal] },
  { action: 'disposal.carriedOut', by: office },
  { action: 'office.read', by: [...leaders, ...office, inspector] },
  { action: 'book.requested', by: [homeroomTeacher, registrar] },
  { action: 'book.decided', by: [principal, actingPrincipal] },
  { action: 'book.made', by: [registrar] },
  { action: 'book.revoked', by: [principal, actingPrincipal] },
  { action: 'book.read', by: [homeroomTeacher, ...leaders, ...office, inspector] },
  { action: 'book.imported', by: [registrar] },
  { action: 'scan.sent', by: [registrar] },
  { action: 'paper.signed', states: ['subjectSigning', 'subjectSigned'], by: [registrar] },
  { action: 'paper.sealed', states: ['principalApproved'], by: [registrar] },
  { action: 'record.archived', states: ['locked', 'archived'], by: [registrar] },
  { action: 'correction.requested', by: [subjectTeacher, homeroomTeacher] },
  { action: 'evidence.sent', by: [teacherOfClass, homeroomTeacher] },
  { action: 'minutes.sealed', by: [registrar] },
  { action: 'correction.confirmed', by: [homeroomTeacher] },
  { action: 'correction.permitted', by: [principal, vicePrincipal, headOfSubject, administrator] },
  {
    action: 'correction.refused',
    by: [homeroomTeacher, principal, vicePrincipal, headOfSubject, administrator],
  },
  { action: 'correction.unlocked', by: office },
  {
    action: 'correction.witnessed',
    by: [...everybodyAtWork].filter(({ capacity }) => capacity !== 'inspector'),
  },
  { action: 'dossier.opened', by: writersOfDossiers },
  { action: 'dossier.signed', by: checkersOfDossiers },
  { action: 'dossier.returned', by: checkersOfDossiers },
  { action: 'dossier.sealed', by: [ofNoClass('registrar')] },
  { action: 'dossier.read', by: [...checkersOfDossiers, ofNoClass('inspector')] },
  { action: 'correction.read', by: everybodyAtWork },

  { action: 'record.read', by: everybodyAtWork },
  { action: 'record.read', states: finished, by: [parent, pupil] },
  { action: 'class.read', by: everybodyAtWork },
  { action: 'journal.read', by: [principal, administrator, inspector] },

  { action: 'appointment.read', by: [...leaders, administrator, inspector] },
  { action: 'appointment.made', by: [principal, administrator] },
  { action: 'appointment.ended', by: [principal, administrator] },
  { action: 'person.read', by: [...leaders, ...office, inspector] },
  { action: 'person.added', by: [administrator] },
  { action: 'account.read', by: [principal, administrator, inspector] },
  { action: 'account.created', by: [administrator] },
  { action: 'account.suspended', by: [principal, administrator] },
  { action: 'account.reset', by: [administrator] },
  { action: 'policy.read', by: everybodyAtWork },
  { action: 'policy.adopted', by: [principal] },
  { action: 'calendar.changed', by: [principal, vicePrincipal, administrator] },
  { action: 'operations.watched', by: [principal, administrator] },
  { action: 'notices.watched', by: [principal, administrator] },
  { action: 'notices.changed', by: [principal, administrator] },
  { action: 'family.written', by: [homeroomTeacher] },
  { action: 'family.consentNoted', by: [homeroomTeacher, registrar] },
  { action: 'child.read', by: [parent] },
  { action: 'webhook.changed', by: [administrator] },
  { action: 'evidence.read', by: [principal, actingPrincipal, inspector] },
  { action: 'token.issued', by: [administrator] },
];
