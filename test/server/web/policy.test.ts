// The page of the school's rules: shown, checked with words at the wrong place, compared, adopted by a decision.
import { readPolicy } from '../../../src/policies/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { differences } from '../../../src/server/web/screens/policy/differences.ts';
import { draftAfter, inFile } from '../../../src/server/web/screens/policy/settings.ts';
import { lineOf } from '../../../src/server/web/screens/policy/line-of.ts';
import { gateOf, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { policyWith } from '../../support/policies.ts';
import { employ } from '../../support/school-office.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

let api: TestApi;
let principal: Visitor;

beforeAll(async () => {
  api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
  const gate = gateOf(api.test);
  const schoolId = (await gate.store.read((view) => view.schools()))[0]!.id;
  for (const role of ['principal', 'administrator', 'inspector'] as const)
    await employ(gate, schoolId, { role, account: role.toLowerCase() });
  const scope = { classes: [api.imported.classId], pupils: ['HS01'] };
  await employ(gate, schoolId, { role: 'parent', account: 'parent', scope });
  principal = await signedIn('principal');
}, 120_000);
afterAll(() => api.close());

async function signedIn(account: string): Promise<Visitor> {
  const visitor = visitorOf(api);
  await visitor.get('/sign-in');
  await visitor.send('signIn', { account, password: PASSWORD });
  return visitor;
}

/** The form as it stands over a file that sets nothing. */
const asShown = {
  quorum: '2',
  transcriptSignedAs: 'digital',
  classSummarySignedAs: 'digital',
  diameter: '36',
  sheets: '5',
  witnesses: ['systemBoard', 'homeroomTeacher'],
};

const draftIn = (text: string): unknown =>
  JSON.parse(
    /<textarea[^>]*>([\s\S]*?)<\/textarea>/
      .exec(text)![1]!
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  );

const fileOf = (more: Parameters<typeof policyWith>[0]) => JSON.stringify(policyWith(more), null, 2);

it('says what applies although nothing was adopted', async () => {
  const page = await principal.get('/policy');
  expect(page.status).toBe(200);
  expect(page.text).toContain('Trường chưa ban hành quy chế');
  expect(page.text).toContain('đường kính 36 mm, 5 tờ một dấu');
});

it('says at which line what is wrong, what would do, and keeps what was typed', async () => {
  await principal.get('/policy');
  const file = fileOf({ locking: { decidedBy: 'giám thị' as never } });
  const refused = await principal.send('check', { file });
  expect(refused.status).toBe(422);
  const line = file.split('\n').findIndex((one) => one.includes('giám thị')) + 1;
  expect(refused.text).toContain(`Dòng ${line}`);
  expect(refused.text).toContain('Có thể dùng: ');
  expect(refused.text).toMatch(/<textarea[^>]*>[\s\S]*giám thị[\s\S]*<\/textarea>/);
  expect(refused.text).not.toContain('value="adopt"');
  expect((await principal.send('check', { file: '{ không phải' })).status).toBe(422);
});

it('adopts what was compared, by its decision, and compares the next one with it', async () => {
  await principal.get('/policy');
  const file = fileOf({ sealing: { diameter: 34 } });
  const review = await principal.send('check', { file });
  expect(review.status).toBe(200);
  expect(review.text).toContain('value="adopt"');
  const unnamed = await principal.send('adopt', { file });
  expect(unnamed.status).toBe(422);
  expect(unnamed.text).toContain('id="adopt-number-wrong"');
  expect((await principal.get('/policy')).text).toContain('Chưa ban hành lần nào');
  const adopted = await principal.send('adopt', { file, number: '30/QĐ-VD', effectiveFrom: '2026-05-01' });
  expect(adopted).toMatchObject({ status: 303, location: '/policy' });
  const page = await principal.get('/policy');
  expect(page.text).toContain('Đã ban hành quy chế lần 1.');
  expect(page.text).toContain('30/QĐ-VD');
  const other = fileOf({ sealing: { diameter: 34 }, version: 1, name: 'Tên khác' });
  expect((await principal.send('adopt', { file: other, number: '31/QĐ-VD' })).status).toBe(409);
  expect((await principal.get('/policy?version=1')).text).toContain('giaplai-policy/1');
  expect((await principal.get('/policy?version=9')).status).toBe(404);
});

it('changes what schools change most by a form, and nothing else of the file', async () => {
  await principal.get('/policy');
  const file = fileOf({
    version: 2,
    sealing: { diameter: 34 },
    archive: { retention: 20, filedBy: 'class', retentionOf: { dossier: 7, report: 20 } },
  });
  const filled = { file, ...asShown, diameter: '30', correctionDays: '7', retentionYears: '' };
  const kept = { 'kept-transcript': 'permanent', 'kept-dossier': '7', 'kept-notice': '5', 'kept-report': '' };
  const review = await principal.send('settings', { ...filled, ...kept });
  expect(review.status).toBe(200);
  expect(draftIn(review.text)).toEqual({
    ...(JSON.parse(file) as object),
    sealing: { diameter: 30 },
    corrections: { daysBeforeTermExam: 7 },
    archive: {
      ...{ retention: 'permanent', filedBy: 'class' },
      retentionOf: { dossier: 7, transcript: 'permanent', notice: 5 },
    },
  });
  expect(review.text).toContain('value="adopt"');
});

it('says beside the field what is wrong with it, and keeps what was typed there', async () => {
  await principal.get('/policy');
  const file = fileOf({ version: 2 });
  const refused = await principal.send('settings', { file, ...asShown, diameter: 'to <b>', quorum: '999' });
  expect(refused.status).toBe(422);
  expect(refused.text).toMatch(/id="settings-diameter"[^>]*value="to &lt;b>"[^>]*aria-invalid="true"/);
  expect(refused.text).toContain('id="settings-diameter-wrong"');
  expect(refused.text).toContain('id="settings-quorum-wrong"');
  expect(refused.text).not.toContain('id="settings-sheets-wrong"');
  expect(refused.text).not.toContain('value="adopt"');
  const unreadable = await principal.send('settings', { file: '{ không phải', ...asShown });
  expect(unreadable.status).toBe(422);
});

it('offers a beginning of its own to a school that has adopted nothing', () => {
  const beginning = draftAfter(null, 1, {
    name: 'Quy chế của trường',
    school: 'Trường THCS Mẫu',
    schoolYear: '2026-2027',
    grades: [6, 7],
  });
  expect(readPolicy(Buffer.from(inFile(beginning)))).toMatchObject({ ok: true });
});

it('lets administrators check and not adopt, inspectors only read, parents nothing', async () => {
  const file = fileOf({ version: 2 });
  const administrator = await signedIn('administrator');
  await administrator.get('/policy');
  const checked = await administrator.send('check', { file });
  expect(checked.text).toContain('Hiệu trưởng ban hành quy chế');
  expect(checked.text).not.toContain('value="adopt"');
  expect((await administrator.send('adopt', { file, number: '32/QĐ-VD' })).status).toBe(403);
  const inspector = await signedIn('inspector');
  const seen = await inspector.get('/policy');
  expect(seen.status).toBe(200);
  expect(seen.text).not.toContain('value="check"');
  expect((await inspector.send('adopt', { file, number: '32/QĐ-VD' })).status).toBe(403);
  expect((await (await signedIn('parent')).get('/policy')).status).toBe(403);
});

it('refuses a file of brackets within brackets like any other that is none', async () => {
  await principal.get('/policy');
  for (const file of ['['.repeat(60_000), `${'['.repeat(50_000)}${']'.repeat(50_000)}`]) {
    const refused = await principal.send('check', { file });
    expect([refused.status, refused.text.includes('Dòng 1')]).toEqual([422, true]);
  }
});

it('finds the line of a place, and the nearest one above a place that is missing', () => {
  const text = '{\n  "a": [\n    1,\n    { "b": "]," }\n  ],\n  "c/d": 2\n}';
  expect(lineOf(text, '/a/0')).toBe(3);
  expect(lineOf(text, '/a/1/b')).toBe(4);
  expect(lineOf(text, '/c~1d')).toBe(6);
  expect(lineOf(text, '/a/1/missing')).toBe(4);
  expect(lineOf(text, '/missing')).toBe(1);
});

it('tells what was added, taken away and changed, and nothing that stayed', () => {
  expect(differences({ a: 1, b: [6, 7], c: { d: 'x' } }, { a: 1, b: [6, 8], e: true })).toEqual([
    { pointer: '/b', former: '6, 7', next: '6, 8' },
    { pointer: '/c/d', former: 'x', next: null },
    { pointer: '/e', former: null, next: 'true' },
  ]);
});
