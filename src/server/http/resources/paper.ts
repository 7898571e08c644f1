// Records on paper: copies for pens, scans, and the registrar's report that the sheets are signed or sealed.
import type { RecordId, Sha256 } from '../../../kernel/index.ts';
import {
  LARGEST_SCAN,
  printForPens,
  reportPaper,
  scanKind,
  scanKinds,
  sendScan,
  type PaperReport,
} from '../../application/index.ts';
import { classFor, recordFor, recordsFor } from '../access.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, digest, named, object, optional, text } from '../shapes.ts';
import { manyRecords, ofClass, ofRecord, outcomesShape, toOutcomes } from './shapes.ts';

const tag = 'paper';

export const paperRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/records/{recordId}/pen-copy',
    operationId: 'printForPens',
    summary:
      'Bản in để ký tay / A copy for pens, with the time of printing; the journal tells who printed it',
    tag,
    who: 'read',
    params: ofRecord,
    produces: 'application/pdf',
    faults: ['record.unknown', 'access.notPermitted', 'paper.notSubmitted', 'paper.digitalOnly'],
    handle: async (desk, { params }, caller) => {
      const { record } = await recordFor(desk, caller, params.recordId);
      const copy = await printForPens(desk.house, { recordId: record.id, by: caller.person });
      const name = `${copy.verificationCode}-paper.pdf`;
      return { bytes: { content: copy.bytes, mediaType: 'application/pdf', name } };
    },
  }),
  route({
    method: 'post',
    path: '/api/classes/{classId}/scans',
    operationId: 'sendScan',
    summary: 'Gửi bản quét / A scan of signed sheets, PDF, JPEG or PNG, to be named in a report',
    tag,
    who: 'write',
    status: 201,
    perMinute: 30,
    params: ofClass,
    file: {
      mediaType: Object.values(scanKinds).map(({ mediaType }) => mediaType),
      looksRight: (bytes, mediaType) => {
        const kind = scanKind(bytes);
        return kind !== undefined && scanKinds[kind].mediaType === mediaType;
      },
      largest: LARGEST_SCAN,
    },
    faults: ['class.unknown', 'access.notPermitted'],
    answer: named('Scan', object({ sha256: digest })),
    handle: async (desk, { params, file }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const { hash } = await sendScan(desk.house, {
        classId: schoolClass.id,
        by: caller.person,
        scan: file,
      });
      return { json: { sha256: hash } };
    },
  }),
  report('signed', {
    path: '/api/paper-signatures',
    operationId: 'reportPaperSignatures',
    summary: 'Báo bản giấy đã ký đủ / The sheets are signed by everybody whose line is on them',
  }),
  report('sealed', {
    path: '/api/paper-seals',
    operationId: 'reportPaperSeals',
    summary:
      'Báo bản giấy đã đóng dấu theo lệnh / The sheets are sealed, on the order to lock; locks the records',
  }),
];

function report(
  what: PaperReport['what'],
  names: Pick<AnyRoute, 'path' | 'operationId' | 'summary'>,
): AnyRoute {
  return route({
    ...names,
    method: 'post',
    tag,
    who: 'sign',
    status: 201,
    body: object({
      records: manyRecords,
      on: described('The day that stands on the paper', text({ format: 'date' })),
      scan: optional(described('Of a scan that was sent before', digest)),
    }),
    faults: ['record.unknown', 'paper.badDay', 'paper.scanUnknown'],
    answer: outcomesShape,
    handle: async (desk, { body: { records, on, scan } }, caller) => {
      const ids = records as readonly RecordId[];
      await recordsFor(desk, caller, ids);
      const outcomes = await reportPaper(desk.house, {
        records: ids,
        by: caller.person,
        what,
        on,
        ...(scan !== undefined && { scan: scan as Sha256 }),
      });
      return { json: toOutcomes(outcomes) };
    },
  });
}
