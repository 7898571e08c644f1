// Edit logs as papers: frozen by the month or year, read, checked and signed, asked about by their printed code.
import { Fault, type ClassId, type PersonId } from '../../../kernel/index.ts';
import { writeEditLogWorkbook } from '../../../workbooks/index.ts';
import {
  certifyEditLogs,
  editLogFault,
  editLogLines,
  editLogOfCode,
  editLogSeenBy,
  freezeEditLog,
  listEditLogs,
  readEditLog,
  signEditLog,
  withKey,
  type EditLogAnswer,
  type EditLogId,
  type EditLogStanding,
  type EditLogWish,
  type KeyWish,
} from '../../application/index.ts';
import { classFor } from '../access.ts';
import { httpFault } from '../faults.ts';
import { pageFrom, pageOf, pageQuery } from '../paging.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, object, optional, text, uuid, whole, yesNo } from '../shapes.ts';
import { keyShape, toKey } from './ceremony-shapes.ts';
import { codedEditLogShape, editLogShape, toCodedEditLog, toEditLog } from './edit-log-shapes.ts';

const tag = 'edit-logs';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ofLog = object({ editLogId: uuid });

export const editLogRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/edit-logs',
    operationId: 'freezeEditLog',
    summary:
      'Lập nhật ký sửa điểm của tháng, năm để ký / Print the edit log of a month or year; again: the same one',
    tag,
    who: 'write',
    status: 201,
    body: object({
      class: optional(described('Only this class; the whole school when left out', uuid)),
      period: text({ maxLength: 9 }),
      checker: optional(described('Who checks and signs first; the caller when left out', uuid)),
      again: optional(described('Another edition, if anything was edited since the last one', yesNo)),
    }),
    faults: [
      'class.unknown',
      'access.notPermitted',
      'editLog.periodUnknown',
      'editLog.leaderMissing',
      'editLog.checkerUnfit',
    ],
    answer: object({
      log: editLogShape,
      isNew: yesNo,
      since: described('Edits of the period that are not in it', whole()),
    }),
    handle: async (desk, { body }, caller) => {
      const { log, isNew, since } = await frozenEditLog(desk, caller, {
        period: body.period,
        checker: (body.checker ?? caller.person) as PersonId,
        again: body.again ?? false,
        ...(body.class !== undefined && { classId: body.class as ClassId }),
      });
      const standing = await editLogSeenBy(desk.house, { log: log.id, by: caller.person });
      return { json: { log: toEditLog(standing), isNew, since: since.length } };
    },
  }),
  route({
    method: 'get',
    path: '/api/edit-logs',
    operationId: 'listEditLogs',
    summary: 'Các nhật ký sửa điểm đã lập / Edit logs that were printed, those the caller may read',
    tag,
    who: 'read',
    query: object(pageQuery),
    faults: ['request.badCursor'],
    answer: pageOf(editLogShape),
    handle: async ({ house }, { query }, { person: by, schoolId }) => {
      const { items, next } = await pageFrom(query, async (page) => {
        const found = await listEditLogs(house, { schoolId, by, page });
        return found?.map((one) => ({ ...one, id: one.log.id })) ?? null;
      });
      return { json: { items: items.map(toEditLog), next } };
    },
  }),
  route({
    method: 'get',
    path: '/api/edit-logs/{editLogId}',
    operationId: 'readPrintedEditLog',
    summary: 'Nhật ký sửa điểm, ai đã ký, chờ ai / An edit log: who has signed, who is awaited',
    tag,
    who: 'read',
    params: ofLog,
    faults: ['editLog.unknown'],
    answer: editLogShape,
    handle: async (desk, { params }, caller) => ({
      json: toEditLog(await editLogFor(desk, caller, params.editLogId)),
    }),
  }),
  route({
    method: 'get',
    path: '/api/edit-logs/{editLogId}/document',
    operationId: 'readEditLogDocument',
    summary: 'Bản PDF như đã ký đến nay / The file as it is signed so far',
    tag,
    who: 'read',
    params: ofLog,
    produces: 'application/pdf',
    faults: ['editLog.unknown'],
    handle: async (desk, { params }, caller) => {
      const { log } = await editLogFor(desk, caller, params.editLogId);
      const content = await readEditLog(desk.house, { log: log.id, by: caller.person });
      await noteReading(desk, caller, log);
      return { bytes: { content, mediaType: 'application/pdf', name: `${log.verificationCode}.pdf` } };
    },
  }),
  route({
    method: 'get',
    path: '/api/edit-logs/{editLogId}/workbook',
    operationId: 'readEditLogWorkbook',
    summary: 'Các dòng và tổng hợp (Excel) / Its lines and totals, from the data that was frozen',
    tag,
    who: 'read',
    params: ofLog,
    produces: XLSX,
    faults: ['editLog.unknown'],
    handle: async (desk, { params }, caller) => {
      const { house } = desk;
      const { log } = await editLogFor(desk, caller, params.editLogId);
      const lines = await editLogLines(house, { log: log.id, by: caller.person });
      const content = await writeEditLogWorkbook(lines, await headingOf(desk, log));
      await noteReading(desk, caller, log);
      return { bytes: { content, mediaType: XLSX, name: `${log.verificationCode}.xlsx` } };
    },
  }),
  route({
    method: 'post',
    path: '/api/edit-logs/{editLogId}/signatures',
    operationId: 'signEditLog',
    summary: 'Ký nhật ký: người kiểm tra, rồi Hiệu trưởng / Sign in turn: who checked it, then the principal',
    tag,
    who: 'sign',
    status: 201,
    neverStored: true,
    params: ofLog,
    body: object({ key: keyShape }),
    faults: [
      'editLog.unknown',
      'editLog.notAwaited',
      'access.notPermitted',
      'signing.keyOfAnother',
      'record.changedMeanwhile',
    ],
    answer: editLogShape,
    handle: async (desk, { params, body, gone }, caller) => {
      const { editLogId } = params;
      await signedEditLog(desk, caller, editLogId, toKey(body.key), gone);
      return { json: toEditLog(await editLogFor(desk, caller, editLogId)) };
    },
  }),
  route({
    method: 'get',
    path: '/api/edit-log-codes/{code}',
    operationId: 'verifyEditLog',
    summary: 'Tra nhật ký theo mã in trên trang / Ask about an edit log by its printed code',
    tag,
    who: 'anybody',
    perMinute: 60,
    params: object({ code: text({ maxLength: 60 }) }),
    faults: ['verification.codeUnknown'],
    answer: codedEditLogShape,
    handle: async ({ house }, { params }) => {
      const found = await editLogOfCode(house, params.code);
      if (found === null) throw httpFault('verification.codeUnknown');
      return { json: toCodedEditLog(found) };
    },
  }),
];

type Log = EditLogStanding['log'];

/** What the caller may not read is answered as if it did not exist. @throws Fault `editLog.unknown` */
export async function editLogFor(
  { house }: HttpDesk,
  { person: by }: Caller,
  id: string,
): Promise<EditLogStanding> {
  try {
    return await editLogSeenBy(house, { log: id as EditLogId, by });
  } catch (error) {
    if (error instanceof Fault && error.code === 'access.notPermitted')
      throw editLogFault('editLog.unknown', { log: id });
    throw error;
  }
}

/** Printed and certified by the school. @throws Fault `class.unknown`, and as `freezeEditLog` */
export async function frozenEditLog(
  desk: HttpDesk,
  caller: Caller,
  wish: Omit<EditLogWish, 'schoolId' | 'by'>,
): Promise<EditLogAnswer> {
  const { house, papers } = desk;
  const { person: by, schoolId } = caller;
  if (wish.classId !== undefined) await classFor(desk, caller, wish.classId, 'editLog.frozen');
  const answer = await freezeEditLog(house, { ...wish, schoolId, by });
  const conditions = await papers.ceremonies.conditions();
  await certifyEditLogs(house, { serviceSigner: papers.serviceSigner, conditions });
  return answer;
}

/** @throws Fault as `signEditLog`, `ceremony.*` */
export async function signedEditLog(
  desk: HttpDesk,
  caller: Caller,
  id: string,
  key: Pick<KeyWish, 'key' | 'secrets'>,
  signal?: AbortSignal,
): Promise<void> {
  const { person, schoolId } = caller;
  const { log } = await editLogFor(desk, caller, id);
  await withKey(desk.papers, { person, schoolId, as: 'signer', ...key }, (signer, conditions) =>
    signEditLog(desk.house, { log: log.id, by: person, signer, conditions, ...(signal && { signal }) }),
  );
}

const headingOf = ({ house }: HttpDesk, { schoolId, classId, period }: Log) =>
  house.store.read(async (view) => {
    const school = (await view.schools()).find(({ id }) => id === schoolId)?.name;
    const className = (await view.schoolClass(classId))?.name;
    return { school: [school, className].filter(Boolean).join(' · '), period };
  });

/** Pupils stand in it by name (NĐ 13/2023). */
const noteReading = ({ readings }: HttpDesk, { person: by }: Caller, { classId }: Log) =>
  readings.note({ by, what: 'class', ...(classId !== null && { classId }) });
