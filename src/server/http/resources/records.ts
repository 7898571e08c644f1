// One record: how it stands, its document by version, its part of the journal, sending it back.
import { Readable } from 'node:stream';
import { toIso } from '../../../kernel/index.ts';
import { exportJournal, readDocument, returnRecord } from '../../application/index.ts';
import { classFor, recordFor } from '../access.ts';
import { httpFault } from '../faults.ts';
import { route, type AnyRoute } from '../route.ts';
import { list, moment, named, nullable, object, optional, text, whole } from '../shapes.ts';
import { ofClass, ofRecord, recordShape, signingRole, toRecord } from './shapes.ts';

export const recordRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/records/{recordId}',
    operationId: 'readRecord',
    summary: 'Một hồ sơ: trạng thái, các phiên bản, ai đã ký / A record: state, versions, who has signed',
    tag: 'records',
    who: 'read',
    params: ofRecord,
    answersWithETag: true,
    faults: ['record.unknown'],
    answer: named(
      'RecordStatus',
      object({
        record: recordShape,
        versions: list(object({ version: whole(), verificationCode: text(), printedAt: moment })),
        signatures: list(object({ role: signingRole, person: text(), at: moment })),
        order: nullable(object({ decisionNumber: text(), at: moment })),
        returned: nullable(object({ reason: text(), at: moment })),
      }),
    ),
    handle: async (desk, { params }, caller) => {
      const { record, schoolClass } = await recordFor(desk, caller, params.recordId);
      const { context } = record.snapshot;
      const { documents, names } = await desk.house.store.read(async (view) => ({
        documents: await view.documents([record.id]),
        names: new Map(
          (await view.people(context.signatures.map(({ person }) => person))).map((one) => [
            one.id,
            one.name,
          ]),
        ),
      }));
      await desk.readings.note({
        by: caller.person,
        what: 'record',
        classId: schoolClass.id,
        recordId: record.id,
      });
      const { order, returned } = context;
      return {
        json: {
          record: toRecord(record),
          versions: documents.map(({ version, verificationCode, printedAt }) => ({
            version,
            verificationCode,
            printedAt: toIso(printedAt),
          })),
          signatures: context.signatures.map(({ role, person, at }) => ({
            role,
            person: names.get(person) ?? '',
            at: toIso(at),
          })),
          order: order && { decisionNumber: order.decisionNumber, at: toIso(order.at) },
          returned: returned && { reason: returned.reason, at: toIso(returned.at) },
        },
        headers: { ETag: `"${record.revision}"` },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/records/{recordId}/document',
    operationId: 'readDocument',
    summary: 'Văn bản PDF / The document, latest version unless another is asked for',
    tag: 'records',
    who: 'read',
    params: ofRecord,
    query: object({ version: optional(whole({ minimum: 1 })) }),
    produces: 'application/pdf',
    faults: ['record.unknown', 'record.documentMissing'],
    handle: async (desk, { params, query }, caller) => {
      const { record, schoolClass } = await recordFor(desk, caller, params.recordId);
      const { bytes, fileHash, document } = await readDocument(desk.house, record.id, query.version);
      await desk.readings.note({
        by: caller.person,
        what: 'document',
        classId: schoolClass.id,
        recordId: record.id,
      });
      const name = `${document.verificationCode}.pdf`;
      return {
        bytes: { content: bytes, mediaType: 'application/pdf', name },
        headers: { ETag: `"${fileHash}"` },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}/journal',
    operationId: 'readJournal',
    summary: 'Trích nhật ký của lớp / Journal of a class; of other classes only the links of the chain',
    tag: 'records',
    who: 'read',
    params: ofClass,
    produces: 'application/jsonl',
    perMinute: 10,
    faults: ['class.unknown', 'access.notPermitted'],
    handle: async (desk, { params }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId, 'journal.read');
      await desk.readings.note({ by: caller.person, what: 'journal', classId: schoolClass.id });
      const content = Readable.from(lines(exportJournal(desk.house, schoolClass.id)));
      return { stream: { content, mediaType: 'application/jsonl' } };
    },
  }),
  route({
    method: 'post',
    path: '/api/records/{recordId}/returns',
    operationId: 'returnRecord',
    summary: 'Trả lại hồ sơ, nêu lý do / Send a record back, with a reason',
    tag: 'records',
    who: 'write',
    status: 201,
    params: ofRecord,
    takesIfMatch: true,
    answersWithETag: true,
    body: object({ reason: text({ minLength: 1, maxLength: 2000 }) }),
    faults: [
      'record.unknown',
      'record.locked',
      'record.reasonMissing',
      'policy.notPermitted',
      'access.notPermitted',
    ],
    answer: object({ record: recordShape }),
    handle: async (desk, { params, body, ifMatch }, caller) => {
      const { record } = await recordFor(desk, caller, params.recordId, 'record.returned');
      const seen = ifMatch === undefined ? undefined : Number(ifMatch);
      if (seen !== undefined && seen !== record.revision) throw httpFault('request.preconditionFailed');
      const { reason } = body;
      await returnRecord(desk.house, { recordId: record.id, by: caller.person, reason, seen });
      const after = await recordFor(desk, caller, params.recordId);
      return { json: { record: toRecord(after.record) }, headers: { ETag: `"${after.record.revision}"` } };
    },
  }),
];

async function* lines(entries: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const entry of entries) yield entry.endsWith('\n') ? entry : `${entry}\n`;
}
