// Finding records of any year, and taking documents away.
import { Readable } from 'node:stream';
import type { RecordId } from '../../../kernel/index.ts';
import {
  findRecords,
  takeAway,
  takeEvidence,
  type RecordsFound,
  type TakenAway,
} from '../../application/index.ts';
import { classFor, recordFor } from '../access.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import {
  described,
  list,
  named,
  object,
  oneOf,
  optional,
  text,
  uuid,
  whole,
  words,
  yesNo,
} from '../shapes.ts';
import { recordKind } from './shapes.ts';

const match = oneOf('typed', 'plain', 'beginning', 'initials', 'slips', 'code', 'listed');

export const officeSearchRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/office/search',
    operationId: 'searchRecords',
    summary:
      'Tìm hồ sơ mọi năm theo tên, mã, lớp, năm học / Find records of any year by name, code, class, year',
    tag: 'papers',
    who: 'read',
    query: object({
      q: described('In any order; slips and missing diacritics are forgiven', text({ maxLength: 200 })),
      limit: optional(whole({ minimum: 1, maximum: 100 })),
    }),
    answer: named(
      'RecordsFound',
      object({
        items: list(
          object({
            record: uuid,
            kind: recordKind,
            code: text(),
            name: text(),
            class: object({ id: uuid, name: text(), schoolYear: text() }),
            version: whole(),
            state: object({ name: text(), words }),
            match,
          }),
        ),
        more: yesNo,
      }),
    ),
    handle: async (desk, { query }, caller) => {
      const { found, more } = await recordsCalled(desk, caller, query.q, query.limit);
      return {
        json: {
          items: found.map(({ record, schoolClass: { id, name, schoolYear }, match: how, state }) => ({
            record: record.id,
            kind: record.kind,
            code: record.key,
            name: record.title,
            class: { id, name, schoolYear },
            version: record.snapshot.context.version,
            state: { name: state.name, words: { vi: state.vi, en: state.en } },
            match: how,
          })),
          more,
        },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}/documents',
    operationId: 'takeClass',
    summary: 'Tải mọi văn bản của lớp (ZIP) / All documents of a class as a ZIP',
    tag: 'papers',
    who: 'read',
    params: object({ classId: uuid }),
    produces: 'application/zip',
    perMinute: 10,
    faults: ['class.unknown', 'office.nothingToTake'],
    handle: async (desk, { params, gone }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const what = { kind: 'class', classId: schoolClass.id } as const;
      return asZip(await takeAway(desk.house, { by: caller.person, what, signal: gone }));
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}/evidence',
    operationId: 'takeEvidence',
    summary:
      'Chứng cứ của lớp cho thanh tra (ZIP) / Evidence: documents, journal with proof, edit logs, rules, verdicts',
    tag: 'papers',
    who: 'read',
    params: object({ classId: uuid }),
    query: object({ record: optional(described('Of this record only', uuid)) }),
    produces: 'application/zip',
    perMinute: 10,
    faults: ['class.unknown', 'office.nothingToTake', 'access.notPermitted'],
    handle: async (desk, { params, query, gone: signal }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId, 'evidence.read');
      const { anchors } = await desk.papers.ceremonies.conditions();
      const record = query.record as RecordId | undefined;
      const asked = { classId: schoolClass.id, record, by: caller.person, anchors, signal };
      return asZip(await takeEvidence(desk.house, asked));
    },
  }),
  route({
    method: 'get',
    path: '/api/records/{recordId}/pupil-documents',
    operationId: 'takePupil',
    summary: 'Tải mọi văn bản các năm của học sinh (ZIP) / Everything of this pupil over all years as a ZIP',
    tag: 'papers',
    who: 'read',
    params: object({ recordId: uuid }),
    produces: 'application/zip',
    perMinute: 30,
    faults: ['record.unknown', 'office.nothingToTake'],
    handle: async (desk, { params, gone }, caller) => {
      await recordFor(desk, caller, params.recordId);
      const what = { kind: 'pupil', recordId: params.recordId as RecordId } as const;
      return asZip(await takeAway(desk.house, { by: caller.person, what, signal: gone }));
    },
  }),
];

/** Whoever is found is noted as read. */
export async function recordsCalled(
  { house, readings }: HttpDesk,
  { person: by, schoolId }: Caller,
  asked: string,
  limit?: number,
): Promise<RecordsFound> {
  const answer = await findRecords(house, {
    schoolId,
    by,
    text: asked,
    ...(limit !== undefined && { limit }),
  });
  const found = answer.found.map(({ record }) => record.id);
  if (found.length > 0) await readings.note({ by, what: 'search', found });
  return answer;
}

/** The name in UTF-8 (RFC 8187), and a plain one for programs that do not know it. */
const asZip = ({ name, content }: TakenAway) => ({
  stream: { content: Readable.from(content), mediaType: 'application/zip' },
  headers: {
    'Content-Disposition': `attachment; filename="giaplai.zip"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`,
  },
});

const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
