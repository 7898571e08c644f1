// Where people are written to, by their own consent, and what became of the messages.
import { toIso } from '../../../kernel/index.ts';
import {
  changeNoticeSettings,
  confirmAddress,
  correctionKinds,
  dossierKinds,
  contactOf,
  familyKinds,
  reminderKinds,
  confirmNoticeAddress,
  readNoticeSettings,
  askNoticeAddress,
  withdrawNoticeAddress,
  watchFailing,
  watchLetters,
  watchNotices,
  type Contact,
  type LetterSeen,
  type NoticeSeen,
} from '../../application/index.ts';
import { pageFrom, pageOf, pageQuery } from '../paging.ts';
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

const language = oneOf('vi', 'en');
const digests = described('`lateOnly` leaves out what merely waits', oneOf('all', 'lateOnly'));
const addressShape = named(
  'NoticeAddress',
  object({ address: text(), language, digests, consentedAt: moment }),
);
const toAddress = ({ address, consentedAt, ...rest }: Contact): Of<typeof addressShape> => ({
  address,
  language: rest.language,
  digests: rest.digests,
  consentedAt: toIso(consentedAt),
});

const settingsShape = named(
  'NoticeSettings',
  object({
    quietFrom: described('Nothing is sent from this hour …', whole({ minimum: 0, maximum: 23 })),
    quietTo: described('… to this one; the same twice: at any time', whole({ minimum: 0, maximum: 23 })),
    digestFrom: described('A day’s digest is written from this hour on', whole({ minimum: 0, maximum: 23 })),
    repeatedAfterDays: described('The same news is told again after', whole({ minimum: 1, maximum: 30 })),
  }),
);

const noticeShape = named(
  'Notice',
  object({
    id: uuid,
    person: uuid,
    name: text(),
    address: text(),
    kind: oneOf(
      'waiting',
      'late',
      'returned',
      ...correctionKinds,
      ...reminderKinds,
      ...dossierKinds,
      ...familyKinds,
    ),
    subject: text(),
    state: described(
      '`waiting` with attempts was deferred',
      oneOf('waiting', 'accepted', 'bounced', 'failed'),
    ),
    attempts: whole(),
    lastReply: described('Of the mail server', nullable(text())),
    createdAt: moment,
    nextAttempt: nullable(moment),
    settledAt: nullable(moment),
  }),
);
const letterShape = named(
  'AccountLetter',
  object({
    id: uuid,
    person: uuid,
    name: text(),
    address: text(),
    kind: oneOf(
      'passwordLink',
      'invitation',
      'noticeAddress',
      'passwordChanged',
      'secondFactorChanged',
      'accountReset',
      'accountAddressChanged',
    ),
    state: oneOf('waiting', 'accepted', 'bounced', 'failed'),
    attempts: whole(),
    lastReply: nullable(text()),
    createdAt: moment,
    nextAttempt: nullable(moment),
    settledAt: nullable(moment),
  }),
);
const toLetter = ({ createdAt, dueAt, settledAt, ...rest }: LetterSeen): Of<typeof letterShape> => ({
  ...rest,
  createdAt: toIso(createdAt),
  nextAttempt: rest.state === 'waiting' ? toIso(dueAt) : null,
  settledAt: settledAt === null ? null : toIso(settledAt),
});

const toNotice = ({ createdAt, dueAt, settledAt, ...rest }: NoticeSeen): Of<typeof noticeShape> => ({
  ...rest,
  createdAt: toIso(createdAt),
  nextAttempt: rest.state === 'waiting' ? toIso(dueAt) : null,
  settledAt: settledAt === null ? null : toIso(settledAt),
});

export const noticeRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/me/notice-address',
    operationId: 'readNoticeAddress',
    summary: 'Địa chỉ nhận thư của tôi / Where I agreed to be written to; null when nowhere',
    tag: 'notices',
    who: 'read',
    answer: object({ address: nullable(addressShape) }),
    handle: async ({ house }, _, { person }) => {
      const contact = await contactOf(house, person);
      return { json: { address: contact && toAddress(contact) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/me/notice-address',
    operationId: 'saveNoticeAddress',
    summary:
      'Đồng ý nhận thư tại địa chỉ này / Agree to be written to here; a new address counts once its code came back',
    tag: 'notices',
    who: 'session',
    perMinute: 10,
    body: object({ address: text({ minLength: 1, maxLength: 254 }), language, digests }),
    faults: ['notice.badAddress', 'account.tooManyAttempts'],
    answer: object({
      address: described('In force now', nullable(addressShape)),
      awaiting: described('True while the new address waits for its code', yesNo),
    }),
    handle: async ({ gate }, { body }, { person: personId }) => {
      const { contact, awaiting } = await askNoticeAddress(gate, { personId, ...body });
      return { json: { address: contact && toAddress(contact), awaiting } };
    },
  }),
  route({
    method: 'post',
    path: '/api/me/notice-address/confirmation',
    operationId: 'confirmNoticeAddress',
    summary: 'Xác nhận địa chỉ bằng mã trong thư / Confirm the new address by the code of the letter',
    tag: 'notices',
    who: 'session',
    neverStored: true,
    perMinute: 20,
    body: object({ code: text({ minLength: 1, maxLength: 200 }) }),
    faults: ['account.ticketUnusable'],
    answer: addressShape,
    handle: async ({ gate }, { body: { code } }, { person: personId }) => ({
      json: toAddress(await confirmNoticeAddress(gate, { personId, code })),
    }),
  }),
  route({
    method: 'delete',
    path: '/api/me/notice-address',
    operationId: 'withdrawNoticeAddress',
    summary: 'Thôi nhận thư / Withdraw the consent; what waits is not sent',
    tag: 'notices',
    who: 'session',
    handle: async ({ gate }, _, { person }) => {
      await withdrawNoticeAddress(gate, person);
      return {};
    },
  }),
  route({
    method: 'get',
    path: '/api/notices',
    operationId: 'listNotices',
    summary: 'Thư đã gửi và kết quả / What became of the school’s messages, newest first',
    tag: 'notices',
    who: 'read',
    query: object({
      ...pageQuery,
      which: optional(described('`trouble`: deferred, bounced and failed ones', oneOf('all', 'trouble'))),
    }),
    faults: ['access.notPermitted', 'request.badCursor'],
    answer: pageOf(noticeShape),
    handle: async ({ house }, { query: { which = 'all', ...asked } }, { person, schoolId }) => {
      const { items, next } = await pageFrom(asked, (page) =>
        watchNotices(house, { schoolId, by: person, which, page }),
      );
      return { json: { items: items.map(toNotice), next } };
    },
  }),
  route({
    method: 'get',
    path: '/api/notice-settings',
    operationId: 'readNoticeSettings',
    summary: 'Giờ gửi thư của trường / When the school’s messages go out',
    tag: 'notices',
    who: 'read',
    faults: ['access.notPermitted'],
    answer: settingsShape,
    handle: async ({ house }, _, { person: by, schoolId }) => ({
      json: await readNoticeSettings(house, { schoolId, by }),
    }),
  }),
  route({
    method: 'post',
    path: '/api/notice-settings',
    operationId: 'changeNoticeSettings',
    summary: 'Đổi giờ gửi thư / Quiet hours, time of the digest, repetition; all of them at once',
    tag: 'notices',
    who: 'session',
    body: settingsShape,
    faults: ['access.notPermitted'],
    answer: settingsShape,
    handle: async ({ house }, { body }, { person: by, schoolId }) => {
      await changeNoticeSettings(house, { schoolId, by }, body);
      return { json: body };
    },
  }),
  route({
    method: 'get',
    path: '/api/account-letters',
    operationId: 'listAccountLetters',
    summary: 'Thư về tài khoản và kết quả / What became of letters about accounts, without what they said',
    tag: 'notices',
    who: 'read',
    query: object(pageQuery),
    faults: ['access.notPermitted', 'request.badCursor'],
    answer: pageOf(letterShape),
    handle: async ({ house }, { query }, { person: by, schoolId }) => {
      const { items, next } = await pageFrom(query, (page) => watchLetters(house, { schoolId, by, page }));
      return { json: { items: items.map(toLetter), next } };
    },
  }),
  route({
    method: 'get',
    path: '/api/failing-addresses',
    operationId: 'listFailingAddresses',
    summary: 'Địa chỉ bị trả thư / Addresses that letters came back from; nothing is sent there',
    tag: 'notices',
    who: 'read',
    faults: ['access.notPermitted'],
    answer: object({
      items: list(
        named(
          'FailingAddress',
          object({
            address: text(),
            since: moment,
            reason: described('Of the mail server', text()),
            people: list(object({ person: uuid, name: text() })),
          }),
        ),
      ),
    }),
    handle: async ({ house }, _, { person: by, schoolId }) => {
      const failing = await watchFailing(house, { schoolId, by });
      return { json: { items: failing.map(({ since, ...rest }) => ({ ...rest, since: toIso(since) })) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/failing-addresses/confirmations',
    operationId: 'confirmAddress',
    summary: 'Địa chỉ đã đúng / Somebody saw to it: the address may be written to again',
    tag: 'notices',
    who: 'session',
    body: object({ address: text({ minLength: 1, maxLength: 254 }) }),
    faults: ['access.notPermitted', 'notice.notFailing'],
    handle: async ({ house }, { body: { address } }, { person: by, schoolId }) => {
      await confirmAddress(house, { schoolId, by }, address);
      return {};
    },
  }),
];
