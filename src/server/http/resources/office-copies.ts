// Copies and extracts: ordered by the leader, made and sealed by the registrar; prints.
import { toIso, type RecordId } from '../../../kernel/index.ts';
import {
  copyOrdersSeen,
  makeCopy,
  orderCopy,
  paperOfCode,
  printRecord,
  readOfficePaper,
  withKey,
  type CopyOrder,
  type MadePaper,
} from '../../application/index.ts';
import { recordFor } from '../access.ts';
import { httpFault } from '../faults.ts';
import { route, type AnyRoute } from '../route.ts';
import {
  described,
  digest,
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
  words,
  yesNo,
  type Of,
} from '../shapes.ts';
import { keyShape, toKey } from './ceremony-shapes.ts';

const some = text({ minLength: 1, maxLength: 300 });
const copyKind = oneOf('certifiedCopy', 'extract');
const requestShape = object({
  by: some,
  relation: some,
  identity: some,
  letter: nullable(some),
  purpose: some,
});
const choiceShape = object({
  periods: list(oneOf('term1', 'term2', 'year'), { minItems: 1, maxItems: 3, uniqueItems: true }),
  subjects: nullable(list(text({ maxLength: 40 }), { minItems: 1, maxItems: 60, uniqueItems: true })),
});

const orderShape = named(
  'CopyOrder',
  object({
    id: uuid,
    record: uuid,
    version: whole(),
    kind: copyKind,
    request: requestShape,
    choice: nullable(choiceShape),
    evenSuperseded: yesNo,
    decisionNumber: text(),
    at: moment,
  }),
);

const toOrder = (order: CopyOrder): Of<typeof orderShape> => {
  const { id, recordId, version, kind, request, choice, evenSuperseded, decisionNumber, at } = order;
  return {
    id,
    record: recordId,
    version,
    kind,
    request,
    choice,
    evenSuperseded,
    decisionNumber,
    at: toIso(at),
  };
};

export const paperShape = named(
  'OfficePaper',
  object({
    id: uuid,
    kind: text(),
    title: text(),
    number: nullable(whole()),
    verificationCode: text(),
    signatures: whole(),
    sealed: yesNo,
    sha256: nullable(digest),
  }),
);

export const toPaper = ({ paper, segments }: MadePaper): Of<typeof paperShape> => ({
  id: paper.id,
  kind: paper.kind,
  title: paper.title,
  number: paper.number,
  verificationCode: paper.verificationCode,
  signatures: segments.filter(({ role }) => role !== 'draft').length,
  sealed: segments.some(({ role }) => role === 'seal'),
  sha256: segments.at(-1)?.fileHash ?? null,
});

export const officeCopyRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/copy-orders',
    operationId: 'orderCopy',
    summary: 'Lãnh đạo quyết định cấp bản sao / Decide that a copy or an extract be handed out',
    tag: 'papers',
    who: 'sign',
    status: 201,
    body: object({
      record: uuid,
      version: optional(whole({ minimum: 1 })),
      kind: copyKind,
      request: requestShape,
      choice: optional(choiceShape),
      evenSuperseded: optional(described('Also where a later version is in force', yesNo)),
      decisionNumber: text({ minLength: 1, maxLength: 100 }),
    }),
    faults: [
      'record.unknown',
      'access.notPermitted',
      'office.notSealed',
      'office.superseded',
      'office.transcriptsOnly',
    ],
    answer: orderShape,
    handle: async (desk, { body }, caller) => {
      const { record, ...wish } = body;
      await recordFor(desk, caller, record);
      const order = await orderCopy(desk.house, { ...wish, recordId: record as RecordId, by: caller.person });
      return { json: toOrder(order) };
    },
  }),
  route({
    method: 'get',
    path: '/api/copy-orders',
    operationId: 'listCopyOrders',
    summary: 'Các quyết định cấp bản sao / Orders to make copies, newest first',
    tag: 'papers',
    who: 'read',
    faults: ['access.notPermitted'],
    answer: object({
      items: list(object({ order: orderShape, paper: nullable(paperShape), cancelledAt: nullable(moment) })),
    }),
    handle: async ({ house }, _, { person: by, schoolId }) => {
      const items = await copyOrdersSeen(house, { schoolId, by });
      return {
        json: {
          items: items.map(({ order, made, cancelledAt }) => ({
            order: toOrder(order),
            paper: made && toPaper(made),
            cancelledAt: cancelledAt === null ? null : toIso(cancelledAt),
          })),
        },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/copy-orders/{orderId}/copy',
    operationId: 'makeCopy',
    summary: 'Văn thư làm và đóng dấu bản sao / Make the copy and seal it; again: the same copy',
    tag: 'papers',
    who: 'sign',
    status: 201,
    neverStored: true,
    params: object({ orderId: uuid }),
    body: object({ key: keyShape }),
    faults: ['office.orderUnknown', 'office.superseded', 'access.notPermitted', 'ceremony.noKeptKey'],
    answer: paperShape,
    handle: async ({ house, papers }, { params, body }, { person, schoolId }) => {
      const wish = { person, schoolId, as: 'seal', ...toKey(body.key) } as const;
      const { serviceSigner } = papers;
      const made = await withKey(papers, wish, (seal, conditions) =>
        makeCopy(house, { orderId: params.orderId, by: person, seal, serviceSigner, conditions }),
      );
      return { json: toPaper(made) };
    },
  }),
  route({
    method: 'get',
    path: '/api/office-papers/{paperId}/document',
    operationId: 'readOfficePaper',
    summary: 'Văn bản của văn phòng (PDF) / A copy, an extract or a register',
    tag: 'papers',
    who: 'read',
    params: object({ paperId: uuid }),
    produces: 'application/pdf',
    faults: ['office.paperUnknown', 'access.notPermitted'],
    handle: async ({ house }, { params }, { person }) => {
      const { paper, bytes } = await readOfficePaper(house, { paperId: params.paperId, by: person });
      const name = `${paper.verificationCode}.pdf`;
      return { bytes: { content: bytes, mediaType: 'application/pdf', name } };
    },
  }),
  route({
    method: 'get',
    path: '/api/copies/{code}',
    operationId: 'verifyCopy',
    summary:
      'Tra bản sao theo mã in trên trang / Ask about a copy by its code: whether its original still stands',
    tag: 'papers',
    who: 'anybody',
    perMinute: 60,
    params: object({ code: text({ maxLength: 60 }) }),
    faults: ['verification.codeUnknown'],
    answer: named(
      'CodedPaper',
      object({
        code: text(),
        kind: text(),
        school: text(),
        number: nullable(text()),
        sha256: nullable(digest),
        sealedAt: nullable(moment),
        cancelledAt: described('Its number is void: it never bore the seal', nullable(moment)),
        book: described(
          'Of pupils’ books',
          nullable(
            object({
              number: text(),
              edition: whole(),
              latest: yesNo,
              successor: nullable(text()),
              revoked: yesNo,
            }),
          ),
        ),
        source: nullable(
          object({ code: text(), version: whole(), standing: oneOf('inForce', 'superseded'), words }),
        ),
      }),
    ),
    handle: async ({ house }, { params }) => {
      const found = await paperOfCode(house, params.code);
      if (found === null) throw httpFault('verification.codeUnknown');
      const { source, sealedAt, cancelledAt, ...paper } = found;
      const told = source && { code: source.code, version: source.version, standing: source.standing };
      return {
        json: {
          ...paper,
          sealedAt: sealedAt === null ? null : toIso(sealedAt),
          cancelledAt: cancelledAt === null ? null : toIso(cancelledAt),
          source: told && { ...told, words: { vi: source.vi, en: source.en } },
        },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/records/{recordId}/prints',
    operationId: 'printRecord',
    summary: 'Bản in có thời gian in, ghi sổ in / A print that says when, noted in the print register',
    tag: 'papers',
    who: 'write',
    neverStored: true,
    params: object({ recordId: uuid }),
    body: object({
      purpose: some,
      copies: optional(whole({ minimum: 1, maximum: 1000 })),
      version: optional(whole({ minimum: 1 })),
    }),
    produces: 'application/pdf',
    perMinute: 30,
    faults: ['record.unknown', 'office.notSealed', 'access.notPermitted'],
    handle: async (desk, { params, body }, caller) => {
      await recordFor(desk, caller, params.recordId);
      const recordId = params.recordId as RecordId;
      const { bytes, line } = await printRecord(desk.house, { ...body, recordId, by: caller.person });
      const name = `${line.verificationCode}-in.pdf`;
      return { bytes: { content: bytes, mediaType: 'application/pdf', name } };
    },
  }),
];
