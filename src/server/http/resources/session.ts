// Signing in and out, and who one is.
import { toIso, type Instant } from '../../../kernel/index.ts';
import { httpFault } from '../faults.ts';
import { cookieName } from '../guards/caller.ts';
import { forgeryToken } from '../guards/cross-site.ts';
import { route, type AnyRoute } from '../route.ts';
import { list, moment, nullable, object, oneOf, optional, text, uuid } from '../shapes.ts';

const signedIn = object({ state: oneOf('signedIn', 'secondFactorNeeded'), expiresAt: nullable(moment) });

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
    perMinute: 10,
    body: object({
      account: text({ minLength: 1, maxLength: 200 }),
      password: text({ minLength: 1, maxLength: 1024 }),
      code: optional(text({ minLength: 6, maxLength: 40 })),
    }),
    answer: signedIn,
    handle: async ({ accounts }, { body, from }) => {
      const outcome = await accounts.signIn({ ...body, from });
      if (outcome.kind === 'secondFactorNeeded') return { json: { state: outcome.kind, expiresAt: null } };
      return {
        json: { state: outcome.kind, expiresAt: toIso(outcome.expiresAt as Instant) },
        headers: { 'Set-Cookie': cookie(secure, outcome.session) },
      };
    },
  }),
  route({
    method: 'delete',
    path: '/api/session',
    operationId: 'signOut',
    summary: 'Đăng xuất / Sign out',
    tag: 'session',
    who: 'session',
    handle: async ({ accounts }, { session }) => {
      if (session !== undefined) await accounts.signOut(session);
      return { headers: { 'Set-Cookie': cookie(secure, '', 0) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/me',
    operationId: 'me',
    summary: 'Tôi là ai / Who I am, and what I am appointed to',
    tag: 'session',
    who: 'read',
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

function cookie(secure: boolean, value: string, maxAge?: number): string {
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
  return `${cookieName(secure)}=${value}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}${age}`;
}
