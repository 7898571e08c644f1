// Corrections (sửa điểm): each deed is a resource of the correction; what each person may, the use cases decide.
import { instant } from '../../../kernel/index.ts';
import {
  confirmCorrection,
  correctionsOfClass,
  correctionSeenBy,
  evidenceLimits,
  executeCorrection,
  permitCorrection,
  refuseCorrection,
  requestCorrection,
  unlockCells,
  withdrawCorrection,
  witnessCorrection,
  type CorrectionDeed,
  type UploadId,
} from '../../application/index.ts';
import type { CorrectionId } from '../../../workflows/index.ts';
import { classFor } from '../access.ts';
import type { HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, list, moment, nullable, object, optional, text, uuid, type Shape } from '../shapes.ts';
import {
  correctionShape,
  correctionTold as told,
  evidenceKind,
  ofCorrection,
  toCorrection,
} from './correction-shapes.ts';
import { ofClass } from './shapes.ts';

/** Base64 of all the evidence together, and the rest of the request. */
const LARGEST_REQUEST = 24 * 1024 * 1024;
const LONGEST_EVIDENCE = Math.ceil((evidenceLimits.megabytes * 1024 * 1024 * 4) / 3) + 4;
const refusals = ['correction.unknown', 'access.notPermitted', 'policy.notPermitted', 'policy.byProxy'];

export const correctionRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/classes/{classId}/corrections',
    operationId: 'listCorrections',
    summary: 'Các đề nghị sửa của lớp / Corrections of a class, oldest first',
    tag: 'corrections',
    who: 'read',
    params: ofClass,
    faults: ['class.unknown'],
    answer: object({ items: list(correctionShape) }),
    handle: async (desk, { params }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const found = await correctionsOfClass(desk.house, { classId: schoolClass.id, by: caller.person });
      return { json: { items: found.map(toCorrection) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/classes/{classId}/corrections',
    operationId: 'requestCorrection',
    summary:
      'Đề nghị sửa / Ask for a correction: cells, new values, reason, scans (PDF, JPEG, PNG in base64)',
    tag: 'corrections',
    who: 'write',
    status: 201,
    params: ofClass,
    largestJson: LARGEST_REQUEST,
    perMinute: 20,
    body: object({
      cells: list(
        object({
          path: text({ minLength: 1, maxLength: 300 }),
          before: optional(nullable(text({ maxLength: 2000 }))),
          after: nullable(text({ maxLength: 2000 })),
        }),
        { minItems: 1, maxItems: 200 },
      ),
      reason: text({ minLength: 1, maxLength: 2000 }),
      evidence: list(
        object({
          kind: evidenceKind,
          name: text({ minLength: 1, maxLength: 200 }),
          content: text({ minLength: 1, maxLength: LONGEST_EVIDENCE, pattern: '^[A-Za-z0-9+/]+={0,2}$' }),
        }),
        { maxItems: evidenceLimits.files },
      ),
      uploads: optional(described('Files sent ahead', list(uuid, { maxItems: evidenceLimits.files }))),
    }),
    faults: [
      'class.unknown',
      'access.notPermitted',
      'correction.notProposer',
      'correction.cellsContested',
      'correction.otherValue',
      'correction.nothingToCorrect',
      'correction.evidenceMissing',
      'correction.evidenceRefused',
      'correction.uploadUnknown',
      'correction.witnessless',
      'results.cellUnknown',
      'results.valueRefused',
    ],
    answer: correctionShape,
    handle: async (desk, { params, body: { cells, reason, evidence, uploads } }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const files = evidence.map(({ kind, name, content }) => ({
        kind,
        name,
        bytes: Buffer.from(content, 'base64'),
      }));
      const request = { classId: schoolClass.id, by: caller.person, cells, reason, evidence: files };
      const ahead = uploads?.map((upload) => upload as UploadId);
      const { id } = await requestCorrection(desk.house, { ...request, uploads: ahead });
      return { json: await told(desk, id, caller), headers: { Location: `/api/corrections/${id}` } };
    },
  }),
  route({
    method: 'get',
    path: '/api/corrections/{correctionId}',
    operationId: 'readCorrection',
    summary: 'Một đề nghị sửa / A correction: where it stands, and who is awaited',
    tag: 'corrections',
    who: 'read',
    params: ofCorrection,
    faults: ['correction.unknown'],
    answer: correctionShape,
    handle: async (desk, { params }, caller) => ({
      json: await told(desk, params.correctionId as CorrectionId, caller),
    }),
  }),
  deed('confirmation', 'confirmCorrection', 'Giáo viên chủ nhiệm xác nhận / The homeroom teacher confirms', {
    body: object({}),
    take: (house, who) => confirmCorrection(house, who),
    faults: ['correction.over', 'correction.tooLate'],
  }),
  deed('permissions', 'permitCorrection', 'Cho phép sửa / Permit, a leader by a numbered decision', {
    body: object({ decisionNumber: text({ maxLength: 100 }) }),
    take: (house, who, { decisionNumber }) => permitCorrection(house, { ...who, decisionNumber }),
    faults: ['correction.notConfirmed', 'correction.alreadyPermitted', 'record.decisionNumberMissing'],
  }),
  deed('refusal', 'refuseCorrection', 'Từ chối / Refuse, with a reason', {
    body: object({ reason: text({ minLength: 1, maxLength: 2000 }) }),
    take: (house, who, { reason }) => refuseCorrection(house, { ...who, reason }),
    faults: ['correction.over', 'correction.notUnlocked'],
  }),
  deed('unlocking', 'unlockCorrection', 'Mở đúng các ô / Open the named cells until a moment', {
    body: object({ until: optional(moment) }),
    take: (house, who, { until }) =>
      unlockCells(house, { ...who, until: until === undefined ? undefined : instant(until) }),
    faults: ['correction.notPermitted', 'correction.unlockTooLong', 'correction.untilPast'],
  }),
  deed('witnesses', 'witnessCorrection', 'Chứng kiến / Acknowledge being there', {
    body: object({}),
    take: (house, who) => witnessCorrection(house, who),
    faults: ['correction.alreadyWitnessed', 'correction.deadlinePassed'],
  }),
  deed('execution', 'executeCorrection', 'Sửa và khóa lại ngay / Edit; the cells are locked again at once', {
    body: object({}),
    take: (house, who, _, device) => executeCorrection(house, { ...who, device }),
    faults: ['correction.witnessesMissing', 'correction.deadlinePassed', 'correction.recordRenewing'],
  }),
  deed('withdrawal', 'withdrawCorrection', 'Rút đề nghị / The requester withdraws', {
    body: object({}),
    take: (house, who) => withdrawCorrection(house, who),
    faults: ['correction.executed', 'correction.over'],
  }),
];

interface DeedRow<Body> {
  readonly body: Shape<Body>;
  readonly take: (
    house: HttpDesk['house'],
    who: CorrectionDeed,
    body: Body,
    device: string | null,
  ) => Promise<unknown>;
  readonly faults: readonly string[];
}

/** `If-Match` is the revision somebody looked at. */
function deed<Body>(
  name: string,
  operationId: string,
  summary: string,
  { body: shape, take, faults }: DeedRow<Body>,
): AnyRoute {
  return route({
    method: 'post',
    path: `/api/corrections/{correctionId}/${name}`,
    operationId,
    summary,
    tag: 'corrections',
    who: 'write',
    params: ofCorrection,
    body: shape,
    takesIfMatch: true,
    faults: [...refusals, 'record.changedMeanwhile', ...faults],
    answer: correctionShape,
    handle: async (desk, { params, body, ifMatch, header }, caller) => {
      const id = params.correctionId as CorrectionId;
      await correctionSeenBy(desk.house, { correction: id, by: caller.person });
      const seen = ifMatch === undefined ? undefined : Number(ifMatch);
      const device = header('user-agent')?.slice(0, 200) ?? null;
      await take(desk.house, { correction: id, by: caller.person, seen }, body, device);
      desk.carryOut();
      return { json: await told(desk, id, caller) };
    },
  });
}
