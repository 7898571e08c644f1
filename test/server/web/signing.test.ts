// Signing in the pages: what waits, the gesture, returning, and what a refusal keeps and hides.
import { returnRecord } from '../../../src/server/application/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { submitAll } from '../../support/house.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

let api: TestApi;
let teacher: Visitor;
let homeroom: Visitor;
let registrar: Visitor;

beforeAll(async () => {
  api = await startApi({
    accounts: (test) => accountsOf(gateOf(test)),
    keys: {
      remote: new Map(),
      tokens: new Map([['tu', { title: 'Tủ khoá', library: '/nowhere/lib.so', label: 'tu' }]]),
      schools: new Map(),
    },
  });
  const { cast } = api.imported;
  await submitAll(api.test.house, api.imported);
  const signedIn = async (person: PersonId, account: string) => {
    await openAccount(gateOf(api.test), person, account);
    const visitor = visitorOf(api);
    await visitor.get('/sign-in');
    await visitor.send('signIn', { account, password: PASSWORD });
    return visitor;
  };
  teacher = await signedIn(
    cast.subjectTeachers.find((one) => one !== cast.homeroom)!,
    'giao.vien',
  );
  homeroom = await signedIn(cast.homeroom, 'chu.nhiem');
  registrar = await signedIn(cast.registrar, 'van.thu');
});
afterAll(() => api.close());

const transcripts = () => `/signing/batch?as=subjectTeacher&of=transcript.${api.imported.classId}`;
const recordsIn = (text: string) => [...text.matchAll(/name="record" value="([^"]+)"/g)].map(([, id]) => id!);

it('lists what waits by class and kind, and leads to reading it', async () => {
  const { status, text } = await teacher.get('/signing');
  expect(status).toBe(200);
  expect(text).toContain('Kí kết quả môn học');
  expect(text).toContain(`href="${transcripts().replace('&', '&amp;')}"`);
});

it('says that nothing waits to whom nothing waits for', async () => {
  const { status, text } = await registrar.get('/signing');
  expect(status).toBe(200);
  expect(text).toContain('Không có gì chờ bạn kí');
  expect((await registrar.get(transcripts())).text).toContain('Ở đây không còn gì chờ bạn kí');
});

it('shows each document of the group with a way to open it, ticked', async () => {
  const { text } = await teacher.get(transcripts());
  const ids = recordsIn(text);
  expect(ids).toHaveLength(3);
  for (const id of ids) expect(text).toContain(`href="/api/records/${id}/document"`);
  expect(text.match(/name="record"[^>]* checked/g)).toHaveLength(3);
});

it('a wrong key is refused on the page, with what was ticked, and without the PIN', async () => {
  const page = await teacher.get(transcripts());
  const [first, second] = recordsIn(page.text);
  const refused = await teacher.send('sign', { record: second!, key: 'pkcs11:khac', pin: 'bí mật 271828' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Máy chủ không biết nơi giữ khoá');
  expect(refused.text).not.toContain('271828');
  expect(refused.text).toMatch(new RegExp(`value="${second!}"[^>]* checked`));
  expect(refused.text).not.toMatch(new RegExp(`value="${first!}"[^>]* checked`));
  expect((await teacher.send('sign', { key: 'development' })).status).toBe(400);
});

it('a token that cannot be reached is told in words before anybody signs, and a key at hand with its end', async () => {
  const { text } = await teacher.get('/signing/keys?as=subjectTeacher');
  expect(text).toContain('Tủ khoá');
  expect(text).toContain('Chưa dùng được');
  expect(text).toMatch(/href="\/problems\/device\.libraryUnusable"/);
  expect(text).toMatch(/Có hiệu lực đến \d\d\/\d\d\/\d{4}|Chứng thư còn \d+ ngày/);
});

it('a ceremony that the token stopped says why, keeps what it had, and goes on when asked', async () => {
  const page = await teacher.get(transcripts());
  const [first] = recordsIn(page.text);
  const begun = await teacher.send('sign', { record: first!, key: 'pkcs11:tu', pin: '1234' });
  expect(begun.status).toBe(303);
  await api.desk.runs.idle();
  const stopped = await teacher.get(begun.location!);
  expect(stopped.text).toContain('Bị dừng');
  expect(stopped.text).toMatch(/href="\/problems\/device\.libraryUnusable"/);
  expect(stopped.text).not.toContain('1234');
  expect((await teacher.send('goOn', { pin: '1234' })).status).toBe(303);
  await api.desk.runs.idle();
  expect((await homeroom.get(begun.location!)).status).toBe(404);
});

it('signs with one gesture, and the page of the ceremony tells the outcome of each document', async () => {
  const page = await teacher.get(transcripts());
  const [first] = recordsIn(page.text);
  const begun = await teacher.send('sign', { record: first!, key: 'development' });
  expect(begun).toMatchObject({ status: 303 });
  await api.desk.runs.idle();
  const { text } = await teacher.get(begun.location!);
  expect(text).toContain('Đã kí 1 trong 1 văn bản.');
  expect(text).toContain(`href="/records/${first!}"`);
  expect(recordsIn((await teacher.get(transcripts())).text)).not.toContain(first);
});

it('returns one with a reason; without one it is refused beside the field', async () => {
  const page = await teacher.get(transcripts());
  const [one] = recordsIn(page.text);
  const refused = await teacher.send('return', { returning: one!, reason: ' ' });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect(refused.text).toContain('id="return-reason-wrong"');
  const returned = await teacher.send('return', { returning: one!, reason: 'Thiếu nhận xét môn Toán' });
  expect(returned.status).toBe(303);
  const record = await api.test.house.store.read((view) => view.records([one as never]));
  expect(record[0]!.snapshot.state).toBe('returned');
  expect(record[0]!.snapshot.context.returned?.reason).toBe('Thiếu nhận xét môn Toán');
});

it('nobody signs or returns what they may not read', async () => {
  const id = '0b0b0b0b-0000-4000-8000-000000000000';
  await teacher.get(transcripts());
  expect((await teacher.send('sign', { record: id, key: 'development' })).status).toBe(404);
  expect((await teacher.send('return', { returning: id, reason: 'x' })).status).toBe(404);
});

it('what was returned meanwhile is told as the outcome, not signed', async () => {
  const page = await teacher.get(transcripts());
  const [last] = recordsIn(page.text);
  const { house } = api.test;
  await returnRecord(house, { recordId: last as never, by: api.imported.cast.homeroom, reason: 'Xem lại' });
  const begun = await teacher.send('sign', { record: last!, key: 'development' });
  await api.desk.runs.idle();
  const { text } = await teacher.get(begun.location!);
  expect(text).toContain('Đã kí 0 trong 1 văn bản.');
  expect(text).toMatch(/Không kí được/);
});
