// The days of single tests over the API: read with a sheet's right, stated by who teaches the subject.
import { toIso } from '../../../kernel/index.ts';
import { readTestDays, stateTestDays, type TestDay } from '../../application/index.ts';
import { classFor } from '../access.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, list, moment, named, nullable, object, text, uuid, type Of } from '../shapes.ts';
import { subjectCode, term } from './result-shapes.ts';
import { ofClass } from './shapes.ts';

const day = text({ format: 'date' });
const column = described('regular/0 (from 0), midterm or final', text({ minLength: 1, maxLength: 20 }));
/** Two terms' worth of the most columns a sheet has. */
const MOST_DAYS = 50;

const daysShape = named(
  'TestDays',
  object({ items: list(object({ column, on: day, statedBy: uuid, statedAt: moment })) }),
);

const toDays = (days: readonly TestDay[]): Of<typeof daysShape> => ({
  items: days.flatMap(({ column: name, on, statedBy, statedAt }) =>
    on === null ? [] : [{ column: name, on, statedBy, statedAt: toIso(statedAt) }],
  ),
});

export const testDayRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/classes/{classId}/test-days',
    operationId: 'readTestDays',
    summary: 'Ngày kiểm tra của môn trong học kì / Days on which the tests of a subject were held',
    tag: 'results',
    who: 'read',
    params: ofClass,
    query: object({ subject: subjectCode, term }),
    faults: ['class.unknown', 'access.notPermitted'],
    answer: daysShape,
    handle: async (desk, { params, query }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const asked = { ...query, classId: schoolClass.id, by: caller.person };
      return { json: toDays(await readTestDays(desk.house, asked)) };
    },
  }),
  route({
    method: 'post',
    path: '/api/classes/{classId}/test-days',
    operationId: 'stateTestDays',
    summary:
      'Ghi ngày kiểm tra từng cột / State when tests were held; marks are due so long after. Null takes a day back',
    tag: 'results',
    who: 'write',
    params: ofClass,
    body: object({
      subject: subjectCode,
      term,
      days: list(object({ column, on: nullable(day) }), { minItems: 1, maxItems: MOST_DAYS }),
    }),
    faults: ['class.unknown', 'access.notPermitted', 'results.testColumnUnknown', 'results.testDayUnfit'],
    answer: daysShape,
    handle: async (desk, { params, body }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const stated = { ...body, classId: schoolClass.id, by: caller.person };
      return { json: toDays(await stateTestDays(desk.house, stated)) };
    },
  }),
];
