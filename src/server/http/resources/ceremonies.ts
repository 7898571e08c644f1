// Signing many documents: asked for, watched, answered by keys elsewhere.
import type { RecordId } from '../../../kernel/index.ts';
import { dueFor, stepsSoFar, type CeremonyRequest } from '../../application/index.ts';
import { recordsFor } from '../access.ts';
import { ceremonyStream } from '../ceremony-stream.ts';
import { httpFault } from '../faults.ts';
import { pageFrom, pageOf, pageQuery } from '../paging.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import { list, object, oneOf, text, uuid } from '../shapes.ts';
import {
  base64,
  ceremonyShape,
  keyShape,
  secretMembers,
  toCeremony,
  toKey,
  toSecrets,
} from './ceremony-shapes.ts';
import { classShape, manyRecords, signingRole, toClass } from './shapes.ts';

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
      records: manyRecords,
      key: keyShape,
    }),
    faults: [
      'record.unknown',
      'access.notPermitted',
      'ceremony.underWay',
      'ceremony.noKeptKey',
      'ceremony.keyPlaceUnknown',
      'ceremony.credentialNeeded',
      'device.certificateMismatch',
    ],
    withoutSecrets: ({ key, ...rest }) => ({ ...rest, key: { ...key, pin: undefined, code: undefined } }),
    answer: ceremonyShape,
    handle: async (desk, { body: { role, records, key } }, caller) => {
      const ids = records as readonly RecordId[];
      await recordsFor(desk, caller, ids);
      const request = await desk.runs.request({
        person: caller.person,
        role,
        records: ids,
        ...toKey(key),
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
      const { items, next } = await pageFrom(query, (part) =>
        house.store.read((view) => view.ceremonyRequestsOf(person, part)),
      );
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
      json: toCeremony(await stepsSoFar(desk.house, await own(desk, caller, params.ceremonyId))),
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
      const content = await ceremonyStream(desk, request, header('last-event-id'), gone);
      return { stream: { content, mediaType: 'text/event-stream' } };
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
  route({
    method: 'post',
    path: '/api/ceremonies/{ceremonyId}/continuations',
    operationId: 'continueCeremony',
    summary:
      'Tiếp tục phiên ký đã dừng / Go on with a ceremony that was stopped, with a PIN where the key needs one',
    tag: 'keys',
    who: 'sign',
    status: 202,
    params: object({ ceremonyId: uuid }),
    body: object(secretMembers),
    withoutSecrets: () => ({}),
    faults: ['ceremony.unknown', 'ceremony.notStopped', 'ceremony.underWay'],
    answer: ceremonyShape,
    handle: async (desk, { params, body }, caller) => {
      const request = await own(desk, caller, params.ceremonyId);
      return { json: toCeremony(await desk.runs.goOn(request, toSecrets(body))) };
    },
  }),
  route({
    method: 'get',
    path: '/api/key-places',
    operationId: 'listKeyPlaces',
    summary: 'Nơi giữ khoá mà máy chủ biết / Remote signing services and tokens that the server reaches',
    tag: 'keys',
    who: 'read',
    answer: object({
      items: list(object({ kind: oneOf('csc', 'pkcs11'), name: text(), title: text() })),
    }),
    handle: ({ runs }) => Promise.resolve({ json: { items: runs.places } }),
  }),
];

/** Nobody else's ceremony exists for them. @throws Fault `ceremony.unknown` */
async function own({ house }: HttpDesk, { person }: Caller, id: string): Promise<CeremonyRequest> {
  const request = await house.store.read((view) => view.ceremonyRequest(id));
  if (request?.personId !== person) throw httpFault('ceremony.unknown');
  return request;
}
