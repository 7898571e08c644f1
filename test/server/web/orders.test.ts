// Orders to lock in the pages: proposed by the office, decided by a number, carried out by another hand.
import type { PersonId } from '../../../src/kernel/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { proposeLocking } from '../../../src/server/application/index.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

jest.setTimeout(60_000);

let api: TestApi;
let principal: Visitor;
let registrar: Visitor;
let teacher: Visitor;

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  const { cast } = api.imported;
  const signedIn = async (person: PersonId, account: string) => {
    await openAccount(gateOf(api.test), person, account);
    const visitor = visitorOf(api);
    await visitor.get('/sign-in');
    await visitor.send('signIn', { account, password: PASSWORD });
    return visitor;
  };
  principal = await signedIn(cast.principal, 'hieu.truong');
  registrar = await signedIn(cast.registrar, 'van.thu');
  teacher = await signedIn(
    cast.subjectTeachers.find((one) => one !== cast.homeroom)!,
    'giao.vien',
  );
});
afterAll(() => api.close());

const proposed = () =>
  proposeLocking(api.test.house, {
    classId: api.imported.classId,
    deed: 'lock',
    subject: { kind: 'results', scope: { part: 'scores', term: 'HK1' } },
    reason: 'Hết học kì <I>',
    by: api.imported.cast.registrar,
  });

it('says that nothing waits to whom nothing waits for', async () => {
  const { status, text } = await teacher.get('/orders');
  expect(status).toBe(200);
  expect(text).toContain('Không có lệnh nào chờ bạn');
  expect(text).not.toContain('Gửi đề nghị');
});

it('names a column of regular marks as the sheets do, the first as 1', async () => {
  const { classId, cast } = api.imported;
  const scope = { part: 'scores', term: 'HK1', column: 'regular/0' } as const;
  const subject = { kind: 'results', scope } as const;
  const by = cast.registrar;
  await proposeLocking(api.test.house, { classId, deed: 'lock', subject, reason: 'Đã đối chiếu', by });
  expect((await principal.get('/orders')).text).toContain('Khoá: điểm · Học kì I · Thường xuyên 1 ');
});

it('a leader decides by a number, and the office carries it out', async () => {
  const { id } = await proposed();
  const { text } = await principal.get('/orders');
  expect(text).toContain('Hết học kì &lt;I>');
  expect(text).toContain('Khoá: điểm · Học kì I');
  const without = await principal.send('decide', { order: id, of: 'class', granted: 'yes', number: ' ' });
  expect(without.status).toBe(422);
  const granted = { order: id, of: 'class', granted: 'yes', number: '44/QĐ-VD' };
  expect((await principal.send('decide', granted)).status).toBe(303);
  expect((await principal.send('decide', granted)).status).toBe(409);
  const office = await registrar.get('/orders');
  expect(office.text).toContain('44/QĐ-VD');
  expect((await registrar.send('execute', { order: id, of: 'class' })).status).toBe(303);
  expect((await registrar.get('/orders')).text).toContain('Không có lệnh nào chờ bạn');
});

it('takes no decision of those who do not decide, and knows no order that is none', async () => {
  const { id } = await proposed();
  await teacher.get('/orders');
  const decision = { order: id, of: 'class', granted: 'yes', number: '45/QĐ-VD' };
  expect((await teacher.send('decide', decision)).status).toBe(403);
  await principal.get('/orders');
  expect((await principal.send('decide', { ...decision, of: 'school' })).status).toBe(404);
  await registrar.get('/orders');
  const far = { deed: 'lock', grade: '99', part: 'scores', term: '', subject: '', column: '', reason: 'Vì' };
  expect((await registrar.send('propose', far)).status).toBe(400);
});
