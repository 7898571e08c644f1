// Marks over the API: sheets read and entered, the history of a cell, the edit log, lists of the year, progress.
import { instant } from '../../../kernel/index.ts';
import type { ClassId } from '../../../kernel/index.ts';
import {
  cellHistory,
  editsOfClass,
  enterResults,
  entryProgress,
  readSheet,
  yearLists,
} from '../../application/index.ts';
import { classFor } from '../access.ts';
import { httpFault } from '../faults.ts';
import { InvalidRequest } from '../problem.ts';
import { route, type AnyRoute } from '../route.ts';
import { yearAsked, yearQuery } from '../school-year.ts';
import { list, moment, named, nullable, object, oneOf, optional, text, uuid, whole } from '../shapes.ts';
import {
  cellPath,
  changeShape,
  editShape,
  historyShape,
  progressShape,
  sheetOf,
  sheetReadShape,
  sheetShape,
  subjectCode,
  term,
  toEdit,
  toHistory,
  toProgress,
  toSheetRead,
} from './result-shapes.ts';
import { ofClass } from './shapes.ts';

const tag = 'results';
/** A class of 60 in one column more than any sheet has. */
const MOST_CHANGES = 2000;
const pupils = list(object({ code: text(), name: text() }));
const lists = list(object({ heading: text(), pupils }));

export const resultRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/classes/{classId}/sheet',
    operationId: 'readSheet',
    summary:
      'Một trang sổ: điểm của môn trong học kì, rèn luyện, chuyên cần, lí lịch / A sheet of the class book',
    tag,
    who: 'read',
    params: ofClass,
    query: object({
      kind: oneOf('subject', 'conduct', 'absences', 'particulars'),
      term: optional(term),
      subject: optional(subjectCode),
    }),
    answersWithETag: true,
    faults: ['class.unknown', 'access.notPermitted'],
    answer: sheetReadShape,
    handle: async (desk, { params, query }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const sheet = sheetOf(query);
      if (!sheet) throw notASheet();
      const read = await readSheet(desk.house, { classId: schoolClass.id, sheet, by: caller.person });
      await desk.readings.note({ by: caller.person, what: 'class', classId: schoolClass.id });
      return { json: toSheetRead(read), headers: { ETag: `"${read.revision}"` } };
    },
  }),
  route({
    method: 'post',
    path: '/api/classes/{classId}/entries',
    operationId: 'enterResults',
    summary:
      'Nhập vào một trang sổ / Enter into a sheet, all or nothing; If-Match is the ETag of the sheet as it was read',
    tag,
    who: 'write',
    params: ofClass,
    takesIfMatch: true,
    answersWithETag: true,
    body: object({
      sheet: sheetShape,
      changes: list(changeShape, { minItems: 1, maxItems: MOST_CHANGES }),
      reason: optional(text({ minLength: 1, maxLength: 1000 })),
      device: optional(text({ minLength: 1, maxLength: 200 })),
      confirmed: optional(list(text({ maxLength: 200 }), { maxItems: 500 })),
    }),
    faults: [
      'class.unknown',
      'access.notPermitted',
      'window.closed',
      'results.changedMeanwhile',
      'results.locked',
      'results.valueRefused',
      'results.cellUnknown',
      'results.cellOfAnotherSheet',
      'results.cellTwice',
    ],
    answer: named(
      'ResultsEntered',
      object({
        outcome: oneOf('entered', 'unchanged', 'unconfirmed'),
        changed: whole(),
        warnings: list(object({ key: text(), kind: text(), cells: list(text()), vi: text(), en: text() })),
      }),
    ),
    handle: async (desk, { params, body, ifMatch, header }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      if (ifMatch === undefined) throw notSeen();
      const entered = await enterResults(desk.house, {
        ...body,
        classId: schoolClass.id,
        revision: Number(ifMatch),
        device: body.device ?? header('user-agent')?.slice(0, 200) ?? null,
        by: caller.person,
      });
      const revision = entered.outcome === 'entered' ? entered.revision : Number(ifMatch);
      return {
        json: {
          outcome: entered.outcome,
          changed: entered.outcome === 'entered' ? entered.changes.length : 0,
          warnings:
            entered.outcome === 'unconfirmed'
              ? entered.warnings.map(({ key, kind, cells, vi, en }) => ({ key, kind, cells, vi, en }))
              : [],
        },
        headers: { ETag: `"${revision}"` },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}/cell-history',
    operationId: 'readCellHistory',
    summary: 'Nhật ký của một ô / Every change of one cell, and whether its value changed in the end',
    tag,
    who: 'read',
    params: ofClass,
    query: object({ path: cellPath }),
    faults: ['class.unknown', 'results.cellUnknown', 'access.notPermitted'],
    answer: historyShape,
    handle: async (desk, { params, query }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const asked = { classId: schoolClass.id, path: query.path, by: caller.person };
      const history = await cellHistory(desk.house, asked);
      await desk.readings.note({ by: caller.person, what: 'class', classId: schoolClass.id });
      return { json: toHistory(history) };
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}/edit-log',
    operationId: 'readEditLog',
    summary: 'Nhật ký sửa điểm / Edits of a period; deleted and entered again is one line',
    tag,
    who: 'read',
    params: ofClass,
    query: object({ from: moment, until: moment }),
    faults: ['class.unknown', 'access.notPermitted'],
    answer: object({ rows: list(editShape) }),
    handle: async (desk, { params, query }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId, 'edits.read');
      const { rows } = await editsOfClass(desk.house, {
        classId: schoolClass.id,
        by: caller.person,
        from: instant(query.from),
        until: instant(query.until),
      });
      await desk.readings.note({ by: caller.person, what: 'class', classId: schoolClass.id });
      return { json: { rows: rows.map(toEdit) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}/year-lists',
    operationId: 'readYearLists',
    summary: 'Danh sách lên lớp, khen thưởng, kiểm tra lại / Lists of promotion, awards and re-assessment',
    tag,
    who: 'read',
    params: ofClass,
    faults: ['class.unknown', 'access.notPermitted'],
    answer: named(
      'YearLists',
      object({
        promotion: lists,
        titles: lists,
        afterSummer: list(
          object({
            pupil: object({ code: text(), name: text() }),
            before: nullable(text()),
            promotion: text(),
          }),
        ),
        retests: list(object({ pupil: object({ code: text(), name: text() }), subjects: list(text()) })),
        undecided: pupils,
      }),
    ),
    handle: async (desk, { params }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId, 'record.read');
      const found = await yearLists(desk.house, { classId: schoolClass.id, by: caller.person });
      await desk.readings.note({ by: caller.person, what: 'class', classId: schoolClass.id });
      const { promotion, titles, retests, undecided, afterSummer } = found;
      return { json: { promotion, titles, retests, undecided, afterSummer } };
    },
  }),
  route({
    method: 'get',
    path: '/api/entry-progress',
    operationId: 'readEntryProgress',
    summary: 'Tiến độ nhập điểm / Progress and timeliness of entry, of what the caller may look into',
    tag,
    who: 'read',
    query: object({
      ...yearQuery,
      term: optional(term),
      classId: optional(uuid),
      at: optional(moment),
    }),
    faults: ['access.notPermitted'],
    answer: progressShape,
    handle: async ({ house }, { query }, { person: by, schoolId }) => {
      const { classId, at, term: half } = query;
      const progress = await entryProgress(house, {
        schoolYear: yearAsked(query, house.clock.now()),
        ...(half !== undefined && { term: half }),
        schoolId,
        by,
        ...(classId !== undefined && { classId: classId as ClassId }),
        ...(at !== undefined && { at: instant(at) }),
      });
      return { json: toProgress(progress) };
    },
  }),
];

const notASheet = () =>
  new InvalidRequest(httpFault('request.invalid'), [
    {
      in: 'query',
      pointer: '/kind',
      detail: 'subject needs term and subject, conduct needs term, others need neither',
    },
  ]);

const notSeen = () =>
  new InvalidRequest(httpFault('request.invalid'), [
    { in: 'header', pointer: '/If-Match', detail: 'is needed: the ETag of the sheet as it was read' },
  ]);
