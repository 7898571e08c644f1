// Locks on marks and class data over the API. They are made and lifted by locking orders.
import { toIso } from '../../../kernel/index.ts';
import { locksOfClass, type LocksOfClass } from '../../application/index.ts';
import { classFor } from '../access.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, list, moment, named, nullable, object, text, uuid, type Of } from '../shapes.ts';
import { lockScope } from './locking-orders.ts';
import { ofClass } from './shapes.ts';

const locksShape = named(
  'ResultLocks',
  object({
    locks: list(
      object({
        id: uuid,
        scope: lockScope,
        lockedBy: described('The order', uuid),
        lockedAt: moment,
        liftedBy: described('The order to unlock; null while locked', nullable(uuid)),
        liftedAt: nullable(moment),
        exceptions: described(
          'Parts that an order opened while the rest stays locked',
          list(object({ scope: lockScope, openedBy: uuid, openedAt: moment })),
        ),
      }),
    ),
    opened: described(
      'Cells a permitted correction has open now',
      list(object({ path: text(), correctionId: text(), until: moment, decisionNumber: text() })),
    ),
  }),
);

const toLocks = ({ locks, opened }: LocksOfClass): Of<typeof locksShape> => ({
  locks: locks.map(({ id, scope, lockedBy, lockedAt, liftedBy, liftedAt, exceptions }) => ({
    id,
    scope,
    lockedBy,
    lockedAt: toIso(lockedAt),
    liftedBy,
    liftedAt: liftedAt === null ? null : toIso(liftedAt),
    exceptions: exceptions.map((one) => ({ ...one, openedAt: toIso(one.openedAt) })),
  })),
  opened: opened.map(({ path, correctionId, until, decisionNumber }) => ({
    path,
    correctionId,
    until: toIso(until),
    decisionNumber,
  })),
});

export const resultLockRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/classes/{classId}/result-locks',
    operationId: 'listResultLocks',
    summary: 'Khóa điểm, khóa dữ liệu của lớp / Locks on marks and class data, lifted ones included',
    tag: 'results',
    who: 'read',
    params: ofClass,
    faults: ['class.unknown'],
    answer: locksShape,
    handle: async (desk, { params }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      return {
        json: toLocks(await locksOfClass(desk.house, { classId: schoolClass.id, by: caller.person })),
      };
    },
  }),
];
