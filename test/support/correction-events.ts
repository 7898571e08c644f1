// Invented people and the events of one correction's way, for tests of the workflow.
import { sha256 } from '../../src/kernel/index.ts';
import type { ClassId, PersonId, RecordId } from '../../src/kernel/index.ts';
import { openCorrection, stepCorrection } from '../../src/workflows/index.ts';
import type {
  CorrectionActor,
  CorrectionEvent,
  CorrectionOpening,
  CorrectionParty,
  CorrectionSnapshot,
} from '../../src/workflows/index.ts';
import { at, people } from './record-events.ts';

export const board = 'quản-trị' as PersonId;

/** What each of the invented people is to the class. */
export const partiesOf: Readonly<Record<string, readonly CorrectionParty[]>> = {
  [people.maths]: ['subjectTeacher'],
  [people.letters]: ['subjectTeacher'],
  [people.homeroom]: ['homeroomTeacher'],
  [people.principal]: ['principal', 'leadership'],
  [people.vice]: ['vicePrincipal', 'leadership'],
  [people.registrar]: ['registrar', 'office'],
  [board]: ['systemBoard', 'administrator'],
};

export const request: CorrectionOpening = {
  classId: 'lớp' as ClassId,
  requester: people.maths,
  requestedAs: 'subjectTeacher',
  confirmedByAsking: false,
  requestedAt: at(0),
  cells: [{ path: 'pupils/HS001/entries/HK1/TOAN/midterm', before: '65', after: '85' }],
  reason: 'Cộng sót điểm câu 5',
  evidence: [
    { kind: 'testPaper', name: 'bài.pdf', mediaType: 'application/pdf', hash: sha256('bài'), length: 9 },
  ],
  records: ['hồ-sơ' as RecordId],
  route: 'ordinary',
  demands: {
    permittedBy: ['principal'],
    witnesses: ['systemBoard', 'homeroomTeacher'],
    quorum: 2,
    unlockedBy: ['administrator', 'registrar'],
  },
  permitBefore: at(500),
};

const deed = (by: PersonId, as: readonly CorrectionParty[] = partiesOf[by] ?? []) => ({ by, as });

export const confirmed = (by: PersonId = people.homeroom): CorrectionEvent => ({
  type: 'correction.confirmed',
  ...deed(by),
  at: at(10),
});
export const permitted = (by: PersonId = people.principal, decisionNumber = '7/QĐ-VD'): CorrectionEvent => ({
  type: 'correction.permitted',
  ...deed(by),
  decisionNumber,
  at: at(20),
});
export const refused = (by: PersonId = people.principal, reason = 'Không đủ căn cứ'): CorrectionEvent => ({
  type: 'correction.refused',
  ...deed(by),
  reason,
  at: at(20),
});
export const unlocked = (by: PersonId = board): CorrectionEvent => ({
  type: 'cells.unlocked',
  ...deed(by),
  until: at(100),
  at: at(30),
});
export const witnessed = (by: PersonId, second = 40): CorrectionEvent => ({
  type: 'correction.witnessed',
  ...deed(by),
  at: at(second),
});
export const edited = (by: PersonId = people.maths, second = 50): CorrectionEvent => ({
  type: 'cells.corrected',
  ...deed(by),
  records: request.records,
  at: at(second),
});
export const minuted = (): CorrectionEvent => ({
  type: 'minutes.drafted',
  fileHash: sha256('biên bản'),
  snapshotHash: sha256('dữ liệu biên bản'),
  at: at(51),
});
export const minutesSigned = ({ context }: CorrectionSnapshot, by: PersonId): CorrectionEvent => ({
  type: 'minutes.signed',
  ...deed(by),
  baseHash: context.minutesSigned.at(-1)?.fileHash ?? context.minutes?.fileHash ?? sha256(''),
  fileHash: sha256(`biên bản ${context.minutesSigned.length + 1}`),
  at: at(60),
});
export const withdrawn = (by: PersonId = people.maths): CorrectionEvent => ({
  type: 'correction.withdrawn',
  ...deed(by),
  at: at(45),
});
export const late = (second: number): CorrectionEvent => ({
  type: 'correction.deadlinePassed',
  at: at(second),
});
export const completed = (): CorrectionEvent => ({ type: 'correction.completed', at: at(200) });

type Make = (snapshot: CorrectionSnapshot) => CorrectionEvent;

/** From the request to the end, as makers of the next event. */
export const wholeWay: readonly Make[] = [
  () => confirmed(),
  () => permitted(),
  () => unlocked(),
  () => witnessed(board),
  () => witnessed(people.homeroom),
  () => edited(),
  () => minuted(),
  (s) => minutesSigned(s, people.maths),
  (s) => minutesSigned(s, people.homeroom),
  (s) => minutesSigned(s, board),
  (s) => minutesSigned(s, people.principal),
  () => completed(),
];

export const actorIn = (event: CorrectionEvent): CorrectionActor =>
  'by' in event ? { person: event.by, parties: partiesOf[event.by] ?? [] } : { service: 'test' };

export function after(steps: number, from: CorrectionSnapshot = openCorrection(request)): CorrectionSnapshot {
  return wholeWay.slice(0, steps).reduce((snapshot, make) => taken(snapshot, make(snapshot)), from);
}

export function taken(snapshot: CorrectionSnapshot, event: CorrectionEvent): CorrectionSnapshot {
  const next = stepCorrection(snapshot, event, actorIn(event));
  if ('refused' in next) throw new Error(`${event.type} in ${snapshot.state}: ${next.refused.code}`);
  return next.snapshot;
}

export function refusedWith(
  snapshot: CorrectionSnapshot,
  event: CorrectionEvent,
  actor = actorIn(event),
): string | null {
  const next = stepCorrection(snapshot, event, actor);
  return 'refused' in next ? next.refused.code : null;
}

export function ordersOf(snapshot: CorrectionSnapshot, event: CorrectionEvent): readonly string[] {
  const next = stepCorrection(snapshot, event, actorIn(event));
  if ('refused' in next) throw new Error(next.refused.code);
  return next.effects.map(({ type }) => type);
}
