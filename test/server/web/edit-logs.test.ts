// Edit logs in the pages: drawn up, looked through, checked, then approved, each by whoever's turn it is.
import type { PersonId } from '../../../src/kernel/index.ts';
import { appoint } from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { throughTheLock } from '../../support/house.ts';
import { addPerson } from '../../support/school-office.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

jest.setTimeout(60_000);

let api: TestApi;
let schoolId: string;
const people = {} as Record<'board' | 'principal' | 'teacher' | 'homeroom', Visitor>;
const key = { key: 'development' };

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  await throughTheLock(api.test.house, api.imported);
  const { cast } = api.imported;
  const gate = gateOf(api.test);
  schoolId = (await api.test.house.store.read((view) => view.schools()))[0]!.id;
  const board = await addPerson(gate, schoolId, 'Quản <Trị> Viên');
  const decision = { number: '5/QĐ', date: '2025-08-30' };
  await appoint(gate, { schoolId, person: board, role: 'administrator', decision }, { service: 'setup' });
  const teacher = cast.subjectTeachers.find((one) => one !== cast.homeroom)!;
  const all: Record<keyof typeof people, PersonId> = { ...cast, board, teacher };
  for (const who of ['board', 'principal', 'teacher', 'homeroom'] as const) {
    await openAccount(gate, all[who], who);
    people[who] = visitorOf(api);
    await people[who].get('/sign-in');
    await people[who].send('signIn', { account: who, password: PASSWORD });
  }
});
afterAll(() => api.close());

let log: string;

it('lists the year and its months that have begun, and lets only the office and leaders draw one up', async () => {
  const mine = await people.board.get('/edit-logs');
  expect(mine.text).toContain('Cả năm học');
  expect(mine.text).toContain('Chưa lập');
  expect(mine.text).toContain('name="_do" value="freeze"');
  const teacher = await people.teacher.get('/edit-logs');
  expect(teacher.status).toBe(200);
  expect(teacher.text).toContain('Nhật kí của lớp bạn chủ nhiệm, nếu đã lập, hiện ở dưới.');
  expect(teacher.text).not.toContain('Cả năm học');
  expect(teacher.text).not.toContain('value="freeze"');
  const period = /<option value="(20\d\d-\d\d)"/.exec(mine.text)![1]!;
  expect((await people.teacher.send('freeze', { period, class: '', checker: '' })).status).toBe(403);
});

it('says beside its field why a log cannot be drawn up', async () => {
  await people.board.get('/edit-logs');
  const far = await people.board.send('freeze', { period: '2999-01', class: '', checker: '' });
  expect([far.status, far.text.includes('is-invalid')]).toEqual([422, true]);
  const year = /<option value="(20\d\d-20\d\d)"/.exec(far.text)![1]!;
  const unfit = { period: year, class: '', checker: api.imported.cast.principal };
  expect((await people.board.send('freeze', unfit)).text).toContain('Người kiểm tra phải là');
  expect((await people.board.send('freeze', { period: year, class: 'không có', checker: '' })).status).toBe(
    404,
  );
});

it('is drawn up, checked and approved in turn, and shows its totals and its paper', async () => {
  const list = await people.board.get('/edit-logs');
  const year = /<option value="(20\d\d-20\d\d)"/.exec(list.text)![1]!;
  const asked = { period: year, class: api.imported.classId, checker: '', again: 'yes' };
  const frozen = await people.board.send('freeze', asked);
  expect(frozen.status).toBe(303);
  log = frozen.location!;
  expect((await people.board.send('freeze', asked)).location).toBe(log);
  const page = await people.board.get(log);
  expect(page.text).toContain(`data-show-file-url-value="/api${log}/document"`);
  expect(page.text).toContain(`href="/api${log}/workbook"`);
  expect(page.text).toContain('Quản &lt;Trị> Viên');
  expect(page.text).toContain('Bạn là người kiểm tra');
  await people.principal.get(log);
  expect((await people.principal.send('sign', key)).status).toBe(409);
  await people.board.get(log);
  expect((await people.board.send('sign', key)).status).toBe(303);
  expect((await people.board.send('sign', key)).status).toBe(409);
  const waits = await people.principal.get('/edit-logs');
  expect(waits.text).toContain(`href="${log}"`);
  expect((await people.principal.get('/')).text).toContain(`href="${log}"`);
  expect((await people.principal.get(log)).text).toContain('Nhật kí đã được kiểm tra');
  expect((await people.principal.send('sign', key)).status).toBe(303);
  expect((await people.principal.get('/edit-logs')).text).toContain('Đã kí đủ');
});

it('is shown to the homeroom teacher of the class, and does not exist for other teachers', async () => {
  expect((await people.homeroom.get(log)).status).toBe(200);
  expect((await people.homeroom.send('sign', key)).status).toBe(409);
  expect((await people.teacher.get(log)).status).toBe(404);
  expect((await people.teacher.send('sign', key)).status).toBe(404);
  const token = await api.tokenOf(api.imported.cast.homeroom);
  expect((await call(api, 'GET', `/api${log}`, token)).body).toMatchObject({ awaited: null });
});
