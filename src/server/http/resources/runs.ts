// Runs of the office: documents carried to B-LTA, classes put into the archive; asked for, watched, cancelled.
import type { RecordId } from '../../../kernel/index.ts';
import { runFault, type OfficeRun } from '../../application/index.ts';
import { classFor, recordsFor } from '../access.ts';
import { pageFrom, pageOf, pageQuery } from '../paging.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import { runStream } from '../run-stream.ts';
import { object, uuid } from '../shapes.ts';
import { runShape, toRun } from './run-shapes.ts';
import { manyRecords, ofClass } from './shapes.ts';

const tag = 'office';
const ofRun = object({ runId: uuid });

export const runRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/extensions',
    operationId: 'extendRecords',
    summary: 'Nâng mức chữ ký lên B-LTA / Timestamps and validation data for the decades; goes on by itself',
    tag,
    who: 'write',
    status: 202,
    perMinute: 10,
    body: object({ records: manyRecords }),
    faults: ['record.unknown', 'access.notPermitted', 'run.underWay', 'run.serverEnding'],
    answer: runShape,
    handle: async (desk, { body }, caller) => {
      const records = body.records as readonly RecordId[];
      const found = await recordsFor(desk, caller, records, 'record.archived');
      const classes = [...new Set(found.map(({ schoolClass }) => schoolClass.id))];
      const { person } = caller;
      return accepted(await desk.officeRuns.request({ kind: 'extension', person, records, classes }));
    },
  }),
  route({
    method: 'post',
    path: '/api/classes/{classId}/archive-packages',
    operationId: 'archiveClass',
    summary: 'Lưu trữ hồ sơ đã khóa / Put the locked records of a class into a new archive package',
    tag,
    who: 'write',
    status: 202,
    perMinute: 10,
    params: ofClass,
    body: object({}),
    faults: [
      'class.unknown',
      'class.nothingToArchive',
      'policy.notPermitted',
      'access.notPermitted',
      'run.underWay',
      'run.serverEnding',
    ],
    answer: runShape,
    handle: async (desk, { params }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const { person } = caller;
      return accepted(await desk.officeRuns.request({ kind: 'archive', person, classId: schoolClass.id }));
    },
  }),
  route({
    method: 'get',
    path: '/api/runs',
    operationId: 'listRuns',
    summary: 'Các việc tôi đã giao cho máy chủ / Runs that I asked for, newest first',
    tag,
    who: 'read',
    query: object(pageQuery),
    answer: pageOf(runShape),
    handle: async (desk, { query }, { person }) => {
      const { items, next } = await pageFrom(query, (part) =>
        desk.house.store.read((view) => view.officeRunsOf(person, part)),
      );
      // A list says how they stand; each one tells its outcomes itself.
      return { json: { items: items.map((run) => toRun(run, [])), next } };
    },
  }),
  route({
    method: 'get',
    path: '/api/runs/{runId}',
    operationId: 'readRun',
    summary: 'Một việc, kết quả từng hồ sơ / A run, with the outcome of each record so far',
    tag,
    who: 'read',
    params: ofRun,
    faults: ['run.unknown'],
    answer: runShape,
    handle: async (desk, { params }, caller) => {
      const run = await own(desk, caller, params.runId);
      return { json: toRun(run, await desk.house.store.read((view) => view.officeRunSteps(run.id))) };
    },
  }),
  route({
    method: 'get',
    path: '/api/runs/{runId}/events',
    operationId: 'watchRun',
    summary: 'Theo dõi một việc / Server-sent events; Last-Event-ID goes on where the line broke',
    tag,
    who: 'read',
    params: ofRun,
    produces: 'text/event-stream',
    faults: ['run.unknown'],
    handle: async (desk, { params, header, gone }, caller) => {
      const run = await own(desk, caller, params.runId);
      const content = await runStream(desk, run, header('last-event-id'), gone);
      return { stream: { content, mediaType: 'text/event-stream' } };
    },
  }),
  route({
    method: 'post',
    path: '/api/runs/{runId}/cancellation',
    operationId: 'cancelRun',
    summary: 'Hủy phần chưa làm / Begin nothing further; what was done stays',
    tag,
    who: 'write',
    status: 202,
    params: ofRun,
    body: object({}),
    faults: ['run.unknown', 'run.notRunning'],
    answer: runShape,
    handle: async (desk, { params }, caller) =>
      accepted(await desk.officeRuns.cancel(await own(desk, caller, params.runId))),
  }),
];

const accepted = (run: OfficeRun) => ({ json: toRun(run, []), headers: { Location: `/api/runs/${run.id}` } });

/** Nobody else's run exists for them. @throws Fault `run.unknown` */
async function own({ house }: HttpDesk, { person }: Caller, id: string): Promise<OfficeRun> {
  const run = await house.store.read((view) => view.officeRun(id));
  if (run?.personId !== person) throw runFault('run.unknown');
  return run;
}
