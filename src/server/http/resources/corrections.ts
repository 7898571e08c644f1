// Corrections (sửa điểm): each deed is a resource of the correction; what each person may, the use cases decide.
import { instant } from '../../../kernel/index.ts';
import {
  confirmCorrection,
  correctionsOfClass,
  correctionSeenBy,
  evidenceLimits,
  executeCorrection,
  permitCorrection,
  readEvidence,
  readMinutes,
  refuseCorrection,
  requestCorrection,
  signMinutes,
  unlockCells,
  withdrawCorrection,
  withKey,
  witnessCorrection,
  type CorrectionDeed,
} from '../../application/index.ts';
import type { CorrectionId } from '../../../workflows/index.ts';
import { classFor } from '../access.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import { list, moment, nullable, object, optional, text, uuid, type Shape } from '../shapes.ts';
import { keyShape, toKey } from './ceremony-shapes.ts';
import { correctionShape, evidenceKind, toCorrection } from './correction-shapes.ts';
import { ofClass } from './shapes.ts';

const ofCorrection = object({ correctionId: uuid });
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
      'correction.witnessless',
      'results.cellUnknown',
      'results.valueRefused',
    ],
    answer: correctionShape,
    handle: async (desk, { params, body: { cells, reason, evidence } }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const files = evidence.map(({ kind, name, content }) => ({
        kind,
        name,
        bytes: Buffer.from(content, 'base64'),
      }));
      const request = { classId: schoolClass.id, by: caller.person, cells, reason, evidence: files };
      const { id } = await requestCorrection(desk.house, request);
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
  route({
    method: 'get',
    path: '/api/corrections/{correctionId}/evidence/{number}',
    operationId: 'readEvidence',
    summary: 'Một tệp minh chứng / A file of evidence, to be saved; the reading is written down',
    tag: 'corrections',
    who: 'read',
    params: object({ correctionId: uuid, number: text({ pattern: '^[1-9][0-9]?$' }) }),
    produces: 'application/octet-stream',
    faults: ['correction.unknown'],
    handle: async ({ house }, { params }, { person: by }) => {
      const wish = { correction: params.correctionId as CorrectionId, number: Number(params.number), by };
      const { evidence, bytes } = await readEvidence(house, wish);
      const { name } = evidence;
      return { bytes: { content: bytes, mediaType: 'application/octet-stream', name } };
    },
  }),
  route({
    method: 'get',
    path: '/api/corrections/{correctionId}/minutes',
    operationId: 'readCorrectionMinutes',
    summary: 'Biên bản sửa điểm / The minutes as they are signed so far',
    tag: 'corrections',
    who: 'read',
    params: ofCorrection,
    produces: 'application/pdf',
    faults: ['correction.unknown', 'correction.minutesMissing'],
    handle: async ({ house }, { params }, { person: by }) => {
      const { correction } = await correctionSeenBy(house, {
        correction: params.correctionId as CorrectionId,
        by,
      });
      const content = await readMinutes(house, correction.id);
      return { bytes: { content, mediaType: 'application/pdf', name: 'Biên bản sửa điểm.pdf' } };
    },
  }),
  route({
    method: 'post',
    path: '/api/corrections/{correctionId}/minutes/signatures',
    operationId: 'signCorrectionMinutes',
    summary: 'Ký biên bản sửa điểm / Sign the minutes, as somebody who was present',
    tag: 'corrections',
    who: 'sign',
    status: 201,
    neverStored: true,
    params: ofCorrection,
    body: object({ key: keyShape }),
    faults: [...refusals, 'correction.minutesMissing', 'signing.wrongPerson', 'signing.staleBytes'],
    answer: correctionShape,
    handle: async (desk, { params, body: { key } }, caller) => {
      const { person: by, schoolId } = caller;
      const id = params.correctionId as CorrectionId;
      await correctionSeenBy(desk.house, { correction: id, by });
      await withKey(
        desk.papers,
        { person: by, schoolId, as: 'signer', ...toKey(key) },
        (signer, conditions) => signMinutes(desk.house, { correction: id, by, signer, conditions }),
      );
      desk.carryOut();
      return { json: await told(desk, id, caller) };
    },
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

const told = async ({ house }: HttpDesk, correction: CorrectionId, { person: by }: Caller) =>
  toCorrection(await correctionSeenBy(house, { correction, by }));
