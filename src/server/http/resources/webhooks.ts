// Programs elsewhere that are told of steps: who they are, what they were told, whether they can be reached.
import { toIso } from '../../../kernel/index.ts';
import {
  endSubscription,
  listDeliveries,
  listSubscriptions,
  mayAdministerWebhooks,
  pauseSubscription,
  resumeSubscription,
  rotateSecret,
  subscribe,
  testSubscription,
  webhookEvents,
  type Administrator,
  type Delivery,
  type WebhookSubscription,
} from '../../application/index.ts';
import { pageFrom, pageOf, pageQuery } from '../paging.ts';
import type { Caller } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import {
  described,
  list,
  moment,
  named,
  nullable,
  object,
  oneOf,
  text,
  uuid,
  whole,
  yesNo,
  type Of,
} from '../shapes.ts';

const webhookShape = named(
  'Webhook',
  object({
    id: uuid,
    url: text(),
    events: list(text()),
    createdAt: moment,
    pausedAt: nullable(moment),
    formerSecretUntil: described('While a former secret signs too', nullable(moment)),
    endedAt: nullable(moment),
  }),
);
const toWebhook = ({
  id,
  url,
  events,
  createdAt,
  pausedAt,
  formerUntil,
  endedAt,
}: WebhookSubscription): Of<typeof webhookShape> => ({
  id,
  url,
  events,
  createdAt: toIso(createdAt),
  pausedAt: pausedAt === null ? null : toIso(pausedAt),
  formerSecretUntil: formerUntil === null ? null : toIso(formerUntil),
  endedAt: endedAt === null ? null : toIso(endedAt),
});

const deliveryShape = named(
  'WebhookDelivery',
  object({
    id: uuid,
    entry: described('Number of the journal entry it tells of', whole()),
    state: oneOf('waiting', 'delivered', 'dead'),
    attempts: whole(),
    lastReply: nullable(text()),
    createdAt: moment,
    nextAttempt: nullable(moment),
    settledAt: nullable(moment),
  }),
);
const toDelivery = (one: Delivery): Of<typeof deliveryShape> => ({
  id: one.id,
  entry: one.seq,
  state: one.state,
  attempts: one.attempts,
  lastReply: one.lastReply,
  createdAt: toIso(one.createdAt),
  nextAttempt: one.state === 'waiting' ? toIso(one.dueAt) : null,
  settledAt: one.settledAt === null ? null : toIso(one.settledAt),
});

const ofWebhook = object({ webhookId: uuid });
const administrator = ({ person, schoolId }: Caller): Administrator => ({ person, schoolId });

export const webhookRoutes: readonly AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/webhooks',
    operationId: 'listWebhooks',
    summary: 'Các nơi nhận tin của trường / Webhooks of the school, ended ones included',
    tag: 'webhooks',
    who: 'read',
    faults: ['access.notPermitted'],
    answer: object({ items: list(webhookShape) }),
    handle: async ({ house }, _, caller) => ({
      json: { items: (await listSubscriptions(house, administrator(caller))).map(toWebhook) },
    }),
  }),
  route({
    method: 'post',
    path: '/api/webhooks',
    operationId: 'addWebhook',
    summary: 'Thêm nơi nhận tin / Tell a program of steps from now on; the secret is shown this once',
    tag: 'webhooks',
    who: 'session',
    status: 201,
    neverStored: true,
    perMinute: 20,
    body: object({
      url: text({ minLength: 1, maxLength: 2000 }),
      events: described('All of them when empty', list(oneOf(...webhookEvents), { maxItems: 100 })),
    }),
    faults: ['access.notPermitted', 'webhook.badUrl'],
    answer: object({ webhook: webhookShape, secret: text() }),
    handle: async ({ house }, { body: { url, events } }, caller) => {
      await mayAdministerWebhooks(house, administrator(caller));
      const added = await subscribe(
        house,
        { schoolId: caller.schoolId, url, events },
        { person: caller.person },
      );
      return { json: { webhook: toWebhook(added), secret: added.secret } };
    },
  }),
  route({
    method: 'delete',
    path: '/api/webhooks/{webhookId}',
    operationId: 'endWebhook',
    summary: 'Thôi báo tin / Tell it no more; what waits is not sent',
    tag: 'webhooks',
    who: 'session',
    params: ofWebhook,
    faults: ['access.notPermitted', 'webhook.unknown'],
    handle: async ({ house }, { params }, caller) => {
      await endSubscription(house, params.webhookId, administrator(caller));
      return {};
    },
  }),
  route({
    method: 'get',
    path: '/api/webhooks/{webhookId}/deliveries',
    operationId: 'listWebhookDeliveries',
    summary: 'Các lần báo tin / What it was told, newest first, and how it answered',
    tag: 'webhooks',
    who: 'read',
    params: ofWebhook,
    query: object(pageQuery),
    faults: ['access.notPermitted', 'webhook.unknown', 'request.badCursor'],
    answer: pageOf(deliveryShape),
    handle: async ({ house }, { params, query }, caller) => {
      const { items, next } = await pageFrom(query, (page) =>
        listDeliveries(house, administrator(caller), params.webhookId, page),
      );
      return { json: { items: items.map(toDelivery), next } };
    },
  }),
  route({
    method: 'post',
    path: '/api/webhooks/{webhookId}/pause',
    operationId: 'pauseWebhook',
    summary: 'Tạm dừng báo tin / Let it rest; what it is to be told waits',
    tag: 'webhooks',
    who: 'session',
    params: ofWebhook,
    body: object({}),
    faults: ['access.notPermitted', 'webhook.unknown'],
    answer: webhookShape,
    handle: async ({ house }, { params }, caller) => ({
      json: toWebhook(await pauseSubscription(house, administrator(caller), params.webhookId)),
    }),
  }),
  route({
    method: 'delete',
    path: '/api/webhooks/{webhookId}/pause',
    operationId: 'resumeWebhook',
    summary: 'Tiếp tục báo tin / Go on; what waited is told now',
    tag: 'webhooks',
    who: 'session',
    params: ofWebhook,
    faults: ['access.notPermitted', 'webhook.unknown'],
    handle: async ({ house }, { params }, caller) => {
      await resumeSubscription(house, administrator(caller), params.webhookId);
      return {};
    },
  }),
  route({
    method: 'post',
    path: '/api/webhooks/{webhookId}/secrets',
    operationId: 'rotateWebhookSecret',
    summary: 'Đổi khoá bí mật / A new secret, shown this once; the former signs too for as long as asked',
    tag: 'webhooks',
    who: 'session',
    status: 201,
    neverStored: true,
    perMinute: 10,
    params: ofWebhook,
    body: object({ overlapHours: whole({ minimum: 0, maximum: 168 }) }),
    faults: ['access.notPermitted', 'webhook.unknown'],
    answer: object({
      webhook: webhookShape,
      secret: described('Null for an ended webhook', nullable(text())),
    }),
    handle: async ({ house }, { params, body: { overlapHours } }, caller) => {
      const asked = { id: params.webhookId, overlapHours };
      const { subscription, secret } = await rotateSecret(house, administrator(caller), asked);
      return { json: { webhook: toWebhook(subscription), secret } };
    },
  }),
  route({
    method: 'post',
    path: '/api/webhooks/{webhookId}/tests',
    operationId: 'testWebhook',
    summary: 'Gửi thử / Post a signed delivery of type `test`, once',
    tag: 'webhooks',
    who: 'session',
    perMinute: 10,
    params: ofWebhook,
    body: object({}),
    faults: ['access.notPermitted', 'webhook.unknown'],
    answer: object({
      delivered: yesNo,
      reply: described('Status of the answer, or why there was none', text()),
    }),
    handle: async ({ house, postman }, { params }, caller) => {
      const outcome = await testSubscription(house, postman, administrator(caller), params.webhookId);
      const delivered = outcome.outcome === 'delivered';
      return { json: { delivered, reply: delivered ? outcome.reply : outcome.reason } };
    },
  }),
];
