// Invented people and the events of one record's happy path, for tests of the workflow.
import { instant, sha256 } from '../../src/kernel/index.ts';
import type { Instant, PersonId } from '../../src/kernel/index.ts';
import type {
  Actor,
  Assignments,
  RecordEvent,
  RecordOpening,
  RecordSnapshot,
  SigningRole,
  SlotFacts,
} from '../../src/workflows/index.ts';
import { isAffected, openRecord, sealSlotsOf, slotsOf, stepRecord } from '../../src/workflows/index.ts';

const person = (name: string) => name as PersonId;
export const people = {
  maths: person('toán'),
  letters: person('văn-sử'),
  homeroom: person('chủ-nhiệm'),
  principal: person('hiệu-trưởng'),
  vice: person('phó-hiệu-trưởng'),
  registrar: person('văn-thư'),
  stranger: person('người-lạ'),
};

export const assignments: Assignments = {
  subjectTeachers: [
    { person: people.maths, subjects: ['TOAN'] },
    { person: people.letters, subjects: ['NGUVAN', 'LS'] },
  ],
  homeroomTeacher: people.homeroom,
  approver: { person: people.principal, capacity: 'principal' },
  principal: people.principal,
  registrar: people.registrar,
};

export const slots: readonly SlotFacts[] = [
  { field: 'Author', purpose: 'author' },
  { field: 'Subject_TOAN', purpose: 'subject', subject: 'TOAN' },
  { field: 'Subject_NGUVAN', purpose: 'subject', subject: 'NGUVAN' },
  { field: 'Subject_LS', purpose: 'subject', subject: 'LS' },
  { field: 'HomeroomA', purpose: 'homeroom' },
  { field: 'HomeroomB', purpose: 'homeroom' },
  { field: 'PrincipalA', purpose: 'principal' },
  { field: 'SealSlice_1', purpose: 'sealSlice' },
  { field: 'OrgSealCover', purpose: 'seal' },
  { field: 'OrgSeal', purpose: 'seal' },
];

export const opening: RecordOpening = { kind: 'transcript', assignments, entriesHash: sha256('sổ lớp') };
export const at = (second: number): Instant => instant(Date.UTC(2026, 4, 30, 1, 0, second));
export const service: Actor = { service: 'test' };
export const snapshotHash = sha256('snapshot');

/** Bytes after the n-th signature, as far as a workflow cares. */
const fileHash = (snapshot: RecordSnapshot) => {
  const { version, signatures, document } = snapshot.context;
  return sha256(`${version}/${signatures.length}/${document?.certified ?? 'draft'}/next`);
};
const baseHash = (snapshot: RecordSnapshot) => snapshot.context.document?.fileHash ?? sha256('');

export const submitted = (by: PersonId = people.homeroom, missing = 0): RecordEvent => ({
  type: 'record.submitted',
  by,
  missing,
  snapshotHash,
  at: at(1),
});
export const drafted = (snapshot: RecordSnapshot): RecordEvent => ({
  type: 'document.drafted',
  version: snapshot.context.version,
  snapshotHash,
  fileHash: sha256(`base ${snapshot.context.version}`),
  // A successor has no field for subjects that nobody corrected.
  slots: slots.filter(({ subject }) => subject === undefined || isAffected(snapshot.context)(subject)),
  at: at(2),
});
export const certified = (snapshot: RecordSnapshot): RecordEvent => ({
  type: 'document.certified',
  version: snapshot.context.version,
  baseHash: baseHash(snapshot),
  fileHash: fileHash(snapshot),
  at: at(3),
});
export const signed = (snapshot: RecordSnapshot, by: PersonId, role: SigningRole): RecordEvent => ({
  type: 'signature.applied',
  by,
  role,
  slots: slotsOf(snapshot.context, role, by),
  baseHash: baseHash(snapshot),
  fileHash: fileHash(snapshot),
  at: at(4),
});
export const ordered = (by: PersonId = people.principal, decisionNumber = '12/QĐ-VD'): RecordEvent => ({
  type: 'lock.ordered',
  by,
  decisionNumber,
  at: at(5),
});
export const sealed = (snapshot: RecordSnapshot, by: PersonId = people.registrar): RecordEvent => ({
  type: 'seal.applied',
  by,
  slots: sealSlotsOf(snapshot.context),
  baseHash: baseHash(snapshot),
  fileHash: fileHash(snapshot),
  at: at(6),
});
export const extended = (snapshot: RecordSnapshot): RecordEvent => ({
  type: 'document.extended',
  level: 'B-LTA',
  baseHash: baseHash(snapshot),
  fileHash: fileHash(snapshot),
  at: at(6),
});
export const archived = (name = 'goi-1'): RecordEvent => ({
  type: 'record.archived',
  by: people.registrar,
  package: name,
  at: at(7),
});
export const returned = (by: PersonId = people.homeroom, reason = 'Sai điểm Toán'): RecordEvent => ({
  type: 'record.returned',
  by,
  reason,
  at: at(8),
});

export const corrected = (subjects: readonly string[], decisionNumber = '7/QĐ-VD'): RecordEvent => ({
  type: 'correction.executed',
  by: people.maths,
  correctionId: 'sửa-1',
  decisionNumber,
  decidedBy: people.principal,
  subjects,
  at: at(9),
});

/** Corrections come from their own workflow, never from a person directly. */
export const actorOf = (event: RecordEvent): Actor =>
  'by' in event && event.type !== 'correction.executed' ? { person: event.by } : service;

type Make = (snapshot: RecordSnapshot) => RecordEvent;

/** One way through the whole life, as makers of the next event. */
export const happyPath: readonly Make[] = [
  () => submitted(),
  drafted,
  certified,
  (s) => signed(s, people.letters, 'subjectTeacher'),
  (s) => signed(s, people.maths, 'subjectTeacher'),
  (s) => signed(s, people.homeroom, 'homeroomTeacher'),
  (s) => signed(s, people.principal, 'principal'),
  () => ordered(),
  (s) => sealed(s),
  () => archived(),
];

/** The record after the first `steps` events of the happy path. */
export function recordAfter(steps: number, from: RecordSnapshot = openRecord(opening)): RecordSnapshot {
  return happyPath.slice(0, steps).reduce((snapshot, make) => accepted(snapshot, make(snapshot)), from);
}

export function accepted(
  snapshot: RecordSnapshot,
  event: RecordEvent,
  actor = actorOf(event),
): RecordSnapshot {
  const next = stepRecord(snapshot, event, actor);
  if ('refused' in next) throw new Error(`${event.type} in ${snapshot.state}: ${next.refused.code}`);
  return next.snapshot;
}

export function refusalOf(
  snapshot: RecordSnapshot,
  event: RecordEvent,
  actor = actorOf(event),
): string | null {
  const next = stepRecord(snapshot, event, actor);
  return 'refused' in next ? next.refused.code : null;
}
