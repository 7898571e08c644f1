// The contact book from the school's side, and a parent's own consent to be written to.
import type { ClassId, PersonId } from '../../../kernel/index.ts';
import { toIso } from '../../../kernel/index.ts';
import {
  consentsOf,
  familiesOfClass,
  giveConsent,
  messagesToClass,
  withdrawConsent,
  writeMessage,
  type FamilyConsent,
} from '../../application/index.ts';
import { classFor } from '../access.ts';
import { page, pageOf, pageQuery } from '../paging.ts';
import { route, type AnyRoute } from '../route.ts';
import {
  described,
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
import { ofClass } from './shapes.ts';

const channel = oneOf('email');
const language = oneOf('vi', 'en');
const address = text({ minLength: 1, maxLength: 254 });
const consentShape = named(
  'FamilyConsent',
  object({
    id: uuid,
    channel,
    address: text(),
    language,
    givenAt: moment,
    manner: described('`online`, or the paper that was signed', text()),
    withdrawnAt: nullable(moment),
  }),
);
const toConsent = ({
  id,
  channel: by,
  givenAt,
  withdrawnAt,
  ...rest
}: FamilyConsent): Of<typeof consentShape> => ({
  id,
  channel: by,
  address: rest.address,
  language: rest.language,
  givenAt: toIso(givenAt),
  manner: rest.manner,
  withdrawnAt: withdrawnAt === null ? null : toIso(withdrawnAt),
});

const ofParent = object({ personId: uuid });
const kind = oneOf('weekly', 'violation');

export const familyRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/me/family-consents',
    operationId: 'listMyConsents',
    summary: 'Sự đồng ý nhận tin của tôi / My consents as a parent, newest first, withdrawn ones included',
    tag: 'families',
    who: 'read',
    answer: object({ items: list(consentShape) }),
    handle: async ({ house }, _, { person }) => ({
      json: { items: (await consentsOf(house, person)).map(toConsent) },
    }),
  }),
  route({
    method: 'post',
    path: '/api/me/family-consents',
    operationId: 'giveConsent',
    summary:
      'Đồng ý nhận tin về con / Agree to be written to about my children, in place of a consent before',
    tag: 'families',
    who: 'session',
    status: 201,
    perMinute: 10,
    body: object({ channel, address, language }),
    faults: ['notice.badAddress', 'family.notParent'],
    answer: consentShape,
    handle: async ({ house }, { body }, { person }) => ({
      json: toConsent(await giveConsent(house, { ...body, parent: person, by: person })),
    }),
  }),
  route({
    method: 'delete',
    path: '/api/me/family-consents/{channel}',
    operationId: 'withdrawConsent',
    summary: 'Rút đồng ý / Withdraw it at once; what waits is not sent',
    tag: 'families',
    who: 'session',
    params: object({ channel }),
    faults: ['family.noConsent'],
    handle: async ({ house }, { params }, { person }) => {
      await withdrawConsent(house, { parent: person, channel: params.channel, by: person });
      return {};
    },
  }),
  route({
    method: 'post',
    path: '/api/families/{personId}/consents',
    operationId: 'noteConsent',
    summary: 'Ghi nhận đồng ý bằng giấy / Note what a parent signed on paper',
    tag: 'families',
    who: 'session',
    status: 201,
    params: ofParent,
    body: object({
      channel,
      address,
      language,
      paper: described(
        'What the paper is called and where it is kept',
        text({ minLength: 1, maxLength: 200 }),
      ),
    }),
    faults: ['access.notPermitted', 'notice.badAddress', 'family.mannerNeeded', 'family.notParent'],
    answer: consentShape,
    handle: async ({ house }, { params, body }, { person: by }) => ({
      json: toConsent(await giveConsent(house, { ...body, parent: params.personId as PersonId, by })),
    }),
  }),
  route({
    method: 'delete',
    path: '/api/families/{personId}/consents/{channel}',
    operationId: 'noteWithdrawal',
    summary: 'Ghi nhận rút đồng ý / A parent said so in person',
    tag: 'families',
    who: 'session',
    params: object({ personId: uuid, channel }),
    faults: ['access.notPermitted', 'family.noConsent', 'family.notParent'],
    handle: async ({ house }, { params }, { person: by }) => {
      const parent = params.personId as PersonId;
      await withdrawConsent(house, { parent, channel: params.channel, by });
      return {};
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}/families',
    operationId: 'listFamilies',
    summary: 'Gia đình của lớp / Whose family can be told: who agreed, how, and whose address fails',
    tag: 'families',
    who: 'read',
    params: ofClass,
    faults: ['class.unknown', 'access.notPermitted'],
    answer: object({
      items: list(
        object({
          pupil: text(),
          parents: list(
            object({ person: uuid, name: text(), consent: nullable(consentShape), failing: yesNo }),
          ),
        }),
      ),
    }),
    handle: async (desk, { params }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const families = await familiesOfClass(desk.house, { classId: schoolClass.id, by: caller.person });
      const items = families.map(({ pupil, parents }) => ({
        pupil,
        parents: parents.map(({ consent, ...rest }) => ({ ...rest, consent: consent && toConsent(consent) })),
      }));
      return { json: { items } };
    },
  }),
  route({
    method: 'post',
    path: '/api/classes/{classId}/family-messages',
    operationId: 'writeToFamilies',
    summary: 'Nhắn gia đình / The homeroom teacher writes to the families of the class, or of some pupils',
    tag: 'families',
    who: 'write',
    status: 201,
    perMinute: 30,
    params: ofClass,
    body: object({
      kind,
      pupils: optional(
        described(
          'Codes; everybody when left out',
          list(text({ maxLength: 60 }), { minItems: 1, maxItems: 200 }),
        ),
      ),
      text: text({ maxLength: 4000, pattern: '\\S' }),
    }),
    faults: ['class.unknown', 'access.notPermitted', 'family.pupilUnknown'],
    answer: object({
      pupils: whole(),
      notices: described('Notices that go out', whole()),
      untold: described('Pupils whose family no notice reaches', list(text())),
    }),
    handle: async (desk, { params, body }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const classId: ClassId = schoolClass.id;
      return { json: await writeMessage(desk.house, { ...body, classId, by: caller.person }) };
    },
  }),
  route({
    method: 'get',
    path: '/api/classes/{classId}/family-messages',
    operationId: 'listFamilyMessages',
    summary: 'Tin đã nhắn của lớp / What was written to the families of the class, newest first',
    tag: 'families',
    who: 'read',
    params: ofClass,
    query: object(pageQuery),
    faults: ['class.unknown', 'access.notPermitted', 'request.badCursor'],
    answer: pageOf(object({ id: uuid, pupil: text(), kind, author: uuid, at: moment, text: text() })),
    handle: async (desk, { params, query }, caller) => {
      const { schoolClass } = await classFor(desk, caller, params.classId);
      const asked = { classId: schoolClass.id, by: caller.person };
      const { items, next } = page(await messagesToClass(desk.house, asked), query);
      await desk.readings.note({ by: caller.person, what: 'messages', classId: schoolClass.id });
      const shown = items.map(({ id, pupil, kind: of, author, at, text: said }) => {
        return { id, pupil, kind: of, author, at: toIso(at), text: said };
      });
      return { json: { items: shown, next } };
    },
  }),
];
