// One's own account: the password, and where one is signed in.
import { toIso } from '../../../kernel/index.ts';
import {
  askReset,
  changePassword,
  endOtherSessions,
  listSessions,
  provePassword,
  revokeSession,
  setPassword,
  type SessionCard,
} from '../../application/index.ts';
import { route, type AnyRoute } from '../route.ts';
import { held } from '../held.ts';
import {
  described,
  list,
  moment,
  named,
  object,
  oneOf,
  text,
  uuid,
  whole,
  yesNo,
  type Of,
} from '../shapes.ts';

const typed = text({ minLength: 1, maxLength: 1024 });
const chosen = described('At least 15 characters; easily guessed ones are refused', typed);
const passwordFaults = ['account.passwordTooShort', 'account.passwordTooLong', 'account.passwordGuessable'];

const sessionShape = named(
  'SessionHeld',
  object({
    id: uuid,
    current: yesNo,
    createdAt: moment,
    lastSeenAt: moment,
    expiresAt: moment,
    address: text(),
    agent: text(),
    proofs: list(oneOf('password', 'totp', 'recoveryCode', 'passkey')),
  }),
);

const toSession = (one: SessionCard): Of<typeof sessionShape> => ({
  id: one.id,
  current: one.current,
  createdAt: toIso(one.createdAt),
  lastSeenAt: toIso(one.lastSeenAt),
  expiresAt: toIso(one.expiresAt),
  address: one.address,
  agent: one.agent,
  proofs: one.proofs,
});

/** Nothing that carries a password is kept for repetition: its digest could be tried out. */
export const accountRoutes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/me/proofs',
    operationId: 'provePassword',
    summary: 'Nhập lại mật khẩu / The password once more, before something that matters',
    tag: 'account',
    who: 'session',
    opensTo: 'enrolment',
    neverStored: true,
    perMinute: 20,
    body: object({ password: typed }),
    faults: ['account.signInRefused', 'account.tooManyAttempts'],
    handle: async ({ gate }, { body, session }) => {
      await provePassword(gate, { token: held(session), ...body });
      return {};
    },
  }),
  route({
    method: 'post',
    path: '/api/me/password',
    operationId: 'changePassword',
    summary: 'Đổi mật khẩu / Change the password; every other session ends',
    tag: 'account',
    who: 'session',
    opensTo: 'enrolment',
    neverStored: true,
    perMinute: 20,
    body: object({ former: typed, password: chosen }),
    faults: ['account.signInRefused', 'account.tooManyAttempts', ...passwordFaults],
    handle: async ({ gate }, { body, session }) => {
      await changePassword(gate, { token: held(session), ...body });
      return {};
    },
  }),
  route({
    method: 'post',
    path: '/api/password-resets',
    operationId: 'askReset',
    summary:
      'Quên mật khẩu / Ask for a link by mail; the answer tells nothing about whether there is such an account',
    tag: 'account',
    who: 'anybody',
    status: 202,
    neverStored: true,
    perMinute: 10,
    body: object({
      account: described('Login name or e-mail address', text({ minLength: 1, maxLength: 200 })),
    }),
    faults: ['account.tooManyAttempts', 'request.crossSite'],
    handle: async ({ gate }, { body, from, header }) => {
      const caller = { address: from, agent: header('user-agent') ?? '' };
      await askReset(gate, { loginNameOrEmail: body.account, caller });
      return {};
    },
  }),
  route({
    method: 'post',
    path: '/api/passwords',
    operationId: 'setPassword',
    summary: 'Đặt mật khẩu bằng liên kết / Choose a password by a link; used once, and every session ends',
    tag: 'account',
    who: 'anybody',
    neverStored: true,
    perMinute: 20,
    body: object({ link: text({ minLength: 1, maxLength: 200 }), password: chosen }),
    faults: ['account.ticketUnusable', 'request.crossSite', ...passwordFaults],
    handle: async ({ gate }, { body }) => {
      await setPassword(gate, body);
      return {};
    },
  }),
  route({
    method: 'get',
    path: '/api/me/sessions',
    operationId: 'listSessions',
    summary: 'Các phiên đăng nhập của tôi / Where I am signed in, newest first',
    tag: 'account',
    who: 'session',
    answer: object({ items: list(sessionShape) }),
    handle: async ({ gate }, { session }) => {
      const sessions = await listSessions(gate, held(session));
      return { json: { items: sessions.map(toSession) } };
    },
  }),
  route({
    method: 'delete',
    path: '/api/me/sessions',
    operationId: 'endOtherSessions',
    summary: 'Đăng xuất mọi nơi khác / Sign out everywhere else',
    tag: 'account',
    who: 'session',
    answer: object({ ended: whole() }),
    handle: async ({ gate }, { session }) => ({
      json: { ended: await endOtherSessions(gate, held(session)) },
    }),
  }),
  route({
    method: 'delete',
    path: '/api/me/sessions/{sessionId}',
    operationId: 'revokeSession',
    summary: 'Kết thúc một phiên của tôi / End one of my sessions; of others nothing is told or done',
    tag: 'account',
    who: 'session',
    params: object({ sessionId: uuid }),
    handle: async ({ gate }, { params, session }) => {
      await revokeSession(gate, held(session), params.sessionId);
      return {};
    },
  }),
];
