// Minutes of locking in the pages: drafted by the office after the order was carried out, signed by those there, sealed.
import type { PersonId } from '../../../src/kernel/index.ts';
import {
  decideLocking,
  executeLocking,
  proposeLocking,
  type LockingOrderId,
} from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { employ } from '../../support/school-office.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

jest.setTimeout(60_000);

let api: TestApi;
let order: LockingOrderId;
let witness: PersonId;
const people = {} as Record<'principal' | 'registrar' | 'office' | 'teacher', Visitor>;
const key = { key: 'development' };

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  const { house } = api.test;
  const { cast, classId } = api.imported;
  const gate = gateOf(api.test);
  const { id: schoolId } = (await house.store.read((view) => view.schools()))[0]!;
  const office = (await employ(gate, schoolId, { role: 'administrator', account: 'quan.tri' })).person;
  witness = cast.subjectTeachers.find((one) => one !== cast.homeroom)!;
  const all: Record<keyof typeof people, PersonId> = { ...cast, office, teacher: witness };
  for (const who of ['principal', 'registrar', 'office', 'teacher'] as const) {
    if (who !== 'office') await openAccount(gate, all[who], who);
    people[who] = visitorOf(api);
    await people[who].get('/sign-in');
    const account = who === 'office' ? 'quan.tri' : who;
    await people[who].send('signIn', { account, password: PASSWORD });
  }
  const subject = { kind: 'results', scope: { part: 'scores', term: 'HK1' } } as const;
  const wish = { classId, deed: 'lock', subject, reason: 'Hết <HK1>', by: cast.registrar } as const;
  order = (await proposeLocking(house, wish)).id;
  await decideLocking(house, { order, by: cast.principal, granted: true, decisionNumber: '8/QĐ' });
  await executeLocking(house, { order, by: office });
});
afterAll(() => api.close());

const page = () => `/orders/${order}/minutes`;

it('is offered to the office once the order was carried out, and to nobody else', async () => {
  const { text } = await people.registrar.get('/orders');
  expect(text).toContain('Đã khoá, chưa lập biên bản');
  expect(text).toContain(`href="${page()}"`);
  expect((await people.teacher.get('/orders')).text).not.toContain(page());
  const look = await people.teacher.get(page());
  expect(look.text).toContain('Chưa ai lập biên bản');
  expect((await people.teacher.send('draft', {})).status).toBe(403);
  expect((await people.teacher.send('sign', key)).status).toBe(400);
  expect((await people.registrar.get(`/orders/${witness}/minutes`)).status).toBe(404);
});

it('keeps what was typed where a medium is told by half or a witness had another part', async () => {
  const form = await people.registrar.get(page());
  expect(form.text).toContain('Hết &lt;HK1>');
  expect(form.text).toContain(`name="witness" value="${witness}"`);
  const half = await people.registrar.send('draft', { number: '3/BB', witness, 'kind-1': 'Đĩa <CD>' });
  expect(half.status).toBe(400);
  expect(half.text).toContain('value="Đĩa &lt;CD>"');
  expect(half.text).toMatch(new RegExp(`value="${witness}" checked`));
  const unfit = await people.registrar.send('draft', { witness: api.imported.cast.principal });
  expect(unfit.status).toBe(422);
});

it('is drafted once, signed by those who were there with the leader last, and sealed', async () => {
  await people.registrar.get(page());
  const medium = { 'kind-1': 'Đĩa CD', 'label-1': 'D1', 'sealNumber-1': '17' };
  expect((await people.registrar.send('draft', { number: '3/BB', witness, ...medium })).status).toBe(303);
  const drafted = await people.registrar.get(page());
  expect(drafted.text).toContain('Đã lập biên bản.');
  expect(drafted.text).toMatch(/data-show-file-url-value="\/api\/lock-minutes\/[^"]+\/document"/);
  expect(drafted.text).not.toContain('name="_do" value="draft"');
  await people.principal.get(page());
  expect((await people.principal.send('sign', key)).status).toBe(409);
  await people.registrar.get(page());
  expect((await people.registrar.send('seal', key)).status).toBe(409);
  for (const who of ['teacher', 'office', 'registrar', 'principal'] as const) {
    expect([who, (await people[who].get(page())).text.includes('Bạn có mặt khi khoá')]).toEqual([who, true]);
    expect([who, (await people[who].send('sign', key)).status]).toEqual([who, 303]);
  }
  await people.principal.get(page());
  expect((await people.principal.send('seal', key)).status).toBe(403);
  expect((await people.registrar.get(page())).text).toContain('Đóng dấu biên bản');
  expect((await people.registrar.send('seal', key)).status).toBe(303);
  expect((await people.registrar.get('/orders')).text).toContain('Đã đủ chữ kí và dấu');
});
