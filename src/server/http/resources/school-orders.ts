// Orders to lock and unlock a whole grade or school: proposed once, decided by one number, carried out everywhere at once.
import { toIso } from '../../../kernel/index.ts';
import {
  decideSchoolOrder,
  executeSchoolOrder,
  proposeSchoolOrder,
  schoolOrderSeenBy,
  schoolOrdersSeenBy,
  type SchoolOrder,
  type SchoolOrderId,
} from '../../application/index.ts';
import { route, type AnyRoute } from '../route.ts';
import { schoolYear, yearAsked, yearQuery } from '../school-year.ts';
import {
  described,
  list,
  moment,
  named,
  nullable,
  object,
  text,
  uuid,
  whole,
  yesNo,
  type Of,
} from '../shapes.ts';
import { deed, generalSubject, orderDecision, orderExecution } from './locking-orders.ts';

const tag = 'results';
const grade = described('Null: all grades', nullable(whole({ minimum: 1, maximum: 12 })));

const schoolOrderShape = named(
  'SchoolOrder',
  object({
    id: uuid,
    schoolYear,
    grade,
    deed,
    subject: generalSubject,
    reason: text(),
    proposedBy: uuid,
    proposedAt: moment,
    decision: orderDecision,
    execution: orderExecution,
  }),
);

const toSchoolOrder = (order: SchoolOrder): Of<typeof schoolOrderShape> => {
  const { id, schoolYear: year, grade: of, deed: what, subject, reason, proposedBy } = order;
  const { proposedAt, decision, execution } = order;
  return {
    ...{ id, schoolYear: year, grade: of, deed: what, subject, reason, proposedBy },
    proposedAt: toIso(proposedAt),
    decision: decision && { ...decision, at: toIso(decision.at) },
    execution: execution && { by: execution.by, at: toIso(execution.at) },
  };
};

const ofSchoolOrder = object({ schoolOrderId: uuid });

export const schoolOrderRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/school-orders',
    operationId: 'listSchoolOrders',
    summary: 'Các lệnh khóa, mở cho khối, cho trường / Orders for a grade or the school, oldest first',
    tag,
    who: 'read',
    query: object(yearQuery),
    answer: object({ items: list(schoolOrderShape) }),
    handle: async ({ house }, { query }, { person: by, schoolId }) => {
      const year = yearAsked(query, house.clock.now());
      const orders = await schoolOrdersSeenBy(house, { schoolId, schoolYear: year, by });
      return { json: { items: orders.map(toSchoolOrder) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/school-orders',
    operationId: 'proposeSchoolOrder',
    summary: 'Đề nghị khóa, mở cả khối hay cả trường / Propose one order for a whole grade or school',
    tag,
    who: 'write',
    status: 201,
    body: object({
      schoolYear,
      grade,
      deed,
      subject: generalSubject,
      reason: text({ minLength: 1, maxLength: 2000 }),
    }),
    faults: [
      'access.notPermitted',
      'order.noClasses',
      'order.reasonMissing',
      'order.wrongProposer',
      'results.scopeUnknown',
    ],
    answer: schoolOrderShape,
    handle: async ({ house }, { body }, { person: by, schoolId }) => ({
      json: toSchoolOrder(await proposeSchoolOrder(house, { ...body, schoolId, by })),
    }),
  }),
  route({
    method: 'post',
    path: '/api/school-orders/{schoolOrderId}/decision',
    operationId: 'decideSchoolOrder',
    summary: 'Quyết định lệnh bằng một số quyết định / Grant or refuse by one numbered decision',
    tag,
    who: 'sign',
    params: ofSchoolOrder,
    body: object({ granted: yesNo, decisionNumber: text({ minLength: 1, maxLength: 100 }) }),
    faults: [
      'order.unknown',
      'order.decided',
      'order.decisionMissing',
      'order.wrongDecider',
      'access.notPermitted',
    ],
    answer: schoolOrderShape,
    handle: async ({ house }, { params, body }, { person: by }) => {
      const { id } = await schoolOrderSeenBy(house, { order: params.schoolOrderId as SchoolOrderId, by });
      return { json: toSchoolOrder(await decideSchoolOrder(house, { order: id, by, ...body })) };
    },
  }),
  route({
    method: 'post',
    path: '/api/school-orders/{schoolOrderId}/execution',
    operationId: 'executeSchoolOrder',
    summary: 'Thực hiện ở mọi lớp cùng lúc / Carry it out in every class at once; later classes follow',
    tag,
    who: 'write',
    params: ofSchoolOrder,
    body: object({}),
    faults: [
      'order.unknown',
      'order.notGranted',
      'order.sameHand',
      'order.wrongExecutor',
      'results.nothingLocked',
      'access.notPermitted',
    ],
    answer: schoolOrderShape,
    handle: async ({ house }, { params }, { person: by }) => {
      const { id } = await schoolOrderSeenBy(house, { order: params.schoolOrderId as SchoolOrderId, by });
      return { json: toSchoolOrder(await executeSchoolOrder(house, { order: id, by })) };
    },
  }),
];
