// Passkeys: added and removed by their holder, and signing in by one. What browsers need goes through as it is.
import { toIso } from '../../../kernel/index.ts';
import {
  addPasskey,
  listPasskeys,
  offerPasskey,
  offerPasskeySignIn,
  removePasskey,
  signInByPasskey,
} from '../../application/index.ts';
import { held } from '../held.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, list, moment, named, nullable, object, text, type Shape } from '../shapes.ts';
import { begun, toBegun } from './session.ts';

const ofBrowser: Shape<object> = { schema: { type: 'object' } };
const ticket = text({ minLength: 1, maxLength: 200 });
const question = named(
  'PasskeyQuestion',
  object({
    ticket: text(),
    options: described('For navigator.credentials, as JSON (Web Authentication Level 3 §5.1.8)', ofBrowser),
  }),
);
const response = described('What the browser answered, as JSON', ofBrowser);
const credentialId = text({ pattern: '^[A-Za-z0-9_-]{1,1400}$' });

/** @param secure the cookie goes over TLS only */
export const passkeyRoutes = (secure: boolean): readonly AnyRoute[] => [
  route({
    method: 'post',
    path: '/api/session/passkey-offers',
    operationId: 'offerPasskeySignIn',
    summary: 'Bắt đầu đăng nhập bằng khóa truy cập / The question to a passkey, for signing in',
    tag: 'session',
    who: 'anybody',
    status: 201,
    neverStored: true,
    perMinute: 20,
    faults: ['account.tooManyAttempts', 'request.crossSite'],
    answer: question,
    handle: async ({ gate }, { from, header }) => ({
      json: await offerPasskeySignIn(gate, { address: from, agent: header('user-agent') ?? '' }),
    }),
  }),
  route({
    method: 'post',
    path: '/api/session/passkey',
    operationId: 'signInByPasskey',
    summary: 'Đăng nhập bằng khóa truy cập / Sign in by a passkey; it asks for no second factor',
    tag: 'session',
    who: 'anybody',
    neverStored: true,
    perMinute: 20,
    body: object({ ticket, response }),
    faults: ['account.ticketUnusable', 'account.passkeyRefused', 'request.crossSite'],
    answer: begun,
    handle: async ({ gate }, { body, from, header }) => {
      const caller = { address: from, agent: header('user-agent') ?? '' };
      const { next, token, session } = await signInByPasskey(gate, { ...body, caller });
      return toBegun(secure, { next, session: token, expiresAt: session.expiresAt });
    },
  }),
  route({
    method: 'get',
    path: '/api/me/passkeys',
    operationId: 'listPasskeys',
    summary: 'Khóa truy cập của tôi / My passkeys',
    tag: 'account',
    who: 'session',
    opensTo: 'enrolment',
    answer: object({
      items: list(
        named(
          'Passkey',
          object({ credentialId: text(), name: text(), createdAt: moment, lastUsedAt: nullable(moment) }),
        ),
      ),
    }),
    handle: async ({ gate }, { session }) => {
      const passkeys = await listPasskeys(gate, held(session));
      return {
        json: {
          items: passkeys.map(({ createdAt, lastUsedAt, ...rest }) => ({
            ...rest,
            createdAt: toIso(createdAt),
            lastUsedAt: lastUsedAt === null ? null : toIso(lastUsedAt),
          })),
        },
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/me/passkey-offers',
    operationId: 'offerPasskey',
    summary: 'Bắt đầu thêm khóa truy cập / The question to a new passkey',
    tag: 'account',
    who: 'session',
    opensTo: 'enrolment',
    status: 201,
    neverStored: true,
    perMinute: 20,
    faults: ['account.proofNeeded'],
    answer: question,
    handle: async ({ gate }, { session }) => ({ json: await offerPasskey(gate, held(session)) }),
  }),
  route({
    method: 'post',
    path: '/api/me/passkeys',
    operationId: 'addPasskey',
    summary: 'Thêm khóa truy cập / Add the passkey that answered',
    tag: 'account',
    who: 'session',
    opensTo: 'enrolment',
    neverStored: true,
    perMinute: 20,
    body: object({ ticket, response, name: text({ minLength: 1, maxLength: 60 }) }),
    faults: ['account.proofNeeded', 'account.ticketUnusable', 'account.passkeyRefused'],
    handle: async ({ gate }, { body, session }) => {
      await addPasskey(gate, { token: held(session), ...body });
      return {};
    },
  }),
  route({
    method: 'delete',
    path: '/api/me/passkeys/{credentialId}',
    operationId: 'removePasskey',
    summary: 'Gỡ khóa truy cập của tôi / Remove one of my passkeys; of others nothing is told or done',
    tag: 'account',
    who: 'session',
    params: object({ credentialId }),
    faults: ['account.proofNeeded'],
    handle: async ({ gate }, { params, session }) => {
      await removePasskey(gate, held(session), params.credentialId);
      return {};
    },
  }),
];
