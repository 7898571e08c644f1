// People of a school with accounts and roles, for tests of its administration over the API; and a school beside it.
import type { PersonId } from '../../src/kernel/index.ts';
import { freshId, instant } from '../../src/kernel/index.ts';
import {
  appoint,
  signIn,
  type AppointedRole,
  type Appointment,
  type Gate,
  type Scope,
} from '../../src/server/application/index.ts';
import { openAccount, PASSWORD } from './accounts.ts';
import { call, type Reply, type TestApi } from './api.ts';

export type Browser = (method: string, at: string, body?: unknown) => Promise<Reply>;

/** Somebody signed in, through the very requests of a browser. */
export async function browserOf(api: TestApi, account: string, password = PASSWORD): Promise<Browser> {
  const reply = await call(api, 'POST', '/api/session', undefined, { account, password });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return withCookie(api, reply);
}

/** The session that an answer began. */
export async function withCookie(api: TestApi, { headers }: Reply): Promise<Browser> {
  const sent = await headersFor(api, headers.get('set-cookie')!.split(';')[0]!);
  return (method, at, body) => call(api, method, at, undefined, body, sent);
}

/** As `browserOf`, without the pace that is kept of one address. */
export async function sessionFor(api: TestApi, gate: Gate, loginName: string): Promise<Browser> {
  const sent = await sessionHeaders(api, gate, loginName);
  return (method, at, body) => call(api, method, at, undefined, body, sent);
}

/** What a browser sends that is signed in. */
export async function sessionHeaders(
  api: TestApi,
  gate: Gate,
  loginName: string,
): Promise<Readonly<Record<string, string>>> {
  const caller = { address: '192.0.2.1', agent: 'test' };
  const { token } = await signIn(gate, { loginName, password: PASSWORD, caller });
  return headersFor(api, `giaplai=${token}`);
}

async function headersFor(api: TestApi, cookie: string): Promise<Readonly<Record<string, string>>> {
  const me = await call(api, 'GET', '/api/me', undefined, undefined, { cookie });
  return { cookie, 'x-csrf-token': (me.body as { csrfToken: string }).csrfToken };
}

export async function addPerson(gate: Gate, schoolId: string, name: string): Promise<PersonId> {
  const id = freshId<PersonId>();
  await gate.store.write((transaction) => transaction.addPeople([{ id, schoolId, name }]));
  return id;
}

export async function addSchool(gate: Gate, name: string): Promise<string> {
  const id = freshId();
  const school = { id, name, level: 'THCS' as const, province: 'Mẫu', commune: 'Mẫu' };
  await gate.store.write((transaction) => transaction.addSchool(school));
  return id;
}

export interface Newcomer {
  readonly person: PersonId;
  readonly appointment: Appointment;
  readonly account: string;
}

/** A person with a role and an account. */
export async function employ(
  gate: Gate,
  schoolId: string,
  {
    role,
    account,
    scope = {},
  }: { readonly role: AppointedRole; readonly account: string; readonly scope?: Scope },
): Promise<Newcomer> {
  const person = await addPerson(gate, schoolId, `Người ${account}`);
  const decision = { number: '5/QĐ', date: '2026-05-01' };
  const validFrom = instant('2026-05-01T00:00:00+07:00');
  const appointment = await appoint(
    gate,
    { schoolId, person, role, scope, decision, validFrom },
    { service: 'setup' },
  );
  await openAccount(gate, person, account);
  return { person, appointment, account };
}

/** The body of an answer that must be good. */
export async function good(reply: Promise<Reply>): Promise<Reply['body']> {
  const answer = await reply;
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer.body as unknown;
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
}

/** Which operations the server describes, and which of them were carried out so far. */
export async function operationsOf(api: TestApi) {
  const { paths } = (await call(api, 'GET', '/api/openapi.json')).body as {
    paths: Record<string, Record<string, Operation>>;
  };
  const described = Object.values(paths).flatMap((methods) => Object.values(methods));
  const lines = api.log.map((line) => JSON.parse(line) as { operation?: string; status?: number });
  const succeeded = new Set(
    lines.filter(({ status = 500 }) => status < 300).map(({ operation }) => operation),
  );
  return { described, succeeded };
}
