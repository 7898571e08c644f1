// Professional dossiers (hồ sơ chuyên môn): uploaded, listed, read, asked about by code (R51, R55, R67).
import type { DossierId } from '../../../workflows/index.ts';
import {
  dossierLimits,
  dossierOfCode,
  dossierSeenBy,
  dueDossiers,
  listDossiers,
  readDossierFile,
  reviseDossier,
  uploadDossier,
} from '../../application/index.ts';
import { httpFault } from '../faults.ts';
import { page, pageOf, pageQuery } from '../paging.ts';
import type { HttpDesk } from '../ports.ts';
import { route, type AnyRoute, type FileBody } from '../route.ts';
import { yearAsked, yearQuery } from '../school-year.ts';
import { described, list, object, oneOf, optional, text, whole } from '../shapes.ts';
import { deedOn, ofDossier, refusedDeeds, toldDossier } from './dossier-deeds.ts';
import {
  codedDossierShape,
  dossierItemShape,
  dossierShape,
  dossierState,
  dueShape,
  toCodedDossier,
  toDossierItem,
  toDue,
} from './dossier-shapes.ts';

const tag = 'dossiers';
const pdfFile: FileBody = {
  mediaType: 'application/pdf',
  // Readers accept a header within the first kilobyte.
  looksRight: (bytes) => bytes.subarray(0, 1024).includes('%PDF-'),
  largest: dossierLimits.bytes,
};
/** Whoever examines files has few places; one is held from before the file is received. */
const examined = {
  file: pdfFile,
  perMinute: 20,
  place: ({ examiners }: HttpDesk) => examiners.takePlace(),
} as const;
const refusedFiles = [
  'intake.damaged',
  'intake.encrypted',
  'intake.tooManyPages',
  'dossier.activeContent',
  'dossier.alreadySigned',
  'dossier.stepUnfilled',
  'dossier.nobodyApproves',
  'verification.tooMany',
  'verification.gaveUp',
];

export const dossierRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/dossiers',
    operationId: 'openDossier',
    summary:
      'Nộp hồ sơ mới / Open a dossier with its PDF as the body; a draft of its author until they sign and so send it',
    tag,
    who: 'write',
    status: 201,
    ...examined,
    query: object({
      kind: described('Of the policy', text({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' })),
      title: text({ minLength: 1, maxLength: 200 }),
      subject: optional(described('Code', text({ minLength: 1, maxLength: 40 }))),
      grade: optional(whole({ minimum: 1, maximum: 12 })),
      period: optional(described('What it is owed for: `week:12`, or a milestone', text({ maxLength: 60 }))),
      ...yearQuery,
    }),
    faults: [
      'access.notPermitted',
      'dossier.kindUnknown',
      'dossier.periodUnknown',
      'dossier.wordsMissing',
      ...refusedFiles,
    ],
    answer: dossierShape,
    handle: async (desk, { query: { kind, title, subject, grade, period, ...rest }, file }, caller) => {
      const { person: by, schoolId } = caller;
      const opening = {
        ...{ schoolId, by, kind, title, file },
        schoolYear: yearAsked(rest, desk.house.clock.now()),
        subject: subject ?? null,
        grade: grade ?? null,
        period: period ?? null,
      };
      const { id } = await uploadDossier(desk.house, opening, desk.examiners.takeIn);
      return { json: await toldDossier(desk, id, caller), headers: { Location: `/api/dossiers/${id}` } };
    },
  }),
  route({
    method: 'get',
    path: '/api/dossiers',
    operationId: 'listDossiers',
    summary: 'Các hồ sơ / Dossiers of a year that the caller may see, oldest first',
    tag,
    who: 'read',
    query: object({
      ...pageQuery,
      ...yearQuery,
      which: optional(
        described(
          '`waiting`: for the caller; `mine`: by the caller; `department`: of one they head',
          oneOf('waiting', 'mine', 'department'),
        ),
      ),
      state: optional(dossierState),
    }),
    faults: ['request.badCursor'],
    answer: pageOf(dossierItemShape),
    handle: async ({ house }, { query }, { person: by, schoolId }) => {
      const schoolYear = yearAsked(query, house.clock.now());
      const { which, state } = query;
      const found = await listDossiers(house, { schoolId, schoolYear, by, which, state });
      return { json: page(found.map(toDossierItem), query) };
    },
  }),
  route({
    method: 'get',
    path: '/api/dossier-deadlines',
    operationId: 'listDossierDeadlines',
    summary: 'Ai nợ hồ sơ nào, đến khi nào / Who owes which dossier by when, as far as the caller may see',
    tag,
    who: 'read',
    query: object({ ...yearQuery, standing: optional(oneOf('sent', 'sentLate', 'late', 'open')) }),
    answer: object({ items: list(dueShape) }),
    handle: async ({ house }, { query }, { person: by, schoolId }) => {
      const asked = { schoolId, schoolYear: yearAsked(query, house.clock.now()), by };
      return {
        json: { items: (await dueDossiers(house, { ...asked, standing: query.standing })).map(toDue) },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/dossiers/{dossierId}',
    operationId: 'readDossier',
    summary: 'Một hồ sơ / A dossier: its versions, who has signed, whom it waits for',
    tag,
    who: 'read',
    params: ofDossier,
    faults: ['dossier.unknown'],
    answersWithETag: true,
    answer: dossierShape,
    handle: async (desk, { params }, caller) => {
      const json = await toldDossier(desk, params.dossierId as DossierId, caller);
      return { json, headers: { ETag: `"${json.revision}"` } };
    },
  }),
  route({
    method: 'get',
    path: '/api/dossiers/{dossierId}/document',
    operationId: 'readDossierDocument',
    summary: 'Tệp như đã ký đến nay / The file as it is signed so far, or an earlier version',
    tag,
    who: 'read',
    params: ofDossier,
    query: object({ version: optional(whole({ minimum: 1 })) }),
    produces: 'application/pdf',
    faults: ['dossier.unknown'],
    handle: async ({ house }, { params, query: { version } }, { person: by }) => {
      const dossier = params.dossierId as DossierId;
      const { versions } = await dossierSeenBy(house, { dossier, by });
      const content = await readDossierFile(house, { dossier, by, version });
      const shown = versions.find((one) => one.version === version) ?? versions.at(-1);
      const name = `${shown?.verificationCode ?? dossier}.pdf`;
      return { bytes: { content, mediaType: 'application/pdf', name } };
    },
  }),
  route({
    method: 'post',
    path: '/api/dossiers/{dossierId}/versions',
    operationId: 'reviseDossier',
    summary: 'Nộp bản mới / Another file in the place of a draft or of what was returned; the former is kept',
    tag,
    who: 'write',
    status: 201,
    ...examined,
    params: ofDossier,
    takesIfMatch: true,
    faults: [...refusedDeeds, 'dossier.sameFile', ...refusedFiles],
    answer: dossierShape,
    handle: async (desk, { params, file, ifMatch }, caller) => {
      const deed = await deedOn(desk, params.dossierId, caller, ifMatch);
      await reviseDossier(desk.house, { ...deed, file }, desk.examiners.takeIn);
      return { json: await toldDossier(desk, deed.dossier, caller) };
    },
  }),
  route({
    method: 'get',
    path: '/api/dossier-codes/{code}',
    operationId: 'verifyDossier',
    summary:
      'Tra hồ sơ theo mã trong chữ ký / Ask by the code that stands in each signature: how it stands, who signed',
    tag,
    who: 'anybody',
    perMinute: 60,
    params: object({ code: text({ maxLength: 60 }) }),
    faults: ['verification.codeUnknown'],
    answer: codedDossierShape,
    handle: async ({ house }, { params }) => {
      const found = await dossierOfCode(house, params.code);
      if (found === null) throw httpFault('verification.codeUnknown');
      return { json: toCodedDossier(found) };
    },
  }),
];
