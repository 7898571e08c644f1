// The register of holds and disposal in the pages and over the API: who holds, orders, carries out, and what is told of it.
import {
  adoptPolicy,
  archiveClass,
  everythingRemaining,
  remains,
} from '../../../src/server/application/index.ts';
import type { Clock, Instant, PersonId } from '../../../src/kernel/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { registerWords } from '../../../src/server/web/screens/archive-register/words.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { importBook, smallBook, testHouse, throughTheLock } from '../../support/house.ts';
import { policyWith } from '../../support/policies.ts';
import { good } from '../../support/school-office.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

jest.setTimeout(60_000);

let api: TestApi;
let classId: string;
const people = {} as Record<'principal' | 'registrar' | 'teacher', Visitor>;

beforeAll(async () => {
  const started = Date.parse('2026-06-05T08:00:00+07:00');
  const later = Date.parse('2040-01-02T08:00:00+07:00');
  let [now, steps] = [started, 0];
  const clock: Clock = { now: () => (now + 1000 * (steps += 1)) as Instant };
  const test = await testHouse(1, clock);
  const { house } = test;
  const imported = await importBook(house, smallBook());
  await throughTheLock(house, imported);
  const { cast } = imported;
  await archiveClass(house, { classId: imported.classId, by: cast.registrar });
  const [{ id: schoolId } = { id: '' }] = await house.store.read((view) => view.schools());
  const bytes = Buffer.from(JSON.stringify(policyWith({ archive: { retention: 10 } })));
  await adoptPolicy(house, { schoolId, bytes, by: cast.principal, decisionNumber: '9/QĐ-VD' });
  now = later;
  api = await startApi({ test, imported, accounts: () => accountsOf(gateOf(test)) });
  classId = imported.classId;
  const teacher = cast.subjectTeachers.find((one) => one !== cast.homeroom)!;
  const all: Record<keyof typeof people, PersonId> = { ...cast, teacher };
  for (const who of ['principal', 'registrar', 'teacher'] as const) {
    await openAccount(gateOf(test), all[who], who);
    people[who] = visitorOf(api);
    await people[who].get('/sign-in');
    await people[who].send('signIn', { account: who, password: PASSWORD });
  }
});
afterAll(() => api.close());

const PAGE = '/archive/register';
const hold = () => ({ class: classId, reason: 'Khiếu nại <3>', decisionNumber: '3/TB' });
const wish = { number: '9/QĐ', date: '2039-12-31', reason: 'Hết hạn', schoolYear: '2025-2026' };

it('puts a class on hold and releases it, and orders nothing while it is', async () => {
  expect((await people.teacher.get(PAGE)).status).toBe(403);
  expect((await people.registrar.get(PAGE)).text).toContain('Không lớp nào đang bị giữ lại');
  expect((await people.registrar.send('hold', { ...hold(), reason: ' ' })).status).toBe(400);
  expect((await people.registrar.send('hold', hold())).status).toBe(303);
  const { text } = await people.registrar.get(PAGE);
  expect(text).toContain('Khiếu nại &lt;3>');
  const twice = await people.registrar.send('hold', hold());
  expect([twice.status, twice.text.includes('đã được giữ lại theo văn bản 3/TB')]).toEqual([409, true]);
  await people.principal.get(PAGE);
  expect((await people.principal.send('order', wish)).status).toBe(409);
  const [, id = ''] = /name="hold" value="([^"]+)"/.exec(text) ?? [];
  await people.registrar.get(PAGE);
  const release = { hold: id, reason: 'xong', decisionNumber: '4/TB' };
  expect((await people.registrar.send('release', release)).status).toBe(303);
  await people.registrar.get(PAGE);
  expect((await people.registrar.send('release', release)).status).toBe(404);
});

it('is ordered by the principal, carried out by the office, and shown with what is gone from where', async () => {
  await people.registrar.get(PAGE);
  expect((await people.registrar.send('order', wish)).status).toBe(403);
  const { text } = await people.registrar.get(PAGE);
  expect(text).toContain('Đã hết thời hạn lưu');
  for (const said of Object.values(registerWords.vi.remaining)) expect(text).toContain(said);
  await people.principal.get(PAGE);
  expect((await people.principal.send('order', { ...wish, date: '2050-01-01' })).status).toBe(422);
  await people.principal.get(PAGE);
  expect((await people.principal.send('order', wish)).status).toBe(303);
  const seen = await people.registrar.get(PAGE);
  expect(seen.text).toContain('Số 9/QĐ ngày 2039-12-31');
  expect(seen.text).toContain('Học bạ trong kho');
  const [, order = ''] = /name="order" value="([^"]+)"/.exec(seen.text) ?? [];
  await people.principal.get(PAGE);
  expect((await people.principal.send('execute', { order })).status).toBe(403);
  await people.registrar.get(PAGE);
  expect((await people.registrar.send('execute', { order })).status).toBe(303);
  const after = await people.registrar.get(PAGE);
  expect(after.text).toContain('Thực hiện lúc');
  expect(after.text).not.toContain('Đã hết thời hạn lưu');
});

it('does the same over the API', async () => {
  const { principal, registrar } = api.imported.cast;
  const [leader, office] = [await api.tokenOf(principal), await api.tokenOf(registrar)];
  const post = (at: string, token: string, body: unknown) => call(api, 'POST', at, token, body);
  const held = (await good(post('/api/archive-holds', office, hold()))) as { id: string };
  const release = { hold: held.id, reason: 'xong', decisionNumber: '5/TB' };
  expect((await post('/api/hold-releases', office, release)).status).toBe(204);
  expect(await post('/api/disposal-orders', leader, { ...wish, number: '10/QĐ' })).toMatchObject({
    status: 409,
    body: { code: 'disposal.nothing' },
  });
  const register = (await good(call(api, 'GET', '/api/archive-register', office))) as {
    orders: { id: string; number: string; items: object[] }[];
  };
  expect(register).toMatchObject({ past: [], remains: everythingRemaining.map((kind) => remains[kind].vi) });
  expect(register.orders).toMatchObject([{ number: '9/QĐ', carriedOutAt: expect.any(String) as string }]);
  expect(register.orders[0]!.items).toHaveLength(3);
  const again = post('/api/disposal-executions', office, { order: register.orders[0]!.id });
  expect(await again).toMatchObject({ status: 409, body: { code: 'disposal.carriedOut' } });
});

it('tells of no evidence as taken where it was only asked about', async () => {
  const { house } = api.test;
  const before = await house.store.read((view) => view.journalHead());
  const response = await fetch(`${api.url}/api/classes/${classId}/evidence`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${await api.tokenOf(api.imported.cast.principal)}` },
  });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
  const since = await house.store.read((view) => view.journal(before.seq, 10));
  expect(since.filter(({ event }) => event.type === 'evidence.taken')).toEqual([]);
});
