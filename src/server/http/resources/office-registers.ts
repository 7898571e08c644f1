// Registers of the office: what was handed out, sealed and printed; their lines, and their papers.
import { instant, toIso, type PersonId, type RecordId } from '../../../kernel/index.ts';
import {
  cancelCopy,
  correctIssue,
  drawRegister,
  noteIssue,
  readRegister,
  signOfficePaper,
  withKey,
  inOrderOf,
  registerOrders,
  type IssueLine,
  type RegisterEntries,
} from '../../application/index.ts';
import { recordFor } from '../access.ts';
import { route, type AnyRoute } from '../route.ts';
import {
  either,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  uuid,
  whole,
  yesNo,
  type Of,
} from '../shapes.ts';
import { schoolYear, yearAsked } from '../school-year.ts';
import { keyShape, toKey } from './ceremony-shapes.ts';
import { registerWorkbook } from './register-workbook.ts';
import { paperShape, toPaper } from './office-copies.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const some = text({ minLength: 1, maxLength: 300 });
const copies = whole({ minimum: 1, maximum: 1000 });
const receipt = { recipient: some, identity: some, copies };
const registerKind = oneOf('issueRegister', 'sealRegister', 'printRegister', 'bookRegister');
const span = { from: moment, until: moment };

const lineShape = named(
  'IssueLine',
  object({
    number: whole(),
    at: moment,
    document: text(),
    pupil: text(),
    className: text(),
    copies: whole(),
    recipient: text(),
    identity: text(),
    request: text(),
    corrects: nullable(whole()),
    reason: nullable(text()),
    cancels: yesNo,
  }),
);

const toLine = (line: IssueLine): Of<typeof lineShape> => {
  const { number, document, pupil, className, recipient, identity, request, corrects, reason } = line;
  const told = { number, document, pupil, className, recipient, identity, request, corrects, reason };
  return { ...told, copies: line.copies, cancels: line.cancels, at: toIso(line.at) };
};

/** Of any of the registers: what does not apply is left out. */
const entryShape = named(
  'RegisterEntry',
  object({
    at: moment,
    document: text(),
    by: text(),
    number: optional(text()),
    verificationCode: optional(text()),
    pupil: optional(text()),
    className: optional(text()),
    recipient: optional(text()),
    identity: optional(text()),
    request: optional(text()),
    order: optional(text()),
    purpose: optional(text()),
    impressions: optional(whole()),
    pages: optional(whole()),
    copies: optional(whole()),
    edition: optional(whole()),
    pupilCode: optional(text()),
    reason: optional(text()),
    standing: optional(text()),
    handedAt: optional(nullable(moment)),
  }),
);

function toEntry(entry: RegisterEntries['entries'][number]): Of<typeof entryShape> {
  if (!('handedAt' in entry)) return { ...entry, at: toIso(entry.at) };
  const { at, handedAt } = entry;
  return { ...entry, at: toIso(at), handedAt: handedAt === null ? null : toIso(handedAt) };
}

export const officeRegisterRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/issue-lines',
    operationId: 'noteIssue',
    summary: 'Ghi sổ cấp bản sao, học bạ / Note who received what, on which request',
    tag: 'papers',
    who: 'write',
    status: 201,
    body: object({
      what: either(
        object({ kind: oneOf('paper'), paper: uuid }),
        object({ kind: oneOf('record'), record: uuid, request: some }),
      ),
      ...receipt,
    }),
    faults: ['office.paperUnknown', 'office.notSealed', 'record.unknown', 'access.notPermitted'],
    answer: lineShape,
    handle: async (desk, { body: { what, ...handed } }, caller) => {
      const { house } = desk;
      const { person: by } = caller;
      if (what.kind === 'record') await recordFor(desk, caller, what.record);
      const issued =
        what.kind === 'paper'
          ? { kind: what.kind, paperId: what.paper }
          : { kind: what.kind, recordId: what.record as RecordId, request: what.request };
      return { json: toLine(await noteIssue(house, { ...handed, what: issued, by })) };
    },
  }),
  route({
    method: 'post',
    path: '/api/issue-line-corrections',
    operationId: 'correctIssueLine',
    summary: 'Đính chính một dòng sổ cấp bằng dòng mới / Put a line of the issue register right by a new one',
    tag: 'papers',
    who: 'write',
    status: 201,
    body: object({ number: whole({ minimum: 1 }), reason: some, ...receipt }),
    faults: ['office.lineUnknown', 'office.lineCorrected', 'access.notPermitted'],
    answer: lineShape,
    handle: async ({ house }, { body }, { person: by, schoolId }) => ({
      json: toLine(await correctIssue(house, { ...body, schoolId, by })),
    }),
  }),
  route({
    method: 'post',
    path: '/api/copy-orders/{orderId}/cancellation',
    operationId: 'cancelCopy',
    summary:
      'Hủy số bản sao chưa đóng dấu bằng một dòng sổ cấp / Cancel the number of a copy that never bore the seal',
    tag: 'papers',
    who: 'write',
    status: 201,
    params: object({ orderId: uuid }),
    body: object({ reason: some }),
    faults: [
      'office.orderUnknown',
      'office.paperUnknown',
      'office.signedAlready',
      'office.copyCancelled',
      'access.notPermitted',
    ],
    answer: lineShape,
    handle: async ({ house }, { params, body: { reason } }, { person: by }) => ({
      json: toLine(await cancelCopy(house, { orderId: params.orderId, reason, by })),
    }),
  }),
  route({
    method: 'get',
    path: '/api/registers',
    operationId: 'readRegister',
    summary: 'Sổ cấp, sổ đóng dấu, sổ in trong một thời kì / A register of the office over a period',
    tag: 'papers',
    who: 'read',
    query: object({ kind: registerKind, ...span }),
    faults: ['access.notPermitted', 'office.badPeriod'],
    answer: object({ items: list(entryShape) }),
    handle: async ({ house }, { query: { kind, from, until } }, { person: by, schoolId }) => {
      const period = { from: instant(from), until: instant(until) };
      const { entries } = await readRegister(house, { schoolId, kind, by, ...period });
      return { json: { items: entries.map(toEntry) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/registers/workbook',
    operationId: 'readRegisterWorkbook',
    summary: 'Sổ của một thời kì (Excel) / A register of a period as a workbook, to print and to file',
    tag: 'papers',
    who: 'read',
    query: object({ kind: registerKind, ...span, order: optional(oneOf(...registerOrders)) }),
    produces: XLSX,
    faults: ['access.notPermitted', 'office.badPeriod'],
    handle: async ({ house }, { query: { kind, from, until, order } }, { person: by, schoolId }) => {
      const period = { from: instant(from), until: instant(until) };
      const register = inOrderOf(order, await readRegister(house, { schoolId, kind, by, ...period }));
      const school = (await house.store.read((view) => view.schools())).find(({ id }) => id === schoolId);
      const content = await registerWorkbook(register, { ...period, school: school?.name ?? '' });
      return { bytes: { content, mediaType: XLSX, name: `${kind}.xlsx` } };
    },
  }),
  route({
    method: 'post',
    path: '/api/registers',
    operationId: 'drawRegister',
    summary: 'Lập sổ của một thời kì để ký / Draw a register of a period as a paper to be signed',
    tag: 'papers',
    who: 'write',
    status: 201,
    body: object({
      kind: registerKind,
      ...span,
      leader: uuid,
      leaderTitle: some,
      schoolYear: optional(schoolYear),
    }),
    faults: ['access.notPermitted', 'office.badPeriod', 'office.notYourPlace'],
    answer: paperShape,
    handle: async ({ house, papers }, { body }, { person: by, schoolId }) => {
      const made = await drawRegister(house, {
        kind: body.kind,
        leaderTitle: body.leaderTitle,
        schoolId,
        by,
        from: instant(body.from),
        until: instant(body.until),
        schoolYear: yearAsked(body, house.clock.now()),
        leader: body.leader as PersonId,
        serviceSigner: papers.serviceSigner,
        conditions: await papers.ceremonies.conditions(),
      });
      return { json: toPaper(made) };
    },
  }),
  route({
    method: 'post',
    path: '/api/office-papers/{paperId}/signatures',
    operationId: 'signOfficePaper',
    summary: 'Ký hoặc đóng dấu văn bản của văn phòng / Sign a paper of the office, or seal it',
    tag: 'papers',
    who: 'sign',
    status: 201,
    neverStored: true,
    params: object({ paperId: uuid }),
    body: object({ as: oneOf('signer', 'seal'), key: keyShape }),
    faults: ['office.paperUnknown', 'office.othersFirst', 'office.signedAlready', 'access.notPermitted'],
    answer: paperShape,
    handle: async ({ house, papers }, { params, body }, { person, schoolId }) => {
      const wish = { person, schoolId, as: body.as, ...toKey(body.key) };
      const made = await withKey(papers, wish, (signer, conditions) =>
        signOfficePaper(house, { paperId: params.paperId, by: person, as: body.as, signer, conditions }),
      );
      return { json: toPaper(made) };
    },
  }),
];
