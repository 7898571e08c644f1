// The office's pages: finding, a pupil's years, a copy decided on, made and handed out, and who may do none of it.
import type { PersonId } from '../../../src/kernel/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { copyRequest } from '../../support/copies-office.ts';
import { throughTheLock } from '../../support/house.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

jest.setTimeout(60_000);

let api: TestApi;
let principal: Visitor;
let registrar: Visitor;
let teacher: Visitor;
let record: string;
let title: string;

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  await throughTheLock(api.test.house, api.imported);
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
  record = api.imported.records[0]!;
  title = (await api.test.house.store.read((view) => view.records(api.imported.records)))[0]!.title;
});
afterAll(() => api.close());

const wish = {
  kind: 'certifiedCopy',
  by: copyRequest.by,
  relation: copyRequest.relation,
  identity: copyRequest.identity,
  letter: '',
  purpose: copyRequest.purpose,
  decisionNumber: '31/QĐ-VD',
  period: 'year',
  subjects: '',
};
const orderedCopy = async (): Promise<string> => {
  await principal.get(`/office/pupils/${record}`);
  const { status, location } = await principal.send('order', { ...wish, record });
  expect(status).toBe(303);
  return location!;
};

it('finds a pupil by a name without diacritics, best first', async () => {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').toLowerCase();
  const { status, text } = await registrar.get(`/office?q=${encodeURIComponent(plain)}`);
  expect(status).toBe(200);
  expect(text).toMatch(new RegExp(`href="/office/pupils/${record}"[^>]*aria-selected="true"`));
  expect(text).toContain(title);
  expect((await registrar.get('/office?q=qqqqqqq')).text).toContain('Không tìm thấy hồ sơ nào');
  expect((await registrar.get('/office')).text).toContain('Gõ để bắt đầu tìm');
});

it('shows the years of a pupil with their documents, to those who may read them', async () => {
  const { status, text } = await registrar.get(`/office/pupils/${record}`);
  expect(status).toBe(200);
  expect(text).toContain(`href="/api/records/${record}/document"`);
  expect(text).toContain(`href="/api/records/${record}/pupil-documents"`);
  expect(text).not.toContain('Quyết định cấp bản sao');
  expect((await registrar.get('/office/pupils/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  const summary = (await api.test.house.store.read((view) => view.recordsOf(api.imported.classId))).find(
    ({ kind }) => kind === 'classSummary',
  )!;
  expect((await registrar.get(`/office/pupils/${summary.id}`)).status).toBe(404);
});

it('an incomplete request is refused beside its field, with what was typed', async () => {
  await principal.get(`/office/pupils/${record}`);
  const refused = await principal.send('order', { ...wish, record, by: ' ', purpose: 'nhập học & học bổng' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('value="nhập học &amp; học bổng"');
  expect(refused.text).toContain('is-invalid');
  const foreign = await principal.send('order', { ...wish, record: api.imported.classId });
  expect(foreign.status).toBe(400);
});

it('only leaders decide on copies, only the office sees them', async () => {
  await registrar.get(`/office/pupils/${record}`);
  expect((await registrar.send('order', { ...wish, record })).status).toBe(403);
  expect((await teacher.get('/office/copies')).status).toBe(403);
  const copy = await orderedCopy();
  expect((await teacher.get(copy)).status).toBe(403);
  expect((await principal.get(copy)).text).toContain('Văn thư sẽ làm và đóng dấu bản sao này');
});

it('the registrar makes, seals, downloads and hands out what was decided on', async () => {
  const copy = await orderedCopy();
  expect((await registrar.get('/office/copies')).text).toContain(`href="${copy}"`);
  expect((await registrar.get(copy)).text).toContain('Chờ văn thư làm');
  const wrong = await registrar.send('make', { key: 'pkcs11:khac', pin: 'bí mật 271828' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).not.toContain('271828');
  expect(await registrar.send('make', { key: 'development' })).toMatchObject({ status: 303, location: copy });
  const { text } = await registrar.get(copy);
  expect(text).toContain('Đã đóng dấu');
  const paper = /href="(\/api\/office-papers\/[^"]+\/document)"/.exec(text)![1]!;
  const token = await api.tokenOf(api.imported.cast.registrar);
  const file = await fetch(api.url + paper, { headers: { authorization: `Bearer ${token}` } });
  expect(verifySigned(Buffer.from(await file.arrayBuffer())).verdict).toBe('valid');
  const none = await registrar.send('issue', { recipient: 'Trần Thị Mẹ', identity: '079', copies: '0' });
  expect(none.status).toBe(400);
  const noted = await registrar.send('issue', { recipient: 'Trần Thị Mẹ', identity: '079', copies: '2' });
  expect(noted.status).toBe(303);
  expect((await registrar.get(copy)).text).toContain('Đã ghi sổ cấp, dòng số 1');
});

it('shows the registers of a period to the office, and nothing to others', async () => {
  const { status, text } = await registrar.get('/office/registers?from=2026-06-01&until=2026-06-30');
  expect(status).toBe(200);
  expect(text).toContain('Trần Thị Mẹ');
  expect(text).toContain('In lúc ');
  expect((await registrar.get('/office/registers?kind=sealRegister')).text).toContain('Số dấu');
  expect((await registrar.get('/office/registers?kind=printRegister')).text).toContain('Không có dòng nào');
  expect((await registrar.get('/office/registers?from=2026-02-31')).status).toBe(400);
  expect((await registrar.get('/office/registers?from=2026-06-20&until=2026-06-01')).status).toBe(422);
  expect((await teacher.get('/office/registers')).status).toBe(403);
});
