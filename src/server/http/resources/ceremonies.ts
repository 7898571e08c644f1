// Signing many documents: asked for, watched, answered by keys elsewhere.
import type { RecordId } from '../../../kernel/index.ts';
import { toIso } from '../../../kernel/index.ts';
import { dueFor, type CeremonyRequest } from '../../application/index.ts';
import { recordsFor } from '../access.ts';
import { ceremonyStream } from '../ceremony-stream.ts';
import { httpFault } from '../faults.ts';
import { page, pageOf, pageQuery } from '../paging.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import {
  either,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  trouble,
  uuid,
  whole,
  yesNo,
  type Of,
} from '../shapes.ts';
import { classShape, signingRole, toClass } from './shapes.ts';

const base64 = (maxLength: number) => text({ pattern: '^[A-Za-z0-9+/]+={0,2}$', maxLength });
const algorithms = [
  'rsa-pkcs1-sha256',
  'rsa-pkcs1-sha384',
  'rsa-pkcs1-sha512',
  'rsa-pss-sha256',
  'rsa-pss-sha384',
  'rsa-pss-sha512',
  'ecdsa-sha256',
  'ecdsa-sha384',
  'ecdsa-sha512',
] as const;

const keyShape = either(
  object({ kind: oneOf('development') }),
  object({
    kind: oneOf('external'),
    /** DER, the signer's own first. */
    certificates: list(base64(20_000), { minItems: 1, maxItems: 10 }),
    algorithm: optional(oneOf(...algorithms)),
  }),
);

const questionShape = named(
  'SigningQuestion',
  object({
    algorithm: text(),
    digestAlgorithm: text(),
    certificate: text(),
    until: moment,
    items: list(object({ digest: text(), bytes: text() })),
  }),
);

const ceremonyShape = named(
  'Ceremony',
  object({
    id: uuid,
    role: signingRole,
    state: oneOf('running', 'waiting', 'finished', 'stopped'),
    at: moment,
    records: whole(),
    outcomes: list(
      object({ record: uuid, signed: yesNo, trouble: nullable(trouble), shortfall: nullable(trouble) }),
    ),
    questions: list(questionShape),
    trouble: nullable(trouble),
  }),
);

export const ceremonyRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/due',
    operationId: 'listDue',
    summary: 'Những gì chờ tôi ký / What waits for my signature',
    tag: 'ceremonies',
    who: 'read',
    answer: object({
      items: list(object({ schoolClass: classShape, role: signingRole, records: list(uuid) })),
    }),
    handle: async ({ house }, _, { person }) => {
      const due = await dueFor(house, person);
      return {
        json: {
          items: due.map(({ schoolClass, ...rest }) => ({ schoolClass: toClass(schoolClass), ...rest })),
        },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/ceremonies',
    operationId: 'holdCeremony',
    summary: 'Ký một loạt hồ sơ / Sign many records with one gesture; goes on by itself',
    tag: 'ceremonies',
    who: 'sign',
    status: 202,
    body: object({
      role: signingRole,
      records: list(uuid, { minItems: 1, maxItems: 5000, uniqueItems: true }),
      key: keyShape,
    }),
    faults: ['record.unknown', 'ceremony.underWay', 'ceremony.noKeptKey', 'device.certificateMismatch'],
    answer: ceremonyShape,
    handle: async (desk, { body: { role, records, key } }, caller) => {
      const ids = records as readonly RecordId[];
      await recordsFor(desk, caller, ids);
      const request = await desk.runs.request({
        person: caller.person,
        role,
        records: ids,
        key:
          key.kind === 'development'
            ? key
            : { kind: 'external', chain: key.certificates, algorithm: key.algorithm ?? null },
      });
      return { json: toCeremony(request), headers: { Location: `/api/ceremonies/${request.id}` } };
    },
  }),
  route({
    method: 'get',
    path: '/api/ceremonies',
    operationId: 'listCeremonies',
    summary: 'Các phiên ký của tôi / My ceremonies, newest first',
    tag: 'ceremonies',
    who: 'read',
    query: object(pageQuery),
    answer: pageOf(ceremonyShape),
    handle: async ({ house }, { query }, { person }) => {
      const all = await house.store.read((view) => view.ceremonyRequestsOf(person));
      const { items, next } = page(all, query);
      return { json: { items: items.map(toCeremony), next } };
    },
  }),
  route({
    method: 'get',
    path: '/api/ceremonies/{ceremonyId}',
    operationId: 'readCeremony',
    summary: 'Một phiên ký, kết quả từng văn bản / A ceremony, with the outcome of each document',
    tag: 'ceremonies',
    who: 'read',
    params: object({ ceremonyId: uuid }),
    faults: ['ceremony.unknown'],
    answer: ceremonyShape,
    handle: async (desk, { params }, caller) => ({
      json: toCeremony(await own(desk, caller, params.ceremonyId)),
    }),
  }),
  route({
    method: 'get',
    path: '/api/ceremonies/{ceremonyId}/events',
    operationId: 'watchCeremony',
    summary: 'Theo dõi phiên ký / Server-sent events; Last-Event-ID goes on where the line broke',
    tag: 'ceremonies',
    who: 'read',
    params: object({ ceremonyId: uuid }),
    produces: 'text/event-stream',
    faults: ['ceremony.unknown'],
    handle: async (desk, { params, header, gone }, caller) => {
      const request = await own(desk, caller, params.ceremonyId);
      const after = Number(header('last-event-id') ?? 0);
      const from = Number.isSafeInteger(after) && after > 0 ? after : 0;
      return {
        stream: { content: ceremonyStream(desk.runs, request, from, gone), mediaType: 'text/event-stream' },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/ceremonies/{ceremonyId}/answers',
    operationId: 'answerCeremony',
    summary: 'Gửi giá trị chữ ký / The values a key elsewhere gave for the digests asked',
    tag: 'ceremonies',
    who: 'sign',
    status: 202,
    params: object({ ceremonyId: uuid }),
    body: object({
      answers: list(object({ digest: base64(200), value: base64(4096) }), { minItems: 1, maxItems: 5000 }),
    }),
    faults: [
      'ceremony.unknown',
      'ceremony.notWaiting',
      'ceremony.answersMissing',
      'device.signatureMismatch',
    ],
    answer: ceremonyShape,
    handle: async (desk, { params, body }, caller) => {
      const request = await own(desk, caller, params.ceremonyId);
      return { json: toCeremony(await desk.runs.answer(request, body.answers)) };
    },
  }),
];

/** Nobody else's ceremony exists for them. @throws Fault `ceremony.unknown` */
async function own({ house }: HttpDesk, { person }: Caller, id: string): Promise<CeremonyRequest> {
  const request = await house.store.read((view) => view.ceremonyRequest(id));
  if (request?.personId !== person) throw httpFault('ceremony.unknown');
  return request;
}

interface Question {
  readonly algorithm: string;
  readonly digestAlgorithm: string;
  readonly certificate: string;
  readonly until: CeremonyRequest['at'];
  readonly items: readonly { readonly digest: string; readonly bytes: string }[];
}

const toCeremony = ({
  id,
  role,
  state,
  at,
  records,
  outcomes,
  questions,
  trouble: stop,
}: CeremonyRequest): Of<typeof ceremonyShape> => ({
  id,
  role,
  state,
  at: toIso(at),
  records: records.length,
  outcomes: outcomes.map(({ recordId, trouble: why, shortfall }) => ({
    record: recordId,
    signed: why === null || why.code === 'signing.alreadySigned',
    trouble: why && bare(why),
    shortfall: shortfall ? bare(shortfall) : null,
  })),
  questions: (questions as unknown as readonly Question[]).map(
    ({ algorithm, digestAlgorithm, certificate, until, items }) => ({
      algorithm,
      digestAlgorithm,
      certificate,
      until: toIso(until),
      items: items.map(({ digest, bytes }) => ({ digest, bytes })),
    }),
  ),
  trouble: stop,
});

const bare = ({ code, vi, en }: Of<typeof trouble>) => ({ code, vi, en });
