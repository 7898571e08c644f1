// The register of disposal over the API: holds, orders, carrying them out, and what became of each.
import { toIso, type ClassId } from '../../../kernel/index.ts';
import {
  everythingRemaining,
  executeDisposal,
  holdClass,
  orderDisposal,
  registerSeen,
  releaseHold,
  remains,
  type RegisterSeen,
} from '../../application/index.ts';
import { route, type AnyRoute } from '../route.ts';
import { schoolYear } from '../school-year.ts';
import { described, list, moment, named, nullable, object, optional, text, uuid, whole } from '../shapes.ts';

const tag = 'papers';
const some = text({ minLength: 1, maxLength: 200 });
const day = text({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' });

const holdShape = object({
  id: uuid,
  class: uuid,
  reason: text(),
  decisionNumber: text(),
  at: moment,
  releasedAt: nullable(moment),
});

const orderShape = named(
  'DisposalOrder',
  object({
    id: uuid,
    number: text(),
    date: text(),
    reason: text(),
    at: moment,
    carriedOutAt: nullable(moment),
    items: list(
      object({
        class: uuid,
        kind: described('`package`, or signed files in the store: `transcript`, `classSummary`', text()),
        name: text(),
        sha256: text(),
        records: whole(),
        keptUntil: text(),
        gone: list(object({ place: text(), at: moment })),
      }),
    ),
  }),
);

const pastShape = named(
  'PastTime',
  object({
    kind: described('`package`, or a kind of document the policy sets a time for', text()),
    schoolYear: text(),
    address: described('Of a package; empty for all else', text()),
    count: whole(),
    until: text(),
  }),
);

const toOrder = ({ id, number, date, reason, at, execution, items }: RegisterSeen['orders'][number]) => ({
  ...{ id, number, date, reason, at: toIso(at) },
  carriedOutAt: execution && toIso(execution.at),
  items: items.map(({ classId, kind, name, hash, records, keptUntil, gone }) => ({
    ...{ class: classId, kind, name, sha256: hash, records, keptUntil },
    gone: gone.map((one) => ({ place: one.place, at: toIso(one.at) })),
  })),
});

const toHold = ({ id, classId, reason, decisionNumber, at, release }: RegisterSeen['holds'][number]) => ({
  ...{ id, class: classId, reason, decisionNumber, at: toIso(at) },
  releasedAt: release && toIso(release.at),
});

export const archiveRegisterRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/archive-register',
    operationId: 'readArchiveRegister',
    summary: 'Sổ giữ lại và tiêu hủy / The register of holds and disposal',
    tag,
    who: 'read',
    faults: ['access.notPermitted'],
    answer: object({
      holds: list(holdShape),
      orders: list(orderShape),
      past: list(pastShape),
      remains: list(text()),
    }),
    handle: async ({ house }, _, { person: by, schoolId }) => {
      const { holds, orders, past } = await registerSeen(house, { schoolId, by });
      const remaining = everythingRemaining.map((kind) => remains[kind].vi);
      return {
        json: { holds: holds.map(toHold), orders: orders.map(toOrder), past: [...past], remains: remaining },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/archive-holds',
    operationId: 'holdClass',
    summary: 'Giữ lại một lớp, không tiêu hủy / Put a class on hold: nothing of it is destroyed',
    tag,
    who: 'write',
    status: 201,
    body: object({ class: uuid, reason: some, decisionNumber: some }),
    faults: ['access.notPermitted', 'class.unknown', 'disposal.heldAlready'],
    answer: holdShape,
    handle: async ({ house }, { body }, { person: by, schoolId }) => {
      const { class: classId, reason, decisionNumber } = body;
      const wish = { schoolId, by, classId: classId as ClassId, reason, decisionNumber };
      return { json: toHold(await holdClass(house, wish)) };
    },
  }),
  route({
    method: 'post',
    path: '/api/hold-releases',
    operationId: 'releaseHold',
    summary: 'Thôi giữ lại / Release a hold',
    tag,
    who: 'write',
    status: 204,
    body: object({ hold: uuid, reason: some, decisionNumber: some }),
    faults: ['access.notPermitted', 'disposal.holdUnknown'],
    handle: async ({ house }, { body }, { person: by, schoolId }) => {
      await releaseHold(house, { ...body, schoolId, by });
      return {};
    },
  }),
  route({
    method: 'post',
    path: '/api/disposal-orders',
    operationId: 'orderDisposal',
    summary: 'Quyết định tiêu hủy hồ sơ hết hạn lưu / Order what is past its time to be destroyed',
    tag,
    who: 'write',
    status: 201,
    body: object({ number: some, date: day, reason: some, schoolYear, class: optional(uuid) }),
    faults: [
      ...['access.notPermitted', 'disposal.notExpired', 'disposal.held', 'disposal.nothing'],
      ...['disposal.badDate', 'disposal.numberTaken'],
    ],
    answer: orderShape,
    handle: async ({ house }, { body }, { person: by, schoolId }) => {
      const { class: classId, ...wish } = body;
      const order = await orderDisposal(house, {
        ...wish,
        ...{ schoolId, by, classId: classId as ClassId | undefined },
      });
      return { json: toOrder({ ...order, items: order.items.map((item) => ({ ...item, gone: [] })) }) };
    },
  }),
  route({
    method: 'post',
    path: '/api/disposal-executions',
    operationId: 'executeDisposal',
    summary: 'Thực hiện quyết định tiêu hủy / Carry out an order of disposal that somebody else gave',
    tag,
    who: 'write',
    status: 204,
    body: object({ order: uuid }),
    faults: [
      ...['access.notPermitted', 'disposal.unknown', 'disposal.sameHands', 'disposal.carriedOut'],
      'disposal.held',
    ],
    handle: async ({ house, carryOut }, { body: { order } }, { person: by, schoolId }) => {
      await executeDisposal(house, { schoolId, order, by });
      carryOut();
      return {};
    },
  }),
];
