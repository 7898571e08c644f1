// Signing in and out, and who one is.
import { toIso } from '../../../kernel/index.ts';
import { httpFault } from '../faults.ts';
import { cookieName } from '../guards/caller.ts';
import { forgeryToken } from '../guards/cross-site.ts';
import type { SessionBegun } from '../ports.ts';
import { route, type AnyRoute } from '../route.ts';
import { described, list, moment, named, nullable, object, oneOf, text, uuid } from '../shapes.ts';

export const begun = named(
  'Session',
  object({
    next: described(
      '`secondFactor`: send the code next; `enrolment`: this role must add a second factor first',
      oneOf('session', 'secondFactor', 'enrolment'),
    ),
    expiresAt: moment,
  }),
);

/** @param secure the cookie goes over TLS only */
export const sessionRoutes = (secure: boolean): readonly AnyRoute[] => [
  route({
    method: 'post',
    path: '/api/session',
    operationId: 'signIn',
    summary: 'Đăng nhập / Sign in; the session comes as a cookie that scripts cannot read',
    tag: 'session',
    who: 'anybody',
    neverStored: true,
    perMinute: 20,
    body: object({
      account: text({ minLength: 1, maxLength: 200 }),
      password: text({ minLength: 1, maxLength: 1024 }),
    }),
    faults: ['account.signInRefused', 'account.tooManyAttempts', 'request.crossSite'],
    answer: begun,
    handle: async ({ accounts }, { body, from, header }) =>
      toBegun(secure, await accounts.signIn({ ...body, from, agent: header('user-agent') ?? '' })),
  }),
  route({
    method: 'post',
    path: '/api/session/second-factor',
    operationId: 'confirmSecondFactor',
    summary: 'Nhập mã xác thực / The code of the authenticator app, or a recovery code',
    tag: 'session',
    who: 'anybody',
    neverStored: true,
    perMinute: 20,
    body: object({ kind: oneOf('totp', 'recoveryCode'), code: text({ minLength: 6, maxLength: 60 }) }),
    faults: ['account.sessionEnded', 'account.codeRefused', 'account.tooManyAttempts', 'request.crossSite'],
    answer: begun,
    handle: async ({ accounts }, { body, from, session, header }) => {
      if (session === undefined) throw httpFault('request.unauthenticated');
      const agent = header('user-agent') ?? '';
      return toBegun(secure, await accounts.confirm({ ...body, session, from, agent }));
    },
  }),
  route({
    method: 'delete',
    path: '/api/session',
    operationId: 'signOut',
    summary: 'Đăng xuất / Sign out',
    tag: 'session',
    who: 'session',
    opensTo: 'signOut',
    handle: async ({ accounts }, { session }) => {
      if (session !== undefined) await accounts.signOut(session);
      return { headers: { 'Set-Cookie': cookieOf(secure, '', 0) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/me',
    operationId: 'me',
    summary: 'Tôi là ai / Who I am, and what I am appointed to',
    tag: 'session',
    who: 'read',
    opensTo: 'signOut',
    answer: object({
      person: uuid,
      name: text(),
      school: text(),
      roles: list(object({ role: text(), actingFor: nullable(text()), until: nullable(moment) })),
      csrfToken: nullable(text()),
    }),
    handle: async ({ house }, { session }, caller) => {
      const { school, appointments } = await house.store.read(async (view) => ({
        school: (await view.schools()).find(({ id }) => id === caller.schoolId),
        appointments: await view.appointmentsOf(caller.person),
      }));
      if (school === undefined) throw httpFault('request.unauthenticated');
      const now = house.clock.now();
      const standing = appointments.filter(
        ({ validFrom, validTo }) => validFrom <= now && (validTo === null || validTo > now),
      );
      return {
        json: {
          person: caller.person,
          name: caller.name,
          school: school.name,
          roles: standing.map(({ role, actingFor, validTo }) => ({
            role,
            actingFor,
            until: validTo === null ? null : toIso(validTo),
          })),
          csrfToken: caller.by.kind === 'session' && session !== undefined ? forgeryToken(session) : null,
        },
      };
    },
  }),
];

export const toBegun = (secure: boolean, { next, session, expiresAt }: SessionBegun) => ({
  json: { next, expiresAt: toIso(expiresAt) },
  headers: { 'Set-Cookie': cookieOf(secure, session) },
});

/** The session's cookie as `Set-Cookie` has it; `maxAge` 0 takes it away. */
export function cookieOf(secure: boolean, value: string, maxAge?: number): string {
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
  return `${cookieName(secure)}=${value}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}${age}`;
}
