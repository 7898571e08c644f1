// Orders to lock and unlock: the office proposes, a leader decides by a numbered decision, the office carries out.
import type { ClassId, RecordId } from '../../../kernel/index.ts';
import { toIso } from '../../../kernel/index.ts';
import {
  decideLocking,
  executeLocking,
  ordersOfClass,
  orderSeenBy,
  proposeLocking,
  type LockingOrder,
  type LockingOrderId,
} from '../../application/index.ts';
import { classFor, recordsFor } from '../access.ts';
import { route, type AnyRoute } from '../route.ts';
import {
  described,
  either,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  uuid,
  yesNo,
  type Of,
} from '../shapes.ts';
import { entryWindow } from './calendar.ts';
import { manyRecords, ofClass } from './shapes.ts';

export const deed = oneOf('lock', 'unlock');
export const lockScope = object({
  part: oneOf('scores', 'classData'),
  term: optional(oneOf('HK1', 'HK2')),
  subject: optional(text({ minLength: 1, maxLength: 40 })),
  column: optional(text({ minLength: 1, maxLength: 20 })),
});
const aboutWindow = object({ kind: oneOf('window'), window: entryWindow });
const aboutResults = object({ kind: oneOf('results'), scope: lockScope });
/** What can be ordered for many classes at once. */
export const generalSubject = either(aboutWindow, aboutResults);
const subject = either(
  object({
    kind: oneOf('records'),
    records: manyRecords,
  }),
  aboutWindow,
  aboutResults,
);

export const orderDecision = described(
  'Null while nobody has decided',
  nullable(object({ granted: yesNo, by: uuid, at: moment, number: text() })),
);
export const orderExecution = described(
  'Null while nobody has carried it out',
  nullable(object({ by: uuid, at: moment })),
);

const orderShape = named(
  'LockingOrder',
  object({
    id: uuid,
    classId: uuid,
    deed,
    subject,
    reason: text(),
    proposedBy: uuid,
    proposedAt: moment,
    decision: orderDecision,
    execution: orderExecution,
    schoolOrder: described('The order for its grade or school whose part it is', nullable(uuid)),
  }),
);
const toOrder = ({ proposedAt, decision, execution, ...rest }: LockingOrder): Of<typeof orderShape> => ({
  ...rest,
  proposedAt: toIso(proposedAt),
  decision: decision && { ...decision, at: toIso(decision.at) },
  execution: execution && { by: execution.by, at: toIso(execution.at) },
});

const ofOrder = object({ orderId: uuid });

export const lockingOrderRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/classes/{classId}/locking-orders',
    operationId: 'listLockingOrders',
    summary: 'Các lệnh khóa, mở của lớp / Orders of a class, oldest first',
    tag: 'calendar',
    who: 'read',
    params: ofClass,
    faults: ['class.unknown'],
    answer: object({ items: list(orderShape) }),
    handle: async ({ house }, { params }, { person: by }) => {
      const orders = await ordersOfClass(house, { classId: params.classId as ClassId, by });
      return { json: { items: orders.map(toOrder) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/classes/{classId}/locking-orders',
    operationId: 'proposeLocking',
    summary: 'Đề nghị khóa, mở / Propose to lock or unlock, and say why',
    tag: 'calendar',
    who: 'write',
    status: 201,
    params: ofClass,
    body: object({ deed, subject, reason: text({ minLength: 1, maxLength: 2000 }) }),
    faults: [
      'class.unknown',
      'record.unknown',
      'access.notPermitted',
      'order.otherClass',
      'order.reasonMissing',
      'order.wrongProposer',
      'order.recordsOnlyLocked',
    ],
    answer: orderShape,
    handle: async (desk, { params, body }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const about = toSubject(body.subject);
      if (about.kind === 'records') await recordsFor(desk, caller, about.records);
      const proposal = { ...body, subject: about, classId: schoolClass.id, by: caller.person };
      return { json: toOrder(await proposeLocking(desk.house, proposal)) };
    },
  }),
  route({
    method: 'post',
    path: '/api/locking-orders/{orderId}/decision',
    operationId: 'decideLocking',
    summary:
      'Quyết định lệnh / Grant or refuse by a numbered decision; of records granted, the lock is ordered',
    tag: 'calendar',
    who: 'sign',
    params: ofOrder,
    body: object({ granted: yesNo, decisionNumber: text({ minLength: 1, maxLength: 100 }) }),
    faults: [
      'order.unknown',
      'order.decided',
      'order.decisionMissing',
      'order.notReady',
      'order.wrongDecider',
      'access.notPermitted',
    ],
    answer: orderShape,
    handle: async ({ house }, { params, body }, { person: by }) => {
      const { id } = await orderSeenBy(house, { order: params.orderId as LockingOrderId, by });
      return { json: toOrder(await decideLocking(house, { order: id, by, ...body })) };
    },
  }),
  route({
    method: 'post',
    path: '/api/locking-orders/{orderId}/execution',
    operationId: 'executeLocking',
    summary: 'Báo đã thực hiện / Tell that a granted order was carried out; a window opens or closes by this',
    tag: 'calendar',
    who: 'write',
    params: ofOrder,
    body: object({}),
    faults: [
      'order.unknown',
      'order.notGranted',
      'order.notSealed',
      'order.sameHand',
      'order.wrongExecutor',
      'access.notPermitted',
    ],
    answer: orderShape,
    handle: async ({ house }, { params }, { person: by }) => {
      const { id } = await orderSeenBy(house, { order: params.orderId as LockingOrderId, by });
      return { json: toOrder(await executeLocking(house, { order: id, by })) };
    },
  }),
];

const toSubject = (asked: Of<typeof subject>): LockingOrder['subject'] =>
  asked.kind === 'records' ? { kind: 'records', records: asked.records as readonly RecordId[] } : asked;
