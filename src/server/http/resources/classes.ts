// The school, its classes, and taking class books in.
import { sha256, toIso } from '../../../kernel/index.ts';
import { importClass, nameOf, submitRecords } from '../../application/index.ts';
import type { ClassId, RecordId } from '../../../kernel/index.ts';
import { findingText, readClassWorkbook } from '../../../workbooks/index.ts';
import { classesOf, classFor, mayImport, recordsFor, recordsIn } from '../access.ts';
import { httpFault } from '../faults.ts';
import { pageFrom, pageOf, pageQuery } from '../paging.ts';
import { InvalidRequest } from '../problem.ts';
import { route, type AnyRoute } from '../route.ts';
import { list, named, object, oneOf, optional, text, trouble, uuid, whole, type Shape } from '../shapes.ts';
import {
  bare,
  classShape,
  ofClass,
  recordShape,
  schoolShape,
  toClass,
  toRecord,
  toSchool,
} from './shapes.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LARGEST_WORKBOOK = 10 * 1024 * 1024;
const isZip = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));
const counts: Shape<Readonly<Record<string, number>>> = {
  schema: { type: 'object', additionalProperties: { type: 'integer' } },
};

export const classRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/schools',
    operationId: 'listSchools',
    summary: 'Trường của tôi / My school',
    tag: 'classes',
    who: 'read',
    answer: object({ items: list(schoolShape) }),
    handle: async ({ house }, _, caller) => {
      const schools = await house.store.read((view) => view.schools());
      return { json: { items: schools.filter(({ id }) => id === caller.schoolId).map(toSchool) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/classes',
    operationId: 'listClasses',
    summary: 'Các lớp tôi được xem / Classes I may look into',
    tag: 'classes',
    who: 'read',
    query: object(pageQuery),
    answer: pageOf(classShape),
    handle: async (desk, { query }, caller) => {
      const { items, next } = await pageFrom(query, (part) => classesOf(desk, caller, part));
      return { json: { items: items.map(toClass), next } };
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}',
    operationId: 'readClass',
    summary: 'Một lớp, số hồ sơ theo trạng thái / A class, and how many records are in which state',
    tag: 'classes',
    who: 'read',
    params: ofClass,
    faults: ['class.unknown'],
    answer: named(
      'ClassStatus',
      object({
        schoolClass: classShape,
        byState: counts,
      }),
    ),
    handle: async (desk, { params }, caller) => {
      const { schoolClass, records } = await classFor(desk, caller, params.classId);
      const byState: Record<string, number> = {};
      for (const { snapshot } of records) byState[snapshot.state] = (byState[snapshot.state] ?? 0) + 1;
      return { json: { schoolClass: toClass(schoolClass), byState } };
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}/records',
    operationId: 'listRecords',
    summary: 'Hồ sơ của lớp / Records of a class, pupils first',
    tag: 'records',
    who: 'read',
    params: ofClass,
    query: object({ ...pageQuery, state: optional(text({ maxLength: 40 })) }),
    faults: ['class.unknown', 'request.badCursor'],
    answer: pageOf(recordShape),
    handle: async (desk, { params, query }, caller) => {
      const { state, ...paging } = query;
      const { items, next } = await pageFrom(paging, (part) =>
        recordsIn(desk, caller, params.classId, { ...part, ...(state !== undefined && { state }) }),
      );
      await desk.readings.note({ by: caller.person, what: 'class', classId: params.classId as ClassId });
      return { json: { items: items.map(toRecord), next } };
    },
  }),
  route({
    method: 'post',
    path: '/api/class-imports',
    operationId: 'importClass',
    summary: 'Nhập sổ của lớp / Take a class book in, whole or not at all',
    tag: 'classes',
    who: 'write',
    status: 201,
    perMinute: 30,
    file: { mediaType: XLSX, looksRight: isZip, largest: LARGEST_WORKBOOK },
    faults: [
      'workbook.refused',
      'window.closed',
      'results.locked',
      'class.alreadyInSigning',
      'class.roleUnassigned',
      'access.notPermitted',
      'access.cellsOfOthers',
      'access.ownAppointment',
    ],
    answer: object({
      classId: uuid,
      outcome: oneOf('created', 'replaced', 'unchanged'),
      opened: whole(),
      left: whole(),
      changedCells: whole(),
      notices: list(object({ code: text(), vi: text(), en: text() })),
    }),
    handle: async ({ house }, { file }, caller) => {
      const reading = await readClassWorkbook(file);
      if (!reading.ok)
        throw new InvalidRequest(
          httpFault('workbook.refused', { count: reading.problems.length }),
          reading.problems.map((problem) => ({
            in: 'body',
            pointer: `/${problem.sheet ?? ''}/${problem.cell ?? ''}`,
            detail: findingText(problem, 'en'),
            vi: findingText(problem, 'vi'),
          })),
        );
      const { book, notices } = reading;
      await house.store.read(async (view) => {
        const school = (await view.schools()).find(
          ({ name, province, commune }) =>
            name === nameOf(book.school.name) &&
            province === book.school.province &&
            commune === book.school.commune,
        );
        // A book of another school, or of one that nobody has founded here, is nobody's to bring.
        const known = (await view.classes()).find(
          (one) =>
            one.schoolId === school?.id &&
            one.schoolYear === book.schoolYear &&
            one.name === nameOf(book.className),
        );
        const about = { schoolYear: book.schoolYear, grade: book.grade, classId: known?.id };
        const asked = school?.id === caller.schoolId ? caller : { ...caller, schoolId: '' };
        await mayImport(view, asked, about, house.clock.now());
      });
      const imported = await importClass(house, { book, fileHash: sha256(file), by: caller.person });
      return {
        json: {
          ...imported,
          notices: notices.map((notice) => ({
            code: notice.code,
            vi: findingText(notice, 'vi'),
            en: findingText(notice, 'en'),
          })),
        },
        headers: { Location: `/api/classes/${imported.classId}` },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/classes/{classId}/submissions',
    operationId: 'submitRecords',
    summary: 'Trình ký / Freeze results and submit records; documents are drafted and certified afterwards',
    tag: 'records',
    who: 'write',
    status: 201,
    params: ofClass,
    body: object({ records: optional(list(uuid, { minItems: 1, maxItems: 500, uniqueItems: true })) }),
    faults: ['class.unknown', 'record.unknown', 'access.notPermitted'],
    answer: object({
      at: text(),
      submitted: list(uuid),
      refused: list(object({ record: uuid, title: text(), missing: whole(), trouble })),
    }),
    handle: async (desk, { params, body }, caller) => {
      const { schoolClass, records } = await classFor(desk, caller, params.classId);
      const chosen = (body.records ?? records.map(({ id }) => id)) as readonly RecordId[];
      const found = await recordsFor(desk, caller, chosen);
      const mine = found
        .filter(({ record }) => record.classId === schoolClass.id)
        .map(({ record }) => record.id);
      const { submitted, refused } = await submitRecords(desk.house, {
        classId: schoolClass.id,
        by: caller.person,
        records: mine,
      });
      desk.carryOut();
      return {
        json: {
          at: toIso(desk.house.clock.now()),
          submitted,
          refused: refused.map(({ recordId, title, missing, refusal }) => ({
            record: recordId,
            title,
            missing,
            trouble: bare(refusal),
          })),
        },
      };
    },
  }),
];
