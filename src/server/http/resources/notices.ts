// Where people are written to, by their own consent, and what became of the messages.
import { toIso } from '../../../kernel/index.ts';
import {
  contactOf,
  dropContact,
  saveContact,
  watchNotices,
  type Contact,
  type NoticeSeen,
} from '../../application/index.ts';
import { page, pageOf, pageQuery } from '../paging.ts';
import { route, type AnyRoute } from '../route.ts';
import {
  described,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  uuid,
  whole,
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

const noticeShape = named(
  'Notice',
  object({
    id: uuid,
    person: uuid,
    name: text(),
    address: text(),
    kind: oneOf('waiting', 'late', 'returned'),
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
    summary: 'Đồng ý nhận thư tại địa chỉ này / Agree to be written to here, in place of any address before',
    tag: 'notices',
    who: 'session',
    perMinute: 10,
    body: object({ address: text({ minLength: 1, maxLength: 254 }), language, digests }),
    faults: ['notice.badAddress'],
    answer: addressShape,
    handle: async ({ house }, { body }, { person: personId }) => ({
      json: toAddress(await saveContact(house, { personId, ...body })),
    }),
  }),
  route({
    method: 'delete',
    path: '/api/me/notice-address',
    operationId: 'withdrawNoticeAddress',
    summary: 'Thôi nhận thư / Withdraw the consent; what waits is not sent',
    tag: 'notices',
    who: 'session',
    handle: async ({ house }, _, { person }) => {
      await dropContact(house, person);
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
      const { items, next } = page(await watchNotices(house, { schoolId, by: person, which }), asked);
      return { json: { items: items.map(toNotice), next } };
    },
  }),
];
