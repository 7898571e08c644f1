// Kết chuyển over the API: the preview of the new year, what is decided about it, the step, and the step back.
import { toIso, type Sha256 } from '../../../kernel/index.ts';
import {
  carryYearOver,
  chooseForCarryOver,
  previewCarryOver,
  undoCarryOver,
  type CarryOverAsked,
  type CarryOverPreview,
  type CarryOverStep,
} from '../../application/index.ts';
import type { Caller, HttpDesk } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import { schoolYear, yearAsked, yearQuery } from '../school-year.ts';
import {
  described,
  digest,
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

const tag = 'carry-over';
/** The year that ends. */
const ofYear = object(yearQuery);
const name = nullable(text());

const stepShape = named(
  'CarryOverStep',
  object({
    number: whole(),
    deed: oneOf('carried', 'undone'),
    toYear: schoolYear,
    at: moment,
    by: uuid,
    classes: list(object({ id: uuid, name: text(), created: yesNo, pupils: list(text()) })),
  }),
);
const subject = object({
  code: text(),
  name: text(),
  periodsPerYear: whole(),
  assessedBy: oneOf('score', 'comment'),
  teacher: name,
});
const previewShape = named(
  'CarryOver',
  object({
    fromYear: schoolYear,
    toYear: schoolYear,
    preview: described('Sent back to confirm what was seen', digest),
    leaders: object({ principal: name, vicePrincipal: name, registrar: name }),
    classes: list(
      object({
        key: text(),
        name: text(),
        grade: whole(),
        regime: text(),
        from: text(),
        present: nullable(uuid),
        skipped: yesNo,
        homeroom: name,
        subjects: list(subject),
        gone: list(text()),
        coming: whole(),
      }),
    ),
    pupils: list(
      object({
        code: text(),
        name: text(),
        classId: uuid,
        className: text(),
        becoming: text(),
        promotion: name,
        grade: nullable(whole()),
        into: name,
        chosen: yesNo,
        open: yesNo,
      }),
    ),
    left: list(object({ code: text(), name: text(), className: text() })),
    questions: list(
      object({
        about: oneOf('leader', 'homeroom', 'teacher', 'subjects', 'name'),
        key: optional(text()),
        name: optional(text()),
        subject: optional(text()),
        office: optional(text()),
      }),
    ),
    steps: list(stepShape),
  }),
);

const toStep = ({ number, deed, toYear, at, by, classes }: CarryOverStep): Of<typeof stepShape> => ({
  ...{ number, deed, toYear, at: toIso(at), by },
  classes: classes.map(({ classId, created, pupils, name: called }) => ({
    ...{ id: classId, name: called, created, pupils: [...pupils] },
  })),
});

const toPreview = ({ proposal, previewHash, steps }: CarryOverPreview): Of<typeof previewShape> => ({
  fromYear: proposal.fromYear,
  toYear: proposal.toYear,
  preview: previewHash,
  leaders: proposal.leaders,
  classes: proposal.classes.map(({ fromName, subjects, gone, ...one }) => {
    const { key, name: called, grade, regime, present, skipped, homeroom, coming } = one;
    const told = { key, name: called, grade, regime, present, skipped, homeroom, coming };
    return { ...told, from: fromName, subjects: [...subjects], gone: [...gone] };
  }),
  pupils: proposal.pupils.map(({ from, fromName, ...pupil }) => ({
    ...pupil,
    classId: from,
    className: fromName,
  })),
  left: proposal.left.map(({ code, name: called, fromName }) => ({
    code,
    name: called,
    className: fromName,
  })),
  questions: [...proposal.questions],
  steps: steps.map(toStep),
});

const asked = (
  { house }: HttpDesk,
  year: { readonly schoolYear?: string },
  { person, schoolId }: Caller,
): CarryOverAsked => ({ schoolId, fromYear: yearAsked(year, house.clock.now()), by: person });

const faults = ['carryOver.nothingToCarry', 'access.notPermitted'] as const;

export const carryOverRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/carry-over',
    operationId: 'previewCarryOver',
    summary: 'Xem trước kết chuyển: lớp, học sinh, phân công năm học mới / What the new year would be',
    tag,
    who: 'read',
    query: ofYear,
    faults,
    answer: previewShape,
    handle: async (desk, { query }, caller) => ({
      json: toPreview(await previewCarryOver(desk.house, asked(desk, query, caller))),
    }),
  }),
  route({
    method: 'post',
    path: '/api/carry-over/choices',
    operationId: 'chooseForCarryOver',
    summary: 'Quyết định trước khi kết chuyển: tên lớp, người, lớp của học sinh / Decide on the new year',
    tag,
    who: 'write',
    body: object({
      ...yearQuery,
      choices: list(
        object({
          path: text({ minLength: 1, maxLength: 200 }),
          value: nullable(text({ minLength: 1, maxLength: 200 })),
        }),
        { minItems: 1, maxItems: 1000 },
      ),
    }),
    faults: ['carryOver.choiceRefused', 'carryOver.personUnknown', 'access.notPermitted'],
    answer: object({ changed: whole() }),
    handle: async (desk, { body }, caller) => ({
      json: {
        changed: await chooseForCarryOver(desk.house, {
          ...asked(desk, body, caller),
          choices: body.choices,
        }),
      },
    }),
  }),
  route({
    method: 'post',
    path: '/api/carry-over/steps',
    operationId: 'carryYearOver',
    summary:
      'Kết chuyển sang năm học mới / Make the classes of the new year, all or none; twice changes nothing',
    tag,
    who: 'write',
    body: object({ ...yearQuery, preview: optional(digest) }),
    faults: ['carryOver.questionsOpen', 'carryOver.changedMeanwhile', ...faults],
    answer: object({ step: described('Null: nothing was left to do', nullable(stepShape)) }),
    handle: async (desk, { body: { preview, ...year } }, caller) => {
      const wish = asked(desk, year, caller);
      const step = await carryYearOver(desk.house, {
        ...wish,
        ...(preview !== undefined && { previewHash: preview as Sha256 }),
      });
      return { json: { step: step && toStep(step) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/carry-over/undoing',
    operationId: 'undoCarryOver',
    summary:
      'Hủy bước kết chuyển cuối khi năm mới chưa có dữ liệu / Take the last step back while nothing began',
    tag,
    who: 'write',
    body: object(yearQuery),
    faults: [
      'carryOver.nothingToUndo',
      'carryOver.begun',
      'carryOver.changedMeanwhile',
      'access.notPermitted',
    ],
    answer: stepShape,
    handle: async (desk, { body }, caller) => ({
      json: toStep(await undoCarryOver(desk.house, asked(desk, body, caller))),
    }),
  }),
];
