// The pages about people: found, added, appointed by decision, changed, and their accounts.
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { addPerson, addSchool, employ } from '../../support/school-office.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

let api: TestApi;
let schoolId: string;
let administrator: Visitor;
let inspector: Visitor;
let principal: Visitor;

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  const gate = gateOf(api.test);
  schoolId = (await gate.store.read((view) => view.schools()))[0]!.id;
  await employ(gate, schoolId, { role: 'administrator', account: 'quan.tri' });
  await employ(gate, schoolId, { role: 'inspector', account: 'thanh.tra' });
  await employ(gate, schoolId, { role: 'principal', account: 'hieu.truong' });
  await employ(gate, schoolId, { role: 'vicePrincipal', account: 'pho' });
  await employ(gate, schoolId, {
    role: 'parent',
    account: 'phu.huynh',
    scope: { classes: [api.imported.classId], pupils: ['HS01'] },
  });
  administrator = await signedIn('quan.tri');
  inspector = await signedIn('thanh.tra');
  principal = await signedIn('hieu.truong');
}, 120_000);
afterAll(() => api.close());

async function signedIn(account: string): Promise<Visitor> {
  const visitor = visitorOf(api);
  await visitor.get('/sign-in');
  await visitor.send('signIn', { account, password: PASSWORD });
  return visitor;
}

async function newcomer(name: string): Promise<string> {
  await administrator.get('/people');
  const { location } = await administrator.send('add', { name });
  return location!;
}

const decision = { number: '15/QĐ-VD', date: '2026-05-20' };

it('lists people in the order of Vietnamese given names, and finds them without marks', async () => {
  await newcomer('Đặng Thị Ánh');
  await newcomer('Trần Văn Ân');
  await administrator.get('/people');
  const page = await administrator.get('/people?called=dang anh');
  expect(page.text).toContain('Đặng Thị Ánh');
  expect(page.text).not.toContain('Trần Văn Ân');
  const both = await administrator.get('/people?called=n');
  expect(both.status).toBe(200);
  const all = (await administrator.get('/people')).text;
  expect(all.indexOf('Đặng Thị Ánh')).toBeLessThan(all.indexOf('Trần Văn Ân'));
  expect((await administrator.get('/people?called=zzz')).text).toContain('Không có ai tên “zzz”');
});

it('says beside the name what is wrong with it, and keeps what was typed', async () => {
  await newcomer('Lý Thu Trang');
  await administrator.get('/people');
  const twice = await administrator.send('add', { name: 'Lý Thu Trang' });
  expect(twice.status).toBe(409);
  expect(twice.text).toContain('id="add-name-wrong"');
  expect(twice.text).toContain('value="Lý Thu Trang"');
  expect((await administrator.send('add', { name: '123' })).text).toContain('id="add-name-wrong"');
});

it('appoints a teacher by a decision, and names the limit that is missing beside its field', async () => {
  const page = await newcomer('Ngô Minh Tâm');
  await administrator.get(page);
  const asked = { role: 'subjectTeacher', ...decision, classes: api.imported.classId };
  const refused = await administrator.send('appoint', asked);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('id="appoint-subjects-wrong"');
  expect(refused.text).not.toContain('id="appoint-classes-wrong"');
  expect(refused.text).toContain('value="15/QĐ-VD"');
  expect(await administrator.send('appoint', { ...asked, subjects: 'TOAN' })).toMatchObject({
    status: 303,
    location: page,
  });
  const { text } = await administrator.get(page);
  expect(text).toContain('Quyết định 15/QĐ-VD ngày 20/05/2026');
  expect(text).toContain('TOAN');
  expect(text).toContain('Đang giữ');
});

it.each([
  [{ number: ' ' }, 'appoint-number-wrong'],
  [{ last: '2020-01-01' }, 'appoint-last-wrong'],
  [{ role: 'inspector' }, 'appoint-role-wrong'],
])('says beside its place what is wrong with %j', async (wrong, place) => {
  const page = await newcomer(`Mai Gia Hân ${place}`);
  await administrator.get(page);
  await administrator.send('appoint', { role: 'registrar', ...decision });
  const refused = await administrator.send('appoint', { role: 'registrar', ...decision, ...wrong });
  expect(refused.text).toContain(`id="${place}"`);
});

it('hands an appointment over, ends it, and lets somebody leave, each by its decision', async () => {
  const from = await newcomer('Hồ Quang Lộc');
  const to = await newcomer('Vũ Bích Ngà');
  await administrator.get(from);
  await administrator.send('appoint', { role: 'registrar', ...decision });
  const change = async (page: string) => {
    const { text } = await administrator.get(page);
    const [, address = ''] = /href="([^"]+\?change=[^"#]+)#change"/.exec(text)!;
    await administrator.get(address);
  };
  await change(from);
  expect((await administrator.send('handOver', { to: to.split('/').at(-1)!, ...decision })).status).toBe(303);
  expect((await administrator.get(from)).text).toContain('Thôi theo quyết định 15/QĐ-VD');
  await change(to);
  expect((await administrator.send('end', { number: '', date: '2026-05-20' })).text).toContain(
    'id="end-number-wrong"',
  );
  expect((await administrator.send('end', decision)).status).toBe(303);
  await administrator.get(to);
  await administrator.send('appoint', { role: 'registrar', ...decision });
  await administrator.get(to);
  expect((await administrator.send('leave', decision)).status).toBe(303);
  expect((await administrator.get(to)).text).toContain('Đã kết thúc 1 phân công');
});

it('lets the principal delegate from their own page, and nobody else', async () => {
  const found = await principal.get('/people?called=hieu truong');
  const [, own = ''] = /href="(\/people\/[0-9a-f-]{36})"/.exec(found.text)!;
  const { text } = await principal.get(own);
  const [, address = ''] = /href="([^"]+\?change=[^"#]+)#change"/.exec(text)!;
  const page = await principal.get(address);
  expect(page.text).toContain('Uỷ quyền kí thay');
  const [, deputy = ''] = /id="delegate-to"[\s\S]*?value="([^"]+)"/.exec(page.text)!;
  const wish = { to: deputy, ...decision };
  await administrator.get(address);
  expect((await administrator.send('delegate', wish)).status).toBe(403);
  await principal.get(address);
  const odd = await principal.send('delegate', { ...wish, grades: 'tám', subjects: '<i>TOAN' });
  expect(odd.status).toBe(400);
  expect(odd.text).toContain('value="tám"');
  expect(odd.text).toContain('value="&lt;i>TOAN"');
  expect(await principal.send('delegate', { ...wish, subjects: 'TOAN', terms: 'HK1' })).toMatchObject({
    status: 303,
  });
  const delegated = (await principal.get(`/people/${deputy}`)).text;
  expect(delegated).toContain('được uỷ quyền');
  expect(delegated).toMatch(/TOAN/);
});

it('opens an account with a link shown once, suspends and restores it, and resets it', async () => {
  const page = await newcomer('Phan Diệu Linh');
  await administrator.get(page);
  const wrong = await administrator.send('openAccount', { login: 'Có Dấu Cách', email: 'không' });
  expect(wrong.text).toMatch(/id="openAccount-(login|email)-wrong"/);
  const opened = await administrator.send('openAccount', { login: 'linh.phan' });
  expect(opened.text).toMatch(/<code>[\w-]{20,}<\/code>/);
  const [, link = ''] = /<code>([\w-]{20,})<\/code>/.exec(opened.text)!;
  const { text } = await administrator.get(page);
  expect(text).toContain('linh.phan');
  expect(text).not.toContain(link);
  expect((await administrator.send('suspend', {})).status).toBe(303);
  expect((await administrator.get(page)).text).toContain('Bị tạm khoá');
  expect((await administrator.send('restore', {})).status).toBe(303);
  await administrator.get(page);
  expect((await administrator.send('unlock', {})).status).toBe(303);
  await administrator.get(page);
  expect((await administrator.send('address', { email: 'không phải' })).text).toContain(
    'id="address-email-wrong"',
  );
  expect((await administrator.send('address', { email: 'linh@vidu.example' })).status).toBe(303);
  await administrator.get(page);
  const reset = await administrator.send('reset', { factors: 'yes' });
  expect(/<code>([\w-]{20,})<\/code>/.exec(reset.text)![1]).not.toBe(link);
});

it('shows an inspector everything of this and no form that changes it', async () => {
  const page = await newcomer('Tô Kim Liên');
  const list = await inspector.get('/people');
  const seen = await inspector.get(page);
  for (const { status, text } of [list, seen]) {
    expect(status).toBe(200);
    const forms = [...text.matchAll(/<form method="post" action="([^"]+)"/g)].map(([, to]) => to);
    expect(new Set(forms)).toEqual(new Set(['/preferences', '/sign-out']));
  }
  expect((await inspector.send('appoint', { role: 'registrar', ...decision })).status).toBe(403);
  expect((await inspector.send('openAccount', { login: 'to.lien' })).status).toBe(403);
  await inspector.get('/people');
  expect((await inspector.send('add', { name: 'Người Khác' })).status).toBe(403);
});

it('is closed to parents, but for their own page, and knows nobody of another school', async () => {
  const parent = await signedIn('phu.huynh');
  expect((await parent.get('/people')).status).toBe(403);
  expect((await parent.get(await newcomer('Lưu Hải Yến'))).status).toBe(404);
  const gate = gateOf(api.test);
  const stranger = await addPerson(gate, await addSchool(gate, 'Trường Khác'), 'Người Nơi Khác');
  for (const id of [stranger, 'khong-co'])
    expect((await administrator.get(`/people/${id}`)).status).toBe(404);
});
