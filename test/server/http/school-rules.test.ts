// A walk through every operation of policies, calendar, orders, notices and webhooks, each held against its effect.
import { createHmac } from 'node:crypto';
import type { AccountLetter, AccountLetters } from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf } from '../../support/accounts.ts';
import { call, startApi, type Reply, type TestApi } from '../../support/api.ts';
import { testHouse } from '../../support/house.ts';
import { policyWith } from '../../support/policies.ts';
import { receiver } from '../../support/receiver.ts';
import { employ, sessionFor, type Browser } from '../../support/school-office.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as a client without types sees it
const good = async (reply: Promise<Reply>): Promise<any> => {
  const { status, body } = await reply;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

const scores = { window: 'scores', term: 'HK1' } as const;
const policyFile = (): string =>
  JSON.stringify(
    policyWith({
      calendar: {
        milestones: [
          { id: 'diem', when: { on: 'week', week: 10 }, topic: 'scores', closes: [scores] },
          {
            id: 'hocba',
            when: { on: 'before', day: '06-20' },
            topic: 'transcriptPrinted',
            closes: [{ window: 'transcriptSigning' }],
          },
        ],
      },
    }),
  );

let store: Pick<TestApi['test']['house']['store'], 'write'> & TestApi['test']['house']['clock'];

it('policies, calendar, orders, notices and webhooks do all they describe, as they describe it', async () => {
  const test = await testHouse();
  const sent: AccountLetter[] = [];
  const gate = { ...gateOf(test), letters: keptIn(sent) };
  const codeSentTo = (address: string) => {
    const letter = sent.findLast(({ to }) => to === address);
    return letter !== undefined && 'token' in letter ? letter.token : '';
  };
  const api = await startApi({ test, gate, accounts: () => accountsOf(gate) });
  try {
    const [school] = await gate.store.read((view) => view.schools());
    await employ(gate, school!.id, { role: 'administrator', account: 'quantri' });
    const office = await sessionFor(api, gate, 'quantri');
    const token = await api.tokenOf(api.imported.cast.principal);
    const principal: Browser = (method, at, body) => call(api, method, at, token, body);
    await policies(principal);
    await calendar(principal, office, api.imported.classId);
    await years(principal);
    store = {
      write: (work) => api.test.house.store.write(work),
      now: () => api.test.house.clock.now(),
    };
    await notices(office, codeSentTo);
    await webhooks(office, school!.id);
    expect(await neverSucceeded(api)).toEqual([]);
  } finally {
    await api.close();
  }
});

const keptIn = (sent: AccountLetter[]): AccountLetters => ({
  post: (_, letter) => {
    if (letter !== null) sent.push(letter);
    return Promise.resolve();
  },
});

const walked = new Set(['policies', 'calendar', 'notices', 'webhooks']);

/** Of the operations this test is about. */
async function neverSucceeded(api: TestApi): Promise<readonly string[]> {
  const succeeded = new Set(
    api.log
      .map((line) => JSON.parse(line) as { operation?: string; status?: number })
      .flatMap(({ operation = '', status = 500 }) => (status < 300 ? [operation] : [])),
  );
  const { body } = await call(api, 'GET', '/api/openapi.json');
  const operations = Object.values(body.paths as Record<string, Record<string, Operation>>)
    .flatMap((methods) => Object.values(methods))
    .filter(({ tags: [tag] }) => walked.has(tag!));
  expect(operations.length).toBeGreaterThan(18);
  return operations.map(({ operationId }) => operationId).filter((id) => !succeeded.has(id));
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
}

async function years(principal: Browser): Promise<void> {
  for (const at of ['/api/calendar', '/api/policies/in-force'])
    for (const year of ['2025-2027', '2026-2025', '9999-0000', '0000-0001'])
      expect(await principal('GET', `${at}?schoolYear=${year}`)).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', errors: [{ in: 'query', pointer: '/schoolYear' }] },
      });
}

async function policies(principal: Browser): Promise<void> {
  const wrong = await good(principal('POST', '/api/policy-checks', { file: '{"version": "một"}' }));
  expect(wrong.right).toBe(false);
  expect(wrong.problems.map(({ pointer }: { pointer: string }) => pointer)).toContain('/version');
  const file = policyFile();
  expect(await good(principal('POST', '/api/policy-checks', { file }))).toMatchObject({ right: true });
  expect((await good(principal('GET', '/api/policies'))).items).toEqual([]);
  expect(await good(principal('GET', '/api/policies/in-force'))).toMatchObject({ adopted: null });
  const wish = { file, decisionNumber: '9/QĐ-VD', effectiveFrom: '2025-09-01' };
  const adopted = await good(principal('POST', '/api/policies', wish));
  expect(adopted).toMatchObject({ outcome: 'adopted', adopted: { version: 1, decisionNumber: '9/QĐ-VD' } });
  expect(await good(principal('POST', '/api/policies', wish))).toMatchObject({ outcome: 'unchanged' });
  expect((await good(principal('GET', '/api/policies'))).items).toEqual([adopted.adopted]);
  const inForce = await good(principal('GET', '/api/policies/in-force?schoolYear=2025-2026'));
  expect(inForce).toMatchObject({ schoolYear: '2025-2026', policy: { name: 'Quy chế ví dụ' } });
  expect(await good(principal('GET', '/api/policies/1'))).toEqual({
    adopted: inForce.adopted,
    policy: inForce.policy,
  });
}

async function calendar(principal: Browser, office: Browser, classId: string): Promise<void> {
  const told = await good(principal('GET', '/api/calendar'));
  expect(told).toMatchObject({ schoolYear: '2025-2026', policyVersion: 1 });
  expect(told.items.map(({ milestone }: { milestone: string }) => milestone)).toEqual(['diem', 'hocba']);
  const past = await good(principal('GET', '/api/calendar?standing=passed'));
  expect(past.items).toMatchObject([{ milestone: 'diem', closes: [scores] }]);
  const ofScores = async () =>
    (await good(principal('GET', `/api/classes/${classId}/windows`))).items.find(
      ({ window }: { window: { window: string } }) => window.window === 'scores',
    );
  expect(await ofScores()).toMatchObject({ open: false, order: null });
  const orders = `/api/classes/${classId}/locking-orders`;
  const wish = { deed: 'unlock', subject: { kind: 'window', window: scores }, reason: 'Vào bù điểm' };
  const proposed = await good(office('POST', orders, wish));
  expect(proposed).toMatchObject({ ...wish, decision: null, execution: null });
  const order = `/api/locking-orders/${proposed.id}`;
  const early = await office('POST', `${order}/execution`, {});
  expect(early).toMatchObject({ status: 409, body: { code: 'order.notGranted' } });
  const ruling = { granted: true, decisionNumber: '31/QĐ-VD' };
  expect(await good(principal('POST', `${order}/decision`, ruling))).toMatchObject({
    decision: { granted: true, number: '31/QĐ-VD' },
  });
  expect((await ofScores()).open).toBe(false);
  const done = await good(office('POST', `${order}/execution`, {}));
  expect(done.execution).not.toBeNull();
  expect(await ofScores()).toMatchObject({ open: true, order: proposed.id });
  expect((await good(principal('GET', orders))).items).toEqual([done]);
}

async function notices(office: Browser, codeSentTo: (address: string) => string): Promise<void> {
  const own = '/api/me/notice-address';
  expect(await good(office('GET', own))).toEqual({ address: null });
  const wish = { address: 'quantri@vidu.example', language: 'vi', digests: 'lateOnly' };
  const refused = await office('POST', own, { ...wish, address: 'a@b.example, c@d.example' });
  expect(refused).toMatchObject({ status: 422, body: { code: 'notice.badAddress' } });
  expect(await good(office('POST', own, wish))).toEqual({ address: null, awaiting: true });
  expect(await good(office('GET', own))).toEqual({ address: null });
  const confirm = (code: string) => office('POST', `${own}/confirmation`, { code });
  expect((await confirm('khong-phai')).body.code).toBe('account.ticketUnusable');
  const agreed = await good(confirm(codeSentTo(wish.address)));
  expect(agreed).toMatchObject(wish);
  expect((await confirm(codeSentTo(wish.address))).body.code).toBe('account.ticketUnusable');
  expect(await good(office('GET', own))).toEqual({ address: agreed });
  expect((await office('DELETE', own)).status).toBe(204);
  expect(await good(office('GET', own))).toEqual({ address: null });
  expect(await good(office('GET', '/api/notices'))).toMatchObject({ items: [], next: null });
  expect(await good(office('GET', '/api/account-letters'))).toEqual({ items: [], next: null });
  const settings = '/api/notice-settings';
  const hours = { ...(await good(office('GET', settings))), quietFrom: 21, digestFrom: 7 };
  expect(await good(office('POST', settings, hours))).toEqual(hours);
  expect(await good(office('GET', settings))).toEqual(hours);
  const beyond = await office('POST', settings, { ...hours, quietFrom: 24 });
  expect(beyond).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  await failing(office, codeSentTo);
}

async function failing(office: Browser, codeSentTo: (address: string) => string): Promise<void> {
  const at = '/api/failing-addresses';
  await good(
    office('POST', '/api/me/notice-address', { address: 'Qt@vidu.example', language: 'vi', digests: 'all' }),
  );
  const code = codeSentTo('Qt@vidu.example');
  await good(office('POST', '/api/me/notice-address/confirmation', { code }));
  await store.write((transaction) =>
    transaction.addressFails({
      address: 'qt@vidu.example',
      since: store.now(),
      reason: '5.1.1 no such user',
    }),
  );
  const { items } = await good(office('GET', at));
  expect(items).toMatchObject([{ address: 'qt@vidu.example', reason: '5.1.1 no such user', people: [{}] }]);
  const other = await office('POST', `${at}/confirmations`, { address: 'khac@vidu.example' });
  expect(other).toMatchObject({ status: 404, body: { code: 'notice.notFailing' } });
  expect((await office('POST', `${at}/confirmations`, { address: 'qt@vidu.example' })).status).toBe(204);
  expect(await good(office('GET', at))).toEqual({ items: [] });
}

async function webhooks(office: Browser, schoolId: string): Promise<void> {
  const elsewhere = await receiver((count) => ({ status: count === 1 ? 204 : 503 }));
  try {
    const { webhook, secret } = await good(
      office('POST', '/api/webhooks', { url: elsewhere.url, events: ['record.submitted'] }),
    );
    const listed = await office('GET', '/api/webhooks');
    expect(listed.body).toEqual({ items: [webhook] });
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    const one = `/api/webhooks/${webhook.id}`;
    expect(await good(office('POST', `${one}/tests`, {}))).toEqual({ delivered: true, reply: '204' });
    expect(await good(office('POST', `${one}/tests`, {}))).toEqual({ delivered: false, reply: 'HTTP 503' });
    const [post] = elsewhere.received;
    expect(JSON.parse(post!.body)).toMatchObject({ type: 'test', school: schoolId });
    const [, seconds, value] = /^t=(\d+),v1=(\w+)$/.exec(String(post!.headers['giaplai-signature']))!;
    expect(createHmac('sha256', secret).update(`${seconds}.${post!.body}`).digest('hex')).toBe(value);
    expect(await good(office('GET', `${one}/deliveries`))).toEqual({ items: [], next: null });
    expect((await good(office('POST', `${one}/pause`, {}))).pausedAt).not.toBeNull();
    expect((await good(office('GET', '/api/webhooks'))).items[0].pausedAt).not.toBeNull();
    expect((await office('DELETE', `${one}/pause`)).status).toBe(204);
    expect((await good(office('GET', '/api/webhooks'))).items[0].pausedAt).toBeNull();
    const rotation = await good(office('POST', `${one}/secrets`, { overlapHours: 2 }));
    expect(rotation.webhook.formerSecretUntil).not.toBeNull();
    await good(office('POST', `${one}/tests`, {}));
    expect(String(elsewhere.received.at(-1)!.headers['giaplai-signature']).split(',v1=')).toHaveLength(3);
    expect((await office('DELETE', one)).status).toBe(204);
    expect((await good(office('GET', '/api/webhooks'))).items[0].endedAt).not.toBeNull();
  } finally {
    await elsewhere.close();
  }
}
