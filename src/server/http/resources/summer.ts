// Re-assessment and summer training over the API: what is due, entries, the decision, the page and its signatures.
import {
  enterSummerResults,
  readSummerPage,
  summerOfClass,
  type PupilSummerStanding,
} from '../../application/index.ts';
import { classFor } from '../access.ts';
import { route, type AnyRoute } from '../route.ts';
import {
  digest,
  list,
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
import { keyShape, toKey } from './ceremony-shapes.ts';
import { decidedSummer, signedSummerPage, summerPageFor } from './summer-deeds.ts';

const tag = 'summer';
const ofClass = object({ classId: uuid });
const ofPage = object({ classId: uuid, pageId: uuid });
const some = text({ minLength: 1, maxLength: 1000 });
const pupilCode = text({ minLength: 1, maxLength: 60 });
const value = nullable(text({ maxLength: 1000 }));

const pageShape = named(
  'SummerPage',
  object({
    id: uuid,
    version: whole(),
    decisionNumber: text(),
    promotion: text(),
    code: text(),
    awaited: oneOf('service', 'signer', 'seal', 'nobody'),
    people: list(uuid),
    file: nullable(digest),
  }),
);
const pupilShape = object({
  code: text(),
  name: text(),
  due: nullable(object({ conduct: yesNo, subjects: list(text()) })),
  values: list(object({ item: text(), value: text() })),
  promotion: nullable(text()),
  after: nullable(text()),
  page: nullable(pageShape),
});
const pupils = list(object({ code: text(), name: text() }));

const toPage = ({
  page,
  awaited,
  fileHash,
}: NonNullable<PupilSummerStanding['page']>): Of<typeof pageShape> => ({
  id: page.id,
  version: page.version,
  decisionNumber: page.decisionNumber,
  promotion: page.promotion,
  code: page.verificationCode,
  awaited: awaited.place,
  people: awaited.place === 'signer' ? [...awaited.people] : [],
  file: fileHash,
});

export const summerRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/classes/{classId}/summer',
    operationId: 'readSummer',
    summary:
      'Đánh giá lại, rèn luyện trong hè / What is due in summer, entered and decided; the class’s lists anew',
    tag,
    who: 'read',
    params: ofClass,
    faults: ['class.unknown', 'access.notPermitted'],
    answer: named(
      'Summer',
      object({ pupils: list(pupilShape), lists: list(object({ heading: text(), pupils })) }),
    ),
    handle: async (desk, { params }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId, 'summer.read');
      const found = await summerOfClass(desk.house, { classId: schoolClass.id, by: caller.person });
      await desk.readings.note({ by: caller.person, what: 'class', classId: schoolClass.id });
      return {
        json: {
          lists: found.lists.map(({ heading, pupils: listed }) => ({ heading, pupils: [...listed] })),
          pupils: found.pupils.map(({ code, name, work, values, promotion, after, page }) => ({
            ...{ code, name, promotion, after },
            due: work && { conduct: work.conduct, subjects: [...work.subjects] },
            values: Object.entries(values).map(([item, standing]) => ({ item, value: standing })),
            page: page && toPage(page),
          })),
        },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/classes/{classId}/summer/entries',
    operationId: 'enterSummerResults',
    summary:
      'Nhập kết quả đánh giá lại, đề nghị rèn luyện / Enter results beside the closed year, all or nothing',
    tag,
    who: 'write',
    params: ofClass,
    body: object({
      pupil: pupilCode,
      changes: list(object({ item: text({ maxLength: 60 }), before: value, after: value }), {
        minItems: 1,
        maxItems: 60,
      }),
      reason: optional(some),
      device: optional(text({ minLength: 1, maxLength: 200 })),
    }),
    faults: [
      'class.unknown',
      'access.notPermitted',
      'summer.yearOpen',
      'summer.notDue',
      'summer.conductFirst',
      'summer.valueRefused',
      'summer.changedMeanwhile',
      'summer.reasonMissing',
    ],
    answer: object({ entered: whole() }),
    handle: async (desk, { params, body, header }, { person: by, ...caller }) => {
      const { schoolClass } = await classFor(desk, { person: by, ...caller }, params.classId);
      const entered = await enterSummerResults(desk.house, {
        classId: schoolClass.id,
        pupil: body.pupil,
        changes: body.changes.map(({ item: path, before, after }) => ({ path, before, after })),
        by,
        reason: body.reason,
        device: body.device ?? header('user-agent')?.slice(0, 200),
      });
      return { json: { entered } };
    },
  }),
  route({
    method: 'post',
    path: '/api/classes/{classId}/summer/decisions',
    operationId: 'decideSummer',
    summary:
      'Hiệu trưởng quyết định, lập trang bổ sung / The decision, with which the supplementary page is drafted',
    tag,
    who: 'sign',
    status: 201,
    params: ofClass,
    body: object({ pupil: pupilCode, decisionNumber: some, conduct: optional(text({ maxLength: 40 })) }),
    faults: [
      'class.unknown',
      'access.notPermitted',
      'summer.yearOpen',
      'summer.notDue',
      'summer.valueRefused',
      'summer.decidedAlready',
      'record.changedMeanwhile',
    ],
    answer: object({ page: uuid, version: whole(), promotion: text(), code: text() }),
    handle: async (desk, { params, body }, caller) => {
      const page = await decidedSummer(desk, caller, { ...body, classId: params.classId });
      const { id, version, promotion, verificationCode } = page;
      return { json: { page: id, version, promotion, code: verificationCode } };
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}/summer-pages/{pageId}/document',
    operationId: 'readSummerPage',
    summary: 'Trang bổ sung học bạ / The supplementary page as it is signed so far',
    tag,
    who: 'read',
    params: ofPage,
    produces: 'application/pdf',
    faults: ['class.unknown', 'summer.pageUnknown', 'access.notPermitted'],
    handle: async (desk, { params }, caller) => {
      const id = await summerPageFor(desk, caller, params, 'summer.read');
      const { page, bytes } = await readSummerPage(desk.house, { page: id, by: caller.person });
      await desk.readings.note({ by: caller.person, what: 'class', classId: page.classId });
      return { bytes: { content: bytes, mediaType: 'application/pdf', name: 'Trang bổ sung.pdf' } };
    },
  }),
  route({
    method: 'post',
    path: '/api/classes/{classId}/summer-pages/{pageId}/signatures',
    operationId: 'signSummerPage',
    summary: 'Ký hoặc đóng dấu trang bổ sung / Sign the supplementary page in turn, or seal it',
    tag,
    who: 'sign',
    status: 201,
    neverStored: true,
    params: ofPage,
    body: object({ as: oneOf('signer', 'seal'), key: keyShape }),
    faults: [
      'class.unknown',
      'summer.pageUnknown',
      'summer.notAwaited',
      'access.notPermitted',
      'record.changedMeanwhile',
    ],
    answer: object({ place: text(), sha256: digest }),
    handle: async (desk, { params, body }, caller) => {
      const { as, key } = body;
      const { place, fileHash } = await signedSummerPage(desk, caller, { ...params, as, ...toKey(key) });
      return { json: { place: place.replace(/:.*/, ''), sha256: fileHash } };
    },
  }),
];
