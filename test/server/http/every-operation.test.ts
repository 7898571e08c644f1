// Every operation on the way of a class from draft to archive succeeds once, held against its own schema.
import { TOTP, Secret } from 'otpauth';
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  addAuthenticator,
  appoint,
  offerAuthenticator,
  readDocument,
} from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { answerOf } from '../../support/agent.ts';
import { call, ended, sampleWorkbook, startApi, type Reply, type TestApi } from '../../support/api.ts';
import { smallBook } from '../../support/house.ts';
import { testPki } from '../../support/pki.ts';
import { writeClassWorkbook } from '../../support/workbooks/index.ts';

/** On the way of a class; what administers people, policies and messages is walked by tests of its own. */
const walked = new Set(['session', 'tokens', 'classes', 'records', 'ceremonies', 'office', 'verification']);

describe('the API', () => {
  let api: TestApi;
  let token: string;
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
    token = await api.tokenOf(api.imported.cast.homeroom);
  });
  afterAll(() => api.close());

  it('does all it describes, as it describes it', async () => {
    const { cast, classId } = api.imported;
    const { house } = api.test;
    const tokens = new Map<string, string>();
    const as = async (person: typeof cast.homeroom) => {
      tokens.set(person, tokens.get(person) ?? (await api.tokenOf(person)));
      return tokens.get(person)!;
    };
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as a client without types sees it
    const good = async (reply: Promise<Reply>): Promise<any> => {
      const { status, body } = await reply;
      if (status >= 300) throw new Error(JSON.stringify(body));
      return body;
    };
    const sign = async (person: typeof cast.homeroom) => {
      const mine = await as(person);
      const [due] = (await good(call(api, 'GET', '/api/due', mine))).items;
      const { role, records } = due;
      const { id } = await good(
        call(api, 'POST', '/api/ceremonies', mine, { role, records, key: { kind: 'development' } }),
      );
      const held = await ended(api, mine, id as string);
      expect(held.body).toMatchObject({ state: 'finished', trouble: null });
      return id as string;
    };

    await sessionOperations(api);
    // The password chosen there ended the former one.
    token = await api.tokenOf(cast.homeroom);
    const schoolId = (await house.store.read((view) => view.schools()))[0]!.id;
    const decision = { number: '01/QĐ', date: '2026-05-01' };
    await appoint(
      house,
      { schoolId, person: cast.principal, role: 'principal', decision },
      { service: 'setup' },
    );
    await good(call(api, 'GET', '/api/schools', token));
    await good(call(api, 'GET', '/api/classes', token));
    await good(call(api, 'GET', `/api/classes/${classId}`, token));
    await good(call(api, 'POST', `/api/classes/${classId}/submissions`, token, {}));
    await api.settled();
    const { items } = await good(call(api, 'GET', `/api/classes/${classId}/records?limit=2`, token));
    const [record] = items;
    await good(call(api, 'GET', `/api/records/${record.id}`, token));
    await good(call(api, 'GET', `/api/records/${record.id}/document?version=1`, token));
    await good(call(api, 'POST', `/api/records/${record.id}/returns`, token, { reason: 'Thiếu nhận xét' }));
    await good(call(api, 'POST', `/api/classes/${classId}/submissions`, token, { records: [record.id] }));
    await api.settled();
    let ceremony = '';
    for (const person of [...cast.subjectTeachers, cast.homeroom]) ceremony = await sign(person);
    await good(call(api, 'GET', `/api/ceremonies/${ceremony}/events`, token));
    await good(call(api, 'GET', '/api/ceremonies', token));
    await external(api, cast.principal, await as(cast.principal));
    const records = (await house.store.read((view) => view.recordsOf(classId))).map(({ id }) => id);
    const order = { records, decisionNumber: '12/QĐ-VD' };
    const ordered = await good(call(api, 'POST', '/api/lock-orders', await as(cast.principal), order));
    expect(ordered.outcomes.every(({ trouble }: { trouble: unknown }) => trouble === null)).toBe(true);
    await sign(cast.registrar);
    const office = await as(cast.registrar);
    const run = await good(call(api, 'POST', '/api/extensions', office, { records }));
    await good(call(api, 'POST', `/api/runs/${run.id}/cancellation`, office, {}));
    await good(call(api, 'GET', `/api/runs/${run.id}/events`, office));
    expect((await good(call(api, 'GET', `/api/runs/${run.id}`, office))).state).toBe('cancelled');
    await good(call(api, 'POST', `/api/classes/${classId}/archive-packages`, office, {}));
    await api.desk.officeRuns.idle();
    expect((await good(call(api, 'GET', '/api/runs', office))).items).toHaveLength(2);
    const packages = await good(call(api, 'GET', `/api/classes/${classId}/archive-packages`, office));
    expect(packages.items).toHaveLength(1);
    await good(call(api, 'GET', `/api/classes/${classId}/journal`, await as(cast.principal)));
    const { bytes, document: stored } = await readDocument(house, records[0]!);
    const byCode = await good(
      call(api, 'GET', `/api/verifications/${stored.verificationCode.toLowerCase()}`),
    );
    expect(byCode).toMatchObject({ latest: true, state: { name: 'archived' } });
    const report = await upload(api, '/api/verifications', 'application/pdf', bytes);
    expect(report).toMatchObject({
      status: 200,
      body: { conclusion: 'valid', registry: { standing: 'complete', document: null } },
    });
    const known = await upload(api, '/api/verifications', 'application/pdf', bytes, token);
    expect(known.body.registry.document.record.id).toBe(records[0]);
    const printed = await fetch(`${api.url}/api/verification-reports?language=en&name=a.pdf`, {
      method: 'POST',
      headers: { 'content-type': 'application/pdf' },
      body: Buffer.from(bytes),
    });
    expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await importOperation(api, cast.principal);

    const succeeded = new Set(
      api.log
        .map((line) => JSON.parse(line) as { operation?: string; status?: number })
        .flatMap(({ operation, status = 500 }) =>
          status < 300 && operation !== undefined ? [operation] : [],
        ),
    );
    const document = (await call(api, 'GET', '/api/openapi.json')).body;
    const operations = Object.values(
      document.paths as Record<string, Record<string, { operationId: string; tags: readonly string[] }>>,
    ).flatMap((methods) => Object.values(methods));
    const here = operations.filter(
      ({ operationId, tags: [tag] }) => walked.has(tag!) && !operationId.includes('Passkey'),
    );
    expect(here.length).toBeGreaterThan(25);
    expect(here.map(({ operationId }) => operationId).filter((id) => !succeeded.has(id))).toEqual([]);
  });

  async function upload(
    target: TestApi,
    path: string,
    type: string,
    bytes: Uint8Array,
    bearer?: string,
  ): Promise<Reply> {
    const response = await fetch(`${target.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': type, ...(bearer && { authorization: `Bearer ${bearer}` }) },
      body: Buffer.from(bytes),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  async function importOperation(target: TestApi, principal: PersonId) {
    const bearer = await target.tokenOf(principal);
    const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    // The sample is of another school than the one that this principal leads.
    const foreign = await upload(target, '/api/class-imports', xlsx, sampleWorkbook('10A2.xlsx'), bearer);
    expect(foreign).toMatchObject({ status: 403, body: { code: 'access.notPermitted' } });
    const workbook = await writeClassWorkbook(smallBook({ className: '8C' }));
    const own = await upload(target, '/api/class-imports', xlsx, workbook, bearer);
    expect(own).toMatchObject({ status: 201, body: { outcome: 'created', opened: 6 } });
  }

  async function external(target: TestApi, person: PersonId, bearer: string) {
    const identity = testPki().issue({ name: target.imported.cast.names.get(person)! });
    const { items } = (await call(target, 'GET', '/api/due', bearer)).body;
    const certificates = identity.device.chain.map((der) => Buffer.from(der).toString('base64'));
    const { role, records } = items[0];
    const asked = await call(target, 'POST', '/api/ceremonies', bearer, {
      role,
      records,
      key: { kind: 'external', certificates },
    });
    const { body } = await ended(target, bearer, asked.body.id as string);
    const [question] = body.questions;
    const values = await answerOf(identity, [question]);
    const answers = values.map((value, index) => ({ digest: question.items[index].digest, value }));
    await call(target, 'POST', `/api/ceremonies/${asked.body.id}/answers`, bearer, { answers });
    const done = await ended(target, bearer, asked.body.id as string);
    expect(done.body.state).toBe('finished');
  }

  async function sessionOperations(target: TestApi) {
    const { cast } = target.imported;
    const gate = gateOf(target.test);
    await openAccount(gate, cast.homeroom, 'gvcn');
    const cookieOf = ({ headers }: Reply) => headers.get('set-cookie')!.split(';')[0]!;
    const signedIn = await call(target, 'POST', '/api/session', undefined, {
      account: 'gvcn',
      password: PASSWORD,
    });
    expect(signedIn).toMatchObject({ status: 200, body: { next: 'session' } });
    const cookie = cookieOf(signedIn);
    const me = await call(target, 'GET', '/api/me', undefined, undefined, { cookie });
    const headers = { cookie, 'x-csrf-token': me.body.csrfToken as string };
    const issued = await call(
      target,
      'POST',
      '/api/tokens',
      undefined,
      { label: 'sổ', scopes: ['read'], days: 1 },
      headers,
    );
    expect(issued.status).toBe(201);
    expect((await call(target, 'GET', '/api/me', issued.body.token as string)).status).toBe(200);
    expect((await call(target, 'GET', '/api/tokens', undefined, undefined, headers)).body.items).toHaveLength(
      (await target.test.house.store.read((view) => view.apiTokensOf(cast.homeroom))).length,
    );
    await call(target, 'DELETE', `/api/tokens/${issued.body.issued.id}`, undefined, undefined, headers);
    expect((await call(target, 'GET', '/api/me', issued.body.token as string)).status).toBe(401);

    const session = cookie.split('=')[1]!;
    const offer = await offerAuthenticator(gate, session);
    const code = new TOTP({ secret: Secret.fromBase32(offer.secret) }).generate({
      timestamp: gate.clock.now(),
    });
    const recoveryCodes = await addAuthenticator(gate, { token: session, ticket: offer.ticket, code });
    const first = await call(target, 'POST', '/api/session', undefined, {
      account: 'gvcn',
      password: PASSWORD,
    });
    expect(first.body.next).toBe('secondFactor');
    const half = { cookie: cookieOf(first) };
    expect((await call(target, 'GET', '/api/me', undefined, undefined, half)).status).toBe(401);
    const proof = { kind: 'recoveryCode', code: recoveryCodes[0] };
    const second = await call(target, 'POST', '/api/session/second-factor', undefined, proof, half);
    expect(second).toMatchObject({ status: 200, body: { next: 'session' } });
    const whole = { cookie: cookieOf(second) };
    const { body } = await call(target, 'GET', '/api/me', undefined, undefined, whole);
    const out = { ...whole, 'x-csrf-token': body.csrfToken as string };
    expect((await call(target, 'DELETE', '/api/session', undefined, undefined, out)).status).toBe(204);
    expect((await call(target, 'GET', '/api/me', undefined, undefined, whole)).status).toBe(401);
  }
});
