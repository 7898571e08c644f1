// A subject's sheet as a workbook to fill in at home, and what a filled one would change, before anything is written.
import { readBook, readSheet } from '../../application/index.ts';
import { findingText, readSubjectWorkbook, writeSubjectWorkbook } from '../../../workbooks/index.ts';
import { classFor } from '../access.ts';
import { httpFault } from '../faults.ts';
import { InvalidRequest } from '../problem.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, list, named, nullable, object, text, whole } from '../shapes.ts';
import { subjectCode, term } from './result-shapes.ts';
import { ofClass } from './shapes.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LARGEST_WORKBOOK = 10 * 1024 * 1024;
const isZip = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));
const ofSheet = object({ subject: subjectCode, term });

export const sheetWorkbookRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/classes/{classId}/sheet-workbook',
    operationId: 'exportSheet',
    summary: 'Phiếu nhập điểm một môn ra Excel / The sheet of a subject as a workbook to be filled in',
    tag: 'results',
    who: 'read',
    params: ofClass,
    query: ofSheet,
    faults: ['class.unknown', 'access.notPermitted', 'request.notFound'],
    produces: XLSX,
    handle: async (desk, { params, query }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const { subject, term: half } = query;
      const asked = { classId: schoolClass.id, by: caller.person };
      const sheet = { kind: 'subject', subject, term: half } as const;
      const { revision } = await readSheet(desk.house, { ...asked, sheet });
      const book = await readBook(desk.house, schoolClass);
      if (!book.subjects.some(({ code }) => code === subject)) throw httpFault('request.notFound');
      await desk.readings.note({ by: caller.person, what: 'class', classId: schoolClass.id });
      const choice = { subject, term: half, revision: String(revision) };
      const content = await writeSubjectWorkbook(book, choice);
      return { bytes: { content, mediaType: XLSX, name: `${schoolClass.name}-${subject}-${half}.xlsx` } };
    },
  }),
  route({
    method: 'post',
    path: '/api/classes/{classId}/sheet-comparisons',
    operationId: 'compareSheet',
    summary:
      'So phiếu Excel đã điền với sổ, chưa ghi gì / What a filled workbook would change; nothing is written',
    tag: 'results',
    who: 'read',
    params: ofClass,
    query: ofSheet,
    perMinute: 30,
    neverStored: true,
    file: { mediaType: XLSX, looksRight: isZip, largest: LARGEST_WORKBOOK },
    faults: ['class.unknown', 'access.notPermitted', 'workbook.refused'],
    answer: named(
      'SheetComparison',
      object({
        changes: list(
          object({
            path: text(),
            cell: described('Where it stands in the workbook', text()),
            before: described('What the workbook was made with', nullable(text())),
            after: nullable(text()),
            standing: described('What the sheet holds now', nullable(text())),
          }),
        ),
        /** Cells that changed in the class book after the workbook was made. */
        changedSince: whole(),
        notices: list(object({ code: text(), vi: text(), en: text() })),
      }),
    ),
    handle: async (desk, { params, query, file }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const sheet = { kind: 'subject', ...query } as const;
      const read = await readSheet(desk.house, { classId: schoolClass.id, sheet, by: caller.person });
      const { school } = read.from.book;
      const reading = await readSubjectWorkbook(file, {
        ...query,
        school: school.name,
        schoolYear: schoolClass.schoolYear,
        className: read.from.book.className,
      });
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
      await desk.readings.note({ by: caller.person, what: 'class', classId: schoolClass.id });
      const standing = new Map(read.cells.map(({ path, value }) => [path, value]));
      const changes = reading.changes.map(({ path, cell, before, after }) => ({
        path,
        cell,
        before,
        after,
        standing: standing.get(path) ?? null,
      }));
      return {
        json: {
          changes: changes.filter((one) => one.standing !== one.after),
          changedSince: changes.filter((one) => one.standing !== one.before).length,
          notices: reading.notices.map((notice) => ({
            code: notice.code,
            vi: findingText(notice, 'vi'),
            en: findingText(notice, 'en'),
          })),
        },
      };
    },
  }),
];
