// Evidence of corrections: sent ahead one file at a time, listed while it waits, dropped, and read by whoever may.
import {
  dropEvidence,
  evidenceLimits,
  evidenceWaiting,
  readEvidence,
  sendEvidence,
  type CorrectionUpload,
  type UploadId,
} from '../../application/index.ts';
import { toIso } from '../../../kernel/index.ts';
import type { CorrectionId } from '../../../workflows/index.ts';
import { classFor } from '../access.ts';
import { route, type AnyRoute } from '../route.ts';
import { digest, list, moment, named, object, text, uuid, whole, type Of } from '../shapes.ts';
import { evidenceKind } from './correction-shapes.ts';
import { ofClass } from './shapes.ts';

const tag = 'corrections';

const uploadShape = named(
  'CorrectionUpload',
  object({
    id: uuid,
    kind: evidenceKind,
    name: text(),
    mediaType: text(),
    sha256: digest,
    length: whole(),
    at: moment,
  }),
);
const toUpload = ({ id, evidence, at }: CorrectionUpload): Of<typeof uploadShape> => {
  const { hash, ...told } = evidence;
  return { id, ...told, sha256: hash, at: toIso(at) };
};

export const correctionEvidenceRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/classes/{classId}/correction-evidence',
    operationId: 'sendEvidence',
    summary:
      'Gửi trước một tệp minh chứng / Send one file of evidence ahead of the request: PDF, JPEG or PNG',
    tag,
    who: 'write',
    status: 201,
    perMinute: 30,
    params: ofClass,
    query: object({ kind: evidenceKind, name: text({ minLength: 1, maxLength: 200 }) }),
    file: {
      mediaType: ['application/pdf', 'image/jpeg', 'image/png'],
      looksRight: (bytes, mediaType) =>
        bytes.toString('latin1', 0, 4).startsWith(beginnings[mediaType] ?? '—'),
      largest: evidenceLimits.megabytes * 1024 * 1024,
    },
    faults: [
      'class.unknown',
      'access.notPermitted',
      'correction.evidenceRefused',
      'correction.uploadsWaiting',
    ],
    answer: uploadShape,
    handle: async (desk, { params, query: { kind, name }, file: bytes }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const file = { kind, name, bytes };
      const sending = { classId: schoolClass.id, by: caller.person, file };
      return { json: toUpload(await sendEvidence(desk.house, sending)) };
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}/correction-evidence',
    operationId: 'listEvidenceWaiting',
    summary: 'Tệp tôi đã gửi trước, chưa thuộc đề nghị nào / My files that no request has taken yet',
    tag,
    who: 'read',
    params: ofClass,
    faults: ['class.unknown', 'access.notPermitted'],
    answer: object({ items: list(uploadShape) }),
    handle: async (desk, { params }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const owner = { classId: schoolClass.id, by: caller.person };
      return { json: { items: (await evidenceWaiting(desk.house, owner)).map(toUpload) } };
    },
  }),
  route({
    method: 'delete',
    path: '/api/classes/{classId}/correction-evidence/{uploadId}',
    operationId: 'dropEvidence',
    summary: 'Bỏ tệp đã gửi trước / Drop a file of mine that no request has taken',
    tag,
    who: 'write',
    params: object({ classId: uuid, uploadId: uuid }),
    faults: ['class.unknown', 'access.notPermitted', 'correction.uploadUnknown'],
    handle: async (desk, { params }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const upload = params.uploadId as UploadId;
      await dropEvidence(desk.house, { classId: schoolClass.id, by: caller.person, upload });
      return {};
    },
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
];

/** Whether it is whole, and nothing besides, is seen when it is kept. */
const beginnings: Readonly<Record<string, string>> = {
  'application/pdf': '%PDF',
  'image/jpeg': '\u00ff\u00d8\u00ff',
  'image/png': '\u0089PNG',
};
