// The archive's pages: packing a class as a run, what came of it, packages with their digests, labels of media, who may what.
import path from 'node:path';
import type { PersonId } from '../../../src/kernel/index.ts';
import { attachedSnapshot, type MediaLabel } from '../../../src/documents/index.ts';
import { checkTarget, copyToTarget, SHELF } from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { call, startApi, until, type TestApi } from '../../support/api.ts';
import { throughTheLock } from '../../support/house.ts';
import { bySystem, harms, listing, plugIn, unplug } from '../../support/media.ts';
import { addSchool, employ } from '../../support/school-office.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

jest.setTimeout(60_000);

let api: TestApi;
let registrar: Visitor;
let principal: Visitor;
let teacher: Visitor;
let stranger: Visitor;
const NOBODY = '00000000-0000-4000-8000-000000000000';

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  const gate = gateOf(api.test);
  const { cast } = api.imported;
  const signedIn = async (account: string, person?: PersonId) => {
    if (person) await openAccount(gate, person, account);
    const visitor = visitorOf(api);
    await visitor.get('/sign-in');
    await visitor.send('signIn', { account, password: PASSWORD });
    return visitor;
  };
  registrar = await signedIn('van.thu', cast.registrar);
  principal = await signedIn('hieu.truong', cast.principal);
  teacher = await signedIn(
    'giao.vien',
    cast.subjectTeachers.find((one) => one !== cast.homeroom),
  );
  await employ(gate, await addSchool(gate, 'Trường khác'), { role: 'registrar', account: 'van.thu.khac' });
  stranger = await signedIn('van.thu.khac');
});
afterAll(() => api.close());

const packagesNow = () => api.test.house.store.read((view) => view.packages(api.imported.classId));
/** The page of the run once it rests. */
const rested = (at: string) =>
  until(async () => {
    const { text } = await registrar.get(at);
    return text.includes('data-controller="follow-run"') ? undefined : text;
  });

it('says that nothing can be packed before records are locked, and refuses it', async () => {
  const { text } = await registrar.get('/archive');
  expect(text).toContain('Chưa khoá hồ sơ nào');
  expect(text).toContain('Chưa có gói nào trong năm học này');
  const refused = await registrar.send('pack', { class: api.imported.classId });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('chưa có hồ sơ nào đã khóa');
  expect(await packagesNow()).toEqual([]);
  await principal.get('/archive');
  for (const deed of ['pack', 'extend'])
    expect((await principal.send(deed, { class: api.imported.classId })).status).toBe(403);
});

it('packs a class, shows what came of it, and lists the package with its digest and who made it', async () => {
  await throughTheLock(api.test.house, api.imported);
  expect((await registrar.get('/archive')).text).toContain('aria-label="Đóng gói lớp');
  const { status, location } = await registrar.send('pack', { class: api.imported.classId });
  expect(status).toBe(303);
  expect(location).toMatch(/^\/archive\/runs\//);
  const done = await rested(location!);
  const [made] = await packagesNow();
  expect(done).toContain(`Đã có gói ${made!.name}: ${api.imported.records.length} hồ sơ`);
  const { text } = await registrar.get('/archive');
  expect(text).toContain(made!.manifestHash);
  expect(text).toContain(`href="${location}"`);
  const [name] = await api.test.house.store.read((view) => view.people([api.imported.cast.registrar]));
  expect(text).toContain(`<td>${name!.name}</td>`);
  expect(text).toContain('aria-label="Đóng gói lại lớp');
});

it('cancels nothing that is over, and knows no run of somebody else', async () => {
  const { location } = await registrar.send('pack', { class: api.imported.classId });
  await rested(location!);
  await registrar.get(location!);
  expect((await registrar.send('cancel', {})).status).toBe(409);
  expect((await principal.get(location!)).status).toBe(404);
  expect((await registrar.get(`/archive/runs/${NOBODY}`)).status).toBe(404);
});

it('prints the label of what is ticked, and keeps what was typed when something is missing', async () => {
  const [first, second] = await packagesNow();
  const { classId } = api.imported;
  const ticked = [first!, second!].map(({ name }) => `${classId}~${name}`);
  await registrar.get('/archive');
  const typed = { medium: '03/2026', carrier: 'Đĩa <M-DISC>', copy: '1', copies: '2' };
  const { status, location } = await registrar.send('label', { ...typed, package: ticked });
  expect(status).toBe(303);
  const printed = await fetch(`${api.url}${location}`, { headers: { cookie: registrar.cookie() } });
  expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const label = attachedSnapshot(Buffer.from(await printed.arrayBuffer()))!.snapshot as unknown as MediaLabel;
  expect(label).toMatchObject({ medium: '03/2026', carrier: 'Đĩa <M-DISC>', copy: { number: 1, of: 2 } });
  expect(label.packages.map(({ manifestHash }) => manifestHash)).toEqual(
    [first!, second!].map(({ manifestHash }) => manifestHash),
  );

  const none = await registrar.send('label', typed);
  expect(none.status).toBe(422);
  expect(none.text).toContain('value="Đĩa &lt;M-DISC>"');
  const third = await registrar.send('label', { ...typed, copy: '3', package: ticked });
  expect(third.status).toBe(422);
  expect(third.text).toMatch(new RegExp(`value="${ticked[0]!}" checked`));
  const gone = await registrar.send('label', { ...typed, package: [`${classId}~khong-co`] });
  expect([gone.status, gone.text.includes('<h1')]).toEqual([404, true]);
});

it('prints no label of what is not there, and none for those who may not look', async () => {
  const [first] = await packagesNow();
  const ask = async (visitor: Visitor, chosen: string, more = '') => {
    const at = `/api/media-labels?packages=${chosen}&medium=1${more}`;
    const reply = await call(api, 'GET', at, undefined, undefined, { cookie: visitor.cookie() });
    return reply.status === 200 ? 'printed' : (reply.body as { code: string }).code;
  };
  const real = `${api.imported.classId}~${first!.name}`;
  expect(await ask(registrar, real)).toBe('printed');
  expect(await ask(principal, real)).toBe('printed');
  expect(await ask(registrar, `${real},${NOBODY}~${first!.name}`)).toBe('office.packageUnknown');
  expect(await ask(registrar, real, '&copy=3&copies=2')).toBe('office.labelIncomplete');
  expect(await ask(registrar, '..~..')).toBe('request.invalid');
  expect(await ask(teacher, real)).toBe('access.notPermitted');
  expect(await ask(stranger, real)).toBe('office.packageUnknown');
});

it('is not for teachers, lets leaders look and not pack, and shows another school nothing', async () => {
  expect((await teacher.get('/archive')).status).toBe(403);
  const { text } = await principal.get('/archive');
  expect(text).toContain((await packagesNow())[0]!.manifestHash);
  expect(text).not.toContain('value="pack"');
  expect((await principal.send('pack', { class: api.imported.classId })).status).toBe(403);
  const other = await stranger.get('/archive');
  expect(other.text).toContain('Chưa có lớp nào');
  expect((await stranger.send('pack', { class: api.imported.classId })).status).toBe(404);
});

it('says where packages are kept and how the last check went', async () => {
  const { house } = api.test;
  const [school] = (await house.store.read((view) => view.classes())).filter(
    ({ id }) => id === api.imported.classId,
  );
  const { schoolId } = school!;
  const disk = await plugIn(house, schoolId, 'Ổ cứng <1>');
  const before = (await registrar.get('/archive')).text;
  expect(before).toContain('Ổ cứng &lt;1>');
  expect(before.split('Chưa kiểm tra')).toHaveLength(3);
  await checkTarget(house, SHELF, { schoolId, by: bySystem });
  expect((await registrar.get('/archive')).text).toContain('✔ Nguyên vẹn');
  await copyToTarget(house, disk.target, { by: bySystem });
  const [bag = ''] = listing(disk.folder).filter((name) => name.endsWith('bagit.txt'));
  harms.missing!(path.dirname(path.join(disk.folder, bag)));
  await checkTarget(house, disk.target, { schoolId, by: bySystem });
  expect((await registrar.get('/archive')).text).toContain('✘ 1 chỗ hư hỏng');
  expect((await stranger.get('/archive')).text).not.toContain('Ổ cứng');
  unplug(disk);
});
