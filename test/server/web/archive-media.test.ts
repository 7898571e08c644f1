// Media of the archive in the pages and over the API: put under seal, signed, stamped, opened; and by whom.
import {
  adoptPolicy,
  archiveClass,
  checkTarget,
  copyToTarget,
  readOfficePaper,
} from '../../../src/server/application/index.ts';
import type { PersonId } from '../../../src/kernel/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { throughTheLock } from '../../support/house.ts';
import { bySystem, plugIn, unplug, type TestMedium } from '../../support/media.ts';
import { policyWith } from '../../support/policies.ts';
import { good } from '../../support/school-office.ts';
import { verifySigned } from '../../support/signed-transcripts.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

jest.setTimeout(60_000);

let api: TestApi;
let disk: TestMedium;
let schoolId: string;
const people = {} as Record<'principal' | 'registrar' | 'teacher', Visitor>;
const key = { key: 'development' };

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  const { test, imported } = api;
  const { cast, classId } = imported;
  schoolId = (await test.house.store.read((view) => view.schools()))[0]!.id;
  const teacher = cast.subjectTeachers.find((one) => one !== cast.homeroom)!;
  const all: Record<keyof typeof people, PersonId> = { ...cast, teacher };
  for (const who of ['principal', 'registrar', 'teacher'] as const) {
    await openAccount(gateOf(test), all[who], who);
    people[who] = visitorOf(api);
    await people[who].get('/sign-in');
    await people[who].send('signIn', { account: who, password: PASSWORD });
  }
  disk = await plugIn(test.house, schoolId, 'Ổ <1>');
  await throughTheLock(test.house, imported);
  await archiveClass(test.house, { classId, by: cast.registrar });
});
afterAll(async () => {
  unplug(disk);
  await api.close();
});

const page = () => `/archive/media?medium=${disk.target.id}`;
const wish = () => ({
  ...{ medium: disk.target.id, leader: api.imported.cast.principal, label: 'VD <01>', serial: 'S1' },
  ...{ sealNumber: 'NP-7', keptAt: 'Tủ sắt', number: '7/BB' },
});
const minutes = async () => {
  const papers = await api.test.house.store.read((view) => view.officePapers(schoolId));
  return papers.find(({ kind }) => kind === 'sealingMinutes')!.id;
};

it('shows what is waited for, and seals nothing that was not checked', async () => {
  expect((await people.registrar.get('/archive')).text).toContain('sắp sao 1 gói');
  const { house } = api.test;
  await copyToTarget(house, disk.target, { by: bySystem });
  const { principal, subjectTeachers } = api.imported.cast;
  const bytes = Buffer.from(
    JSON.stringify(policyWith({ archive: { mediaSealing: { leader: 'principal' } } })),
  );
  await adoptPolicy(house, { schoolId, bytes, by: principal, decisionNumber: '9/QĐ-VD' });
  const { text } = await people.registrar.get(page());
  expect(text).toContain('Ổ &lt;1>');
  expect(text).toContain('Chưa kiểm tra lần nào');
  expect(text).toContain('Quy chế của trường đòi kí: hiệu trưởng.');
  const unread = await people.registrar.send('seal', { ...wish(), witness: subjectTeachers[0]! });
  expect([unread.status, unread.text.includes('không được mở giấy tờ của văn phòng')]).toEqual([422, true]);
  await people.registrar.get(page());
  const refused = await people.registrar.send('seal', wish());
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('value="VD &lt;01>"');
  await checkTarget(house, disk.target, { schoolId, by: bySystem });
  expect((await people.registrar.send('seal', { ...wish(), label: ' ' })).status).toBe(400);
});

it('is sealed by the office alone, signed in turn, stamped, and the paper verifies', async () => {
  const { house } = api.test;
  expect((await people.teacher.get(page())).status).toBe(403);
  await people.principal.get(page());
  expect((await people.principal.send('seal', wish())).status).toBe(403);
  await people.registrar.get(page());
  expect((await people.registrar.send('seal', wish())).status).toBe(303);
  const paper = await minutes();
  const sealed = await people.registrar.get(page());
  expect(sealed.text).toContain('Đã niêm phong; biên bản chờ chữ kí.');
  expect(sealed.text).not.toContain('name="_do" value="seal"');
  await people.principal.get(page());
  expect((await people.principal.send('sign', { ...key, paper })).status).toBe(409);
  await people.registrar.get(page());
  expect((await people.registrar.send('sign', { ...key, paper })).status).toBe(303);
  expect((await people.principal.get(page())).text).toContain('Kí biên bản');
  expect((await people.principal.send('sign', { ...key, paper })).status).toBe(303);
  expect((await people.principal.send('stamp', { ...key, paper })).status).toBe(403);
  await people.registrar.get(page());
  expect((await people.registrar.send('stamp', { ...key, paper })).status).toBe(303);
  expect((await people.registrar.get(page())).text).toContain('Đã đủ chữ kí và dấu');
  const { bytes } = await readOfficePaper(house, { paperId: paper, by: api.imported.cast.registrar });
  expect(verifySigned(bytes).verdict).toBe('valid');
  expect((await people.registrar.get('/archive')).text).toContain('Số NP-7');
});

it('tells, seals and opens over the API as well', async () => {
  const token = await api.tokenOf(api.imported.cast.registrar);
  const listed = () => good(call(api, 'GET', '/api/archive-media', token));
  expect(await listed()).toMatchObject({
    items: [{ name: 'Ổ <1>', holds: 1, lacks: 0, decayed: 0, seal: { sealNumber: 'NP-7', awaited: [] } }],
  });
  const post = (at: string, body: unknown) => call(api, 'POST', at, token, body);
  expect(await post('/api/media-seals', wish())).toMatchObject({ status: 409 });
  await people.registrar.get(page());
  expect((await people.registrar.send('open', { medium: disk.target.id, reason: '' })).status).toBe(400);
  const reason = 'Kiểm tra <đột xuất>';
  expect(await good(post('/api/media-seal-openings', { medium: disk.target.id, reason }))).toMatchObject({
    reason,
  });
  expect(await listed()).toMatchObject({ items: [{ seal: null }] });
  expect((await people.registrar.get(page())).text).toContain('Kiểm tra &lt;đột xuất>');
  await checkTarget(api.test.house, disk.target, { schoolId, by: bySystem });
  const again = { ...wish(), sealNumber: 'NP-8' };
  expect(await good(post('/api/media-seals', again))).toMatchObject({
    kind: 'sealingMinutes',
    sealed: false,
  });
});
