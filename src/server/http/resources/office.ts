// What leaders order and the office has carried out: locks, archive packages.
import type { RecordId } from '../../../kernel/index.ts';
import { toIso } from '../../../kernel/index.ts';
import { orderLock } from '../../application/index.ts';
import { classFor, recordsFor } from '../access.ts';
import { route, type AnyRoute } from '../route.ts';
import { digest, list, moment, named, object, text, whole } from '../shapes.ts';
import { manyRecords, ofClass, outcomesShape, toOutcomes } from './shapes.ts';

export const officeRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/lock-orders',
    operationId: 'orderLock',
    summary: 'Ra lệnh đóng dấu, khóa / Order by a numbered decision that records be sealed and locked',
    tag: 'office',
    who: 'sign',
    status: 201,
    body: object({ records: manyRecords, decisionNumber: text({ minLength: 1, maxLength: 100 }) }),
    faults: ['record.unknown', 'access.notPermitted'],
    answer: outcomesShape,
    handle: async (desk, { body: { records, decisionNumber } }, caller) => {
      const ids = records as readonly RecordId[];
      await recordsFor(desk, caller, ids);
      const outcomes = await orderLock(desk.house, { records: ids, by: caller.person, decisionNumber });
      return { json: toOutcomes(outcomes) };
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}/archive-packages',
    operationId: 'listArchivePackages',
    summary: 'Các gói lưu trữ của lớp / Archive packages of a class',
    tag: 'office',
    who: 'read',
    params: ofClass,
    faults: ['class.unknown'],
    answer: object({
      items: list(
        named('ArchivePackage', object({ name: text(), at: moment, manifest: digest, records: whole() })),
      ),
    }),
    handle: async (desk, { params }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const packages = await desk.house.store.read((view) => view.packages(schoolClass.id));
      return {
        json: {
          items: packages.map(({ name, at, manifestHash, records }) => ({
            name,
            at: toIso(at),
            manifest: manifestHash,
            records,
          })),
        },
      };
    },
  }),
];
