// The pages of parents and of the homeroom teacher's contact book.
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { importBook, smallBook, throughTheLock } from '../../support/house.ts';
import { employ } from '../../support/school-office.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

const book = smallBook();
const [own, stranger] = book.pupils as unknown as [
  (typeof book.pupils)[number],
  (typeof book.pupils)[number],
];
let api: TestApi;
let parent: Visitor;
let homeroom: Visitor;
let child: string;
let contactBook: string;

beforeAll(async () => {
  api = await startApi({ book, accounts: (test) => accountsOf(gateOf(test)) });
  const gate = gateOf(api.test);
  const { classId } = api.imported;
  const schoolId = (await gate.store.read((view) => view.schools()))[0]!.id;
  const scope = { classes: [classId] };
  const pupils = [own.code];
  await employ(gate, schoolId, { role: 'parent', account: 'phu.huynh', scope: { ...scope, pupils } });
  await employ(gate, schoolId, { role: 'homeroomTeacher', account: 'chu.nhiem', scope });
  child = `/children/${classId}.${own.code}`;
  contactBook = `/contact-book/${classId}`;
  parent = await signedIn('phu.huynh');
  homeroom = await signedIn('chu.nhiem');
}, 120_000);
afterAll(() => api.close());

async function signedIn(account: string): Promise<Visitor> {
  const visitor = visitorOf(api);
  await visitor.get('/sign-in');
  await visitor.send('signIn', { account, password: PASSWORD });
  return visitor;
}

it('tells parents that nothing was released yet, before anything was', async () => {
  expect((await parent.get('/children')).text).toContain(own.name);
  const page = await parent.get(child);
  expect(page.text).toContain('Nhà trường chưa công bố kết quả nào');
});

it('lets the homeroom teacher write to one family or to all, and keeps what was typed when refused', async () => {
  await homeroom.get(contactBook);
  expect(
    await homeroom.send('write', { kind: 'violation', pupil: own.code, text: 'Đi học <muộn>' }),
  ).toMatchObject({
    status: 303,
    location: contactBook,
  });
  const page = await homeroom.get(contactBook);
  expect(page.text).toContain('Đã ghi tin cho 1 học sinh');
  expect(page.text).toContain('Đi học &lt;muộn>');
  const refused = await homeroom.send('write', { kind: 'weekly', pupil: 'KHONGCO', text: 'Tuần 24' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Tuần 24</textarea>');
  expect((await homeroom.send('write', { kind: 'weekly', text: ' \n ' })).status).toBe(400);
  expect((await homeroom.send('write', { kind: 'weekly', text: 'x'.repeat(4001) })).status).toBe(400);
});

it('shows parents the results of their own child alone, with the signed transcript and the messages', async () => {
  await throughTheLock(api.test.house, api.imported);
  const page = await parent.get(child);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Học bạ');
  expect(page.text).toContain('Bảng điểm học kì I');
  expect(page.text).toContain('Đi học &lt;muộn>');
  for (const { name } of book.pupils.slice(1)) expect(page.text).not.toContain(name);
  const file = /href="(\/api\/records\/[^"]+\/document)"/.exec(page.text)![1]!;
  expect((await parent.get(file)).status).toBe(200);
}, 120_000);

it('has no page for another’s child, another class, or what is no address at all', async () => {
  const other = await importBook(api.test.house, smallBook({ className: '8C' }));
  for (const path of [
    `/children/${api.imported.classId}.${stranger.code}`,
    `/children/${other.classId}.${own.code}`,
    '/children/x',
  ])
    expect([path, (await parent.get(path)).status]).toEqual([path, 404]);
  expect((await homeroom.get(child)).status).toBe(404);
  expect((await parent.get(contactBook)).status).toBe(404);
  expect((await homeroom.get(`/contact-book/${other.classId}`)).status).toBe(404);
});

it('takes a parent’s consent and its withdrawal, and says what is wrong with an address', async () => {
  await parent.get('/children');
  const refused = await parent.send('agree', { address: 'không phải', language: 'vi' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('id="agree-address-wrong"');
  expect((await parent.send('agree', { address: 'ph@giadinh.example', language: 'vi' })).status).toBe(303);
  expect((await parent.get('/children')).text).toContain('ph@giadinh.example');
  const families = await homeroom.get(contactBook);
  expect(families.text).toContain('Đã đồng ý');
  await parent.get('/children');
  expect((await parent.send('withdraw', {})).status).toBe(303);
  expect((await parent.get('/children')).text).not.toContain('ph@giadinh.example');
});
