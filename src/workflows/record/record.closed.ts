// Why an event has no place in a state at all: told by the state, or by the event where that says more.
import type { Refusal } from '../engine/refusal.ts';
import type { RecordEvent, RecordEventType } from './record.events.ts';
import type { RecordState } from './record.machine.ts';

export function closedRefusal(state: string, event: RecordEvent): Refusal {
  return closedTo[event.type]?.[state as RecordState] ?? closed[state as RecordState];
}

const notSubmitted: Refusal = {
  code: 'record.notSubmitted',
  vi: 'Hồ sơ chưa được trình ký',
  en: 'The record has not been submitted for signing',
};
const inSigning: Refusal = {
  code: 'record.inSigning',
  vi: 'Hồ sơ đang trong quá trình ký',
  en: 'The record is being signed',
};
const approved: Refusal = {
  code: 'record.approved',
  vi: 'Hồ sơ đã được Hiệu trưởng duyệt',
  en: 'The principal has approved the record already',
};
const locked: Refusal = {
  code: 'record.locked',
  vi: 'Hồ sơ đã khóa, không ai được ký hoặc sửa',
  en: 'The record is locked; nobody may sign or change it',
};

const closed: Record<RecordState, Refusal> = {
  draft: notSubmitted,
  returned: notSubmitted,
  subjectSigning: inSigning,
  subjectSigned: inSigning,
  homeroomVerified: inSigning,
  principalApproved: approved,
  locked,
  archived: locked,
  withdrawn: {
    code: 'record.withdrawn',
    vi: 'Học sinh không còn trong danh sách lớp',
    en: 'The pupil is no longer in the class list',
  },
  superseded: {
    code: 'record.superseded',
    vi: 'Hồ sơ đã được thay thế bằng bản mới',
    en: 'The record was superseded by a newer version',
  },
};

const notApproved: Refusal = {
  code: 'record.notApproved',
  vi: 'Hồ sơ chưa được Hiệu trưởng duyệt',
  en: 'The principal has not approved the record yet',
};
const notLocked: Refusal = {
  code: 'record.notLocked',
  vi: 'Hồ sơ chưa đóng dấu, khóa',
  en: 'The record is not sealed and locked yet',
};
const signing = ['subjectSigning', 'subjectSigned', 'homeroomVerified'] as const;
const duringSigning = (refusal: Refusal) =>
  Object.fromEntries(signing.map((state) => [state, refusal])) as Partial<Record<RecordState, Refusal>>;

const closedTo: Partial<Record<RecordEventType, Partial<Record<RecordState, Refusal>>>> = {
  'lock.ordered': duringSigning(notApproved),
  'seal.applied': duringSigning(notApproved),
  'paper.sealed': duringSigning(notApproved),
  'document.extended': { ...duringSigning(notLocked), principalApproved: notLocked },
  'record.archived': { ...duringSigning(notLocked), principalApproved: notLocked },
  'correction.executed': { draft: notLocked, returned: notLocked },
};
