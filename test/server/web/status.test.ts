// The page of whoever keeps the system running: what is in order, what waits and why, and who may look.
import { join } from 'node:path';
import { subscribe, submitRecords } from '../../../src/server/application/index.ts';
import { backUp } from '../../../src/server/backup/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { takeGuardsDown } from '../../support/results.ts';
import { addSchool, employ } from '../../support/school-office.ts';
import { signAs, submitAll, temporaryFolder } from '../../support/house.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

jest.setTimeout(60_000);

let api: TestApi;
let schoolId: string;
let administrator: Visitor;

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  const gate = gateOf(api.test);
  schoolId = (await gate.store.read((view) => view.schools()))[0]!.id;
  for (const role of ['principal', 'administrator', 'inspector', 'registrar'] as const)
    await employ(gate, schoolId, { role, account: role.toLowerCase() });
  const elsewhere = await addSchool(gate, 'Trường Khác');
  await employ(gate, elsewhere, { role: 'administrator', account: 'noi.khac' });
  administrator = await signedIn('administrator');
});
afterAll(() => api.close());

async function signedIn(account: string): Promise<Visitor> {
  const visitor = visitorOf(api);
  await visitor.get('/sign-in');
  await visitor.send('signIn', { account, password: PASSWORD });
  return visitor;
}

it('says what is in order, and that no backup was made', async () => {
  const { status, text } = await administrator.get('/status');
  expect(status).toBe(200);
  for (const said of ['Ghi được', 'Không có văn bản nào chờ', 'Thư đều đi được', 'Chưa có bản sao lưu nào'])
    expect(text).toContain(said);
});

it('knows of a backup once it was made', async () => {
  const { folder, house } = api.test;
  await backUp({ home: folder, destination: join(temporaryFolder(), 'copy'), clock: house.clock });
  expect((await administrator.get('/status')).text).toContain('Sao lưu chưa đến một ngày trước');
});

it('names the documents that wait, why one failed, and tries again on demand', async () => {
  const { house } = api.test;
  const { classId, cast } = api.imported;
  await submitRecords(house, { classId, by: cast.homeroom });
  const [effect] = await house.store.read((view) => view.pendingEffects('draftDocument'));
  await house.store.write((all) => all.postponeEffects([{ id: effect!.id, error: 'hết <chỗ> trên đĩa' }]));
  const { text } = await administrator.get('/status');
  expect(text).toMatch(/1 trong \d+ văn bản bị lỗi/);
  expect(text).toContain('hết &lt;chỗ> trên đĩa');
  expect((await administrator.send('retry', {})).status).toBe(303);
  const elsewhere = await signedIn('noi.khac');
  expect((await elsewhere.get('/status')).text).toContain('Không có văn bản nào chờ');
});

it('tells of guards that somebody took away', async () => {
  const putBack = await takeGuardsDown(api.test.folder, ['journal_refuses_delete']);
  expect((await administrator.get('/status')).text).toContain('trigger journal_refuses_delete');
  await putBack();
  expect((await administrator.get('/status')).text).toContain('Các khoá bảo vệ dữ liệu còn nguyên');
});

it('shows what programs were told, and lets them rest and go on', async () => {
  await subscribe(api.test.house, { schoolId, url: 'https://vidu.example/hook', events: [] });
  const { text } = await administrator.get('/status');
  expect(text).toContain('https://vidu.example/hook');
  const webhook = /name="webhook" value="([^"]+)"/.exec(text)![1]!;
  expect((await administrator.send('pause', { webhook })).status).toBe(303);
  expect((await administrator.get('/status')).text).toContain('Đang tạm dừng');
  expect((await administrator.send('resume', { webhook })).status).toBe(303);
  expect((await administrator.send('pause', { webhook: 'none' })).status).toBe(404);
  expect((await administrator.send('confirmAddress', { address: 'a@b.example' })).status).toBeGreaterThan(
    399,
  );
  const principal = await signedIn('principal');
  expect((await principal.get('/status')).text).not.toContain('https://vidu.example/hook');
  expect((await principal.send('pause', { webhook })).status).toBe(403);
});

it('lists certificates, those of signers too, and asks the authorities for real', async () => {
  const { house } = api.test;
  await submitAll(house, api.imported);
  const { cast, records } = api.imported;
  const teacher = cast.subjectTeachers[0]!;
  await signAs(house, api.imported, teacher, 'subjectTeacher', records.slice(0, 1));
  const { status, text } = await administrator.get('/status/certificates');
  expect(status).toBe(200);
  expect(text).toContain('Khoá dịch vụ của hệ thống');
  expect(text).toContain(cast.names.get(teacher));
  expect(text).toContain('Còn hạn');
  const elsewhere = await signedIn('noi.khac');
  expect((await elsewhere.get('/status/certificates')).text).not.toContain(cast.names.get(teacher));
  const authorities = await administrator.get('/status/authorities');
  expect(authorities.status).toBe(200);
  expect(authorities.text).toContain('Dấu thời gian (TSA)');
});

it('says in which folder documents are kept, and that it can be written', async () => {
  const { status, text } = await administrator.get('/status/documents');
  expect(status).toBe(200);
  for (const said of [
    join(api.test.folder, 'blobs'),
    'Ghi được, ',
    'Đĩa còn trống',
    'chưa gặp trục trặc nào',
  ])
    expect(text).toContain(said);
  expect(text).not.toContain('Bản sao tạm');
});

it('opens to nobody else', async () => {
  for (const account of ['inspector', 'registrar']) {
    const visitor = await signedIn(account);
    for (const path of ['/status', '/status/documents', '/status/certificates', '/status/authorities'])
      expect((await visitor.get(path)).status).toBe(403);
    expect((await visitor.sendTo('/status', 'retry', {})).status).toBe(403);
  }
});
