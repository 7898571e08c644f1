// The home page by role, the classes, one class, and the school at a glance.
import { noteDeadline, proposeLocking, returnRecord } from '../../../src/server/application/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { recordIds, signAs } from '../../support/house.ts';
import { employ } from '../../support/school-office.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

let api: TestApi;
let teacher: Visitor;
let homeroom: Visitor;
let principal: Visitor;
let registrar: Visitor;
let administrator: Visitor;
let inspector: Visitor;
let parent: Visitor;
let late: PersonId;

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  const { imported, test } = api;
  const { cast, classId } = imported;
  const gate = gateOf(test);
  const enter = async (account: string): Promise<Visitor> => {
    const visitor = visitorOf(api);
    await visitor.get('/sign-in');
    await visitor.send('signIn', { account, password: PASSWORD });
    return visitor;
  };
  const signedIn = async (person: PersonId, account: string) => {
    await openAccount(gate, person, account);
    return enter(account);
  };
  late = cast.subjectTeachers.find((one) => one !== cast.homeroom)!;
  teacher = await signedIn(late, 'giao.vien');
  homeroom = await signedIn(cast.homeroom, 'chu.nhiem');
  principal = await signedIn(cast.principal, 'hieu.truong');
  registrar = await signedIn(cast.registrar, 'van.thu');
  const schoolId = (await gate.store.read((view) => view.schools()))[0]!.id;
  await employ(gate, schoolId, { role: 'administrator', account: 'quan.tri' });
  await employ(gate, schoolId, { role: 'inspector', account: 'thanh.tra' });
  const pupil = (await gate.store.read((view) => view.recordsOf(classId)))[0]!.key;
  const scope = { classes: [classId], pupils: [pupil] };
  await employ(gate, schoolId, { role: 'parent', account: 'phu.huynh', scope });
  administrator = await enter('quan.tri');
  inspector = await enter('thanh.tra');
  parent = await enter('phu.huynh');
}, 120_000);
afterAll(() => api.close());

const classAddress = () => `/classes/${api.imported.classId}`;

it('nothing waits before anything was submitted, and the page says where work will appear', async () => {
  const { status, text } = await registrar.get('/');
  expect(status).toBe(200);
  expect(text).toContain('Không có việc nào chờ bạn');
  expect((text.match(/<h1/g) ?? []).length).toBe(1);
});

it('a form of the class page sent by somebody without the right changes nothing', async () => {
  for (const [visitor, expected] of [
    [teacher, 403],
    [inspector, 403],
    [parent, 404],
  ] as const) {
    await visitor.get('/');
    const { status } = await visitor.sendTo(classAddress(), 'submit', {});
    expect(status).toBe(expected);
  }
  const records = await api.test.house.store.read((view) => view.recordsOf(api.imported.classId));
  expect(new Set(records.map(({ snapshot }) => snapshot.state))).toEqual(new Set(['draft']));
  expect((await parent.get(classAddress())).status).toBe(404);
});

it('submitting the class from its page tells what went and what did not', async () => {
  const page = await homeroom.get(classAddress());
  expect(page.status).toBe(200);
  expect(page.text).toContain('Trình kí hồ sơ đã đủ');
  expect((await teacher.get(classAddress())).text).not.toContain('Trình kí hồ sơ đã đủ');
  await homeroom.get(classAddress());
  const done = await homeroom.send('submit', {});
  expect(done).toMatchObject({ status: 303, location: classAddress() });
  expect((await homeroom.get(classAddress())).text).toMatch(/Đã trình \d+ hồ sơ/);
  await api.settled();
});

it('shows a teacher what to sign, and everybody who is late', async () => {
  const records = await recordIds(api.test.house, api.imported.classId);
  for (const person of api.imported.cast.subjectTeachers.filter((one) => one !== late))
    await signAs(api.test.house, api.imported, person, 'subjectTeacher', records);
  await noteDeadline(api.test.house, { records, at: api.test.house.clock.now() });
  const { text } = await teacher.get('/');
  expect(text).toContain('Kí kết quả môn học');
  expect(text).toContain(`${records.length} trễ hạn`);
  expect((await principal.get('/')).text).not.toContain('Kí kết quả môn học');
  const page = await principal.get(`${classAddress()}?state=subjectSigning`);
  expect(page.text).toContain('Giáo viên bộ môn còn thiếu kí vào phần của mình.');
  expect(page.text).toMatch(/trễ<\/span>/);
});

it('what came back waits for the homeroom teacher, on the home page and under its state', async () => {
  const [recordId] = await recordIds(api.test.house, api.imported.classId);
  const { homeroom: by } = api.imported.cast;
  await returnRecord(api.test.house, { recordId: recordId!, by, reason: 'Sai họ tên' });
  const { text } = await homeroom.get('/');
  expect(text).toContain('Bị trả lại, cần sửa và trình lại');
  expect(text).toContain(`href="${classAddress()}?state=returned"`);
  const returned = await homeroom.get(`${classAddress()}?state=returned`);
  expect((returned.text.match(/href="\/records\//g) ?? []).length).toBe(1);
  expect((await homeroom.get(`${classAddress()}?state=<script>`)).text).toContain(
    'Không có hồ sơ nào ở trạng thái này',
  );
});

it('orders wait for whoever decides on them and for nobody else', async () => {
  const reason = 'Hết hạn nhập điểm học kì I';
  await proposeLocking(api.test.house, {
    classId: api.imported.classId,
    by: api.imported.cast.registrar,
    deed: 'lock',
    subject: { kind: 'results', scope: { part: 'scores', term: 'HK1' } },
    reason,
  });
  expect((await principal.get('/')).text).toContain(reason);
  for (const other of [teacher, homeroom, administrator, inspector])
    expect((await other.get('/')).text).not.toContain(reason);
});

it('a parent sees the way to the child, and nothing of the school’s work', async () => {
  const { text } = await parent.get('/');
  expect(text).toContain(`href="/children/${api.imported.classId}.`);
  expect(text).not.toContain('Mốc sắp tới');
  expect((await parent.get('/classes')).text).toContain('Chưa có lớp nào');
  expect((await parent.get('/school')).text).toContain('Chưa có lớp nào trong năm học');
});

it('lists the classes of a year with entry and locking, for teachers only their own', async () => {
  const { text } = await principal.get('/classes');
  expect(text).toContain(`href="${classAddress()}"`);
  expect(text).toContain('Hồ sơ đã khoá');
  expect((await teacher.get('/classes?year=1999-2000&grade=x')).text).toContain(`href="${classAddress()}"`);
});

it('offers the journal only to those who may read it', async () => {
  const journal = `/api${classAddress()}/journal`;
  expect((await principal.get(classAddress())).text).toContain(journal);
  expect((await inspector.get(classAddress())).text).toContain(journal);
  expect((await homeroom.get(classAddress())).text).not.toContain(journal);
});

it('the map says of each cell how it stands in words and leads to the class', async () => {
  const { status, text } = await principal.get('/school?term=HK1');
  expect(status).toBe(200);
  const cells = [...text.matchAll(/<a class="heat-cell heat-(\w+)" href="([^"]+)" title="([^"]+)"/g)];
  expect(cells.length).toBeGreaterThan(3);
  const words: Record<string, string> = {
    signed: 'Đã kí',
    ready: 'Đủ, chờ kí',
    missing: 'Còn thiếu',
    late: 'Trễ hạn',
  };
  for (const [, standing, to, said] of cells) {
    expect(to).toBe(classAddress());
    expect(said).toContain(words[standing!]);
  }
  const kinds = new Set(cells.map(([, standing]) => standing));
  expect(kinds).toContain('signed');
  expect(kinds).toContain('late');
  expect(text).toContain('role="img"');
});

it('before the first signature nothing on the map is signed', async () => {
  const now = await principal.get('/school?term=HK1');
  const then = await principal.get('/school?term=HK1&week=1');
  expect(now.text).toContain('<a class="heat-cell heat-signed"');
  expect(then.text).not.toContain('<a class="heat-cell heat-signed"');
});

it('who may see the progress of nothing gets no map', async () => {
  expect((await registrar.get('/school')).status).toBe(403);
  expect((await teacher.get('/school')).text).not.toContain('Lần sửa điểm theo tháng');
  expect((await principal.get('/school')).text).toContain('Lần sửa điểm theo tháng');
});

it('speaks English to whoever chose it', async () => {
  await principal.sendTo('/preferences', 'choose', { language: 'en', to: '/school' });
  expect((await principal.get('/school')).text).toContain('The school at a glance');
  expect((await principal.get(classAddress())).text).toContain('Records of the class');
});
