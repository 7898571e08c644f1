// The page of a record: its life as the machine has it, who did what, versions held against each other, verdicts, deeds.
import type { PersonId, RecordId } from '../../../src/kernel/index.ts';
import { returnRecord } from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { lifecycle } from '../../../src/server/web/screens/record/lifecycle.ts';
import { recordMachine } from '../../../src/workflows/index.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { submitAll, throughTheLock } from '../../support/house.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

let api: TestApi;
let principal: Visitor;
let homeroom: Visitor;
let record: string;

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  const { cast, records } = api.imported;
  const { house } = api.test;
  record = `/records/${records[0]!}`;
  await submitAll(house, api.imported);
  await returnRecord(house, { recordId: records[0]!, by: cast.homeroom, reason: 'Sai tên đệm' });
  await throughTheLock(house, api.imported);
  const signedIn = async (person: PersonId, account: string) => {
    await openAccount(gateOf(api.test), person, account);
    const visitor = visitorOf(api);
    await visitor.get('/sign-in');
    await visitor.send('signIn', { account, password: PASSWORD });
    return visitor;
  };
  principal = await signedIn(cast.principal, 'hieu.truong');
  homeroom = await signedIn(cast.homeroom, 'chu.nhiem');
});
afterAll(() => api.close());

it('draws every state and every change of state of the machine, each once', () => {
  const { states, steps } = lifecycle();
  expect(states.map(({ state }) => state).toSorted()).toEqual(Object.keys(recordMachine.states).toSorted());
  expect(new Set(states.map(({ column, row }) => `${column}/${row}`)).size).toBe(states.length);
  const way = states.filter(({ column }) => column === 0).map(({ state }) => state);
  expect([way[0], way.at(-1)]).toEqual(['draft', 'archived']);
  for (const { from, to, events } of steps)
    for (const event of events)
      expect(
        recordMachine.states[from]!.transitions.get(event)!.some(({ target }) => target?.[0]?.key === to),
      ).toBe(true);
});

it('lights the present state and names what leads on from it', async () => {
  const { status, text } = await principal.get(record);
  expect(status).toBe(200);
  expect(text.match(/lifecycle-state is-now/g)).toHaveLength(1);
  expect(text).toContain('hiện nay: Đã đóng dấu, khoá');
  expect(text).toMatch(/Lưu trữ → Đã lưu trữ/);
});

it('tells the principal everything from the journal, and others the steps of this version only', async () => {
  const { text: whole } = await principal.get(record);
  expect(whole).toContain('Sai tên đệm');
  const { text: part } = await homeroom.get(record);
  expect(part).not.toContain('Sai tên đệm');
  expect(part).toContain('Các bước của phiên bản hiện nay');
  for (const text of [whole, part]) expect(text).toContain('Ra lệnh khoá');
});

it('examines the signatures and tells the verdict of each with its signer’s certificate', async () => {
  const { status, text } = await homeroom.get(`${record}/verdict`);
  expect(status).toBe(200);
  expect(text).toContain('<turbo-frame id="record-verdict"');
  const { cast } = api.imported;
  for (const person of [...cast.subjectTeachers, cast.homeroom, cast.principal])
    expect(text).toContain(cast.names.get(person));
  expect(text.match(/giáo viên bộ môn<\/div>/g)).toHaveLength(cast.subjectTeachers.length);
  expect(text).toMatch(/Hợp lệ|Chưa kết luận được/);
  expect(text).toMatch(/có hiệu lực đến \d\d\/\d\d\/\d{4}/);
});

it('holds two versions against each other, what is the same unmarked', async () => {
  const { status, text } = await homeroom.get(`${record}/versions?old=1&new=2`);
  expect(status).toBe(200);
  expect(text).toContain('Bản cũ: Phiên bản 1');
  expect(text).toContain('Bản mới: Phiên bản 2');
  expect(text).toContain('Nội dung hai phiên bản giống nhau.');
  expect(text).not.toContain('<del>');
  expect((await homeroom.get(`${record}/versions?old=1&new=9`)).status).toBe(404);
});

it('puts the slices of the seal where the document has them', async () => {
  const { text } = await homeroom.get(record);
  const json = /data-join-seal-slices-value="([^"]+)"/.exec(text)![1]!.replaceAll('&quot;', '"');
  const slices = JSON.parse(json) as { page: number; index: number; count: number; rect: number[] }[];
  expect(slices.map(({ index }) => index)).toEqual([...Array(slices[0]!.count).keys()]);
  for (const { rect } of slices) expect(rect[2]! - rect[0]!).toBeGreaterThan(10);
});

it('offers only what the state and the person allow, and refuses the rest', async () => {
  const { text } = await homeroom.get(record);
  expect(text).not.toContain('value="submit"');
  expect(text).not.toContain('value="return"');
  expect(text).toContain('Đề nghị sửa điểm');
  expect((await homeroom.send('order', { decisionNumber: '9/QĐ' })).status).toBeGreaterThanOrEqual(400);
  const again = await homeroom.send('submit', {});
  expect(again.status).toBe(409);
  expect(again.text).toContain('role="alert"');
});

it('a record of nobody’s business does not exist', async () => {
  for (const path of ['', '/verdict', '/versions'])
    expect((await homeroom.get(`/records/${'0'.repeat(36)}${path}`)).status).toBe(404);
});

it('every look at it is noted in the journal', async () => {
  await homeroom.get(record);
  await api.desk.readings.flush();
  const { store } = api.test.house;
  const entries = await store.read((view) => view.journal(0, 100_000));
  const id = record.slice('/records/'.length) as RecordId;
  const looks = entries.filter(({ event }) => event.type === 'pupilData.read' && event.of === id);
  expect(looks.some(({ actor }) => actor === `person:${api.imported.cast.homeroom}`)).toBe(true);
});
