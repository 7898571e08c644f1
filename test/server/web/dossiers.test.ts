// Dossiers through the pages: listed for whom they wait, signed in turn, sent back with minutes, withdrawn, sealed.
import type { PersonId } from '../../../src/kernel/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { dossierSchool, signAs, upload, type DossierSchool } from '../../support/dossiers.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';

jest.setTimeout(60_000);

let school: DossierSchool;
let api: TestApi;
const people = {} as Record<'author' | 'head' | 'otherHead' | 'principal' | 'registrar', Visitor>;
const key = { key: 'development' };

beforeAll(async () => {
  school = await dossierSchool();
  api = await startApi({
    test: school.test,
    imported: school.imported,
    accounts: (test) => accountsOf(gateOf(test)),
  });
  const { author, head, otherHead } = school;
  const { principal, registrar } = school.imported.cast;
  const all: Record<keyof typeof people, PersonId> = { author, head, otherHead, principal, registrar };
  for (const who of Object.keys(all) as (keyof typeof people)[]) {
    await openAccount(gateOf(api.test), all[who], who);
    people[who] = visitorOf(api);
    await people[who].get('/sign-in');
    await people[who].send('signIn', { account: who, password: PASSWORD });
  }
});
afterAll(() => api.close());

const address = async (more = {}) => `/dossiers/${(await upload(school, more)).id}`;

it('leads from the kinds of the policy to the form, which says who will sign and offers its weeks', async () => {
  const kinds = await people.author.get('/dossiers/new');
  expect(kinds.text).toContain('href="/dossiers/new?kind=lessonPlan"');
  const form = await people.author.get('/dossiers/new?kind=lessonPlan&period=week:20');
  expect(form.text).toContain('Sau bạn sẽ kí: Tổ trưởng chuyên môn → Hiệu trưởng');
  expect(form.text).toMatch(/<option value="week:20" selected[^>]*>Tuần 20, hạn /);
  expect(form.text).toMatch(new RegExp(`<option value="${school.subject}" selected`));
  expect((await people.registrar.get('/dossiers/new?kind=lessonPlan')).text).toContain(
    'data-send-pdf-url-value',
  );
  const sealed = await people.author.get('/dossiers/new?kind=schoolPlan');
  expect(sealed.text).toContain('Hiệu trưởng → đóng dấu');
  expect(sealed.text).not.toContain('id="dossier-period"');
});

it('shows what waits first, what is owed with a way to bring it, and to the head who owes what', async () => {
  const { id } = await upload(school, { title: 'Chờ <tổ trưởng>', period: 'week:25' });
  await signAs(school, id, school.author);
  const head = await people.head.get('/dossiers');
  expect(head.text.indexOf('Chờ bạn')).toBeLessThan(head.text.indexOf('Hồ sơ của trường mà bạn được xem'));
  expect(head.text).toContain('Chờ &lt;tổ trưởng>');
  expect(head.text).toContain('Ai còn nợ hồ sơ');
  expect(head.text).toContain('Tuần 25');
  const none = await people.head.get('/dossiers?state=approved&kind=lessonPlan');
  expect(none.text).toContain('Không có hồ sơ nào như vậy');
  const mine = await people.author.get('/dossiers');
  expect(mine.text).toContain('Bạn cần nộp');
  expect(mine.text).toMatch(/href="\/dossiers\/new\?kind=lessonPlan&amp;subject=\w+&amp;period=week%3A\d+"/);
  expect((await people.otherHead.get('/dossiers')).text).not.toContain(id);
});

it('is signed by its author, its head and the principal, each in turn and nobody out of turn', async () => {
  const at = await address();
  const draft = await people.author.get(at);
  expect(draft.text).toContain('Kí và gửi kiểm tra');
  expect(draft.text).toContain(`data-paper-key-question-value="/api${at}/signature-questions"`);
  expect((await people.head.get(at)).status).toBe(404);
  expect((await people.author.send('sign', { ...key, seen: '7' })).status).toBe(409);
  await people.author.get(at);
  const sent = await people.author.send('sign', { ...key, seen: '0' });
  expect([sent.status, sent.location]).toEqual([303, at]);
  expect((await people.author.get(at)).text).toContain('Đã kí và gửi hồ sơ đi kiểm tra.');
  expect((await people.otherHead.get(at)).status).toBe(404);
  const early = await people.principal.get(at);
  expect(early.text).toContain('Hồ sơ không chờ bạn lúc này');
  expect((await people.principal.send('sign', key)).status).toBe(409);
  const turn = await people.head.get(at);
  expect(turn.text).toMatch(/aria-current="step"[\s\S]*Tổ trưởng chuyên môn/);
  expect((await people.head.send('sign', { key: 'csc:không có' })).status).toBe(422);
  await people.head.get(at);
  expect((await people.head.send('sign', key)).status).toBe(303);
  await people.principal.get(at);
  expect((await people.principal.send('sign', key)).status).toBe(303);
  const done = await people.author.get(at);
  expect(done.text).toContain('Hồ sơ đã xong');
  expect(done.text).not.toContain('name="_do" value="withdraw"');
  await people.principal.get(at);
  expect((await people.principal.send('sign', key)).status).toBe(409);
});

it('goes back with minutes that those who were there sign, a witness too who may not see the dossier', async () => {
  const at = await address({ title: 'Bài 13' });
  await people.author.get(at);
  await people.author.send('sign', key);
  const form = await people.head.get(at);
  expect(form.text).toContain(`value="${school.otherHead}"`);
  const typed = { reason: 'Thiếu <mục tiêu>', place: ' ', present: school.otherHead };
  const empty = await people.head.send('return', typed);
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('Thiếu &lt;mục tiêu></textarea>');
  expect(empty.text).toMatch(new RegExp(`value="${school.otherHead}" checked`));
  expect(empty.text).toContain('is-invalid');
  expect((await people.principal.send('return', typed)).status).toBe(409);
  await people.head.get(at);
  expect((await people.head.send('return', { ...typed, place: 'Phòng tổ' })).status).toBe(303);
  const back = await people.author.get(at);
  expect(back.text).toContain('data-send-pdf-revision-value="2"');
  expect(back.text).toContain(`href="${at}/minutes/1"`);
  expect((await people.otherHead.get('/dossiers')).text).toContain(`href="${at}/minutes/1"`);
  expect((await people.otherHead.get(at)).status).toBe(404);
  for (const who of ['otherHead', 'author'] as const) {
    expect((await people[who].get(`${at}/minutes/1`)).text).toContain('Kí biên bản');
    expect((await people[who].send('sign', key)).status).toBe(303);
    expect((await people[who].send('sign', key)).status).toBe(409);
  }
  expect((await people.otherHead.get('/dossiers')).text).not.toContain(`href="${at}/minutes/1"`);
  const seen = await people.principal.get(`${at}/minutes/1`);
  expect(seen.text).not.toContain('name="_do" value="sign"');
  expect((await people.principal.send('sign', key)).status).toBe(403);
  for (const none of ['2', '0', 'x'])
    expect((await people.author.get(`${at}/minutes/${none}`)).status).toBe(404);
});

it('is withdrawn by its author alone', async () => {
  const at = await address();
  await people.author.get(at);
  await people.author.send('sign', key);
  await people.head.get(at);
  expect((await people.head.send('withdraw', {})).status).toBe(403);
  await people.author.get(at);
  expect((await people.author.send('withdraw', {})).status).toBe(303);
  expect((await people.author.get(at)).text).toContain('Đã rút hồ sơ.');
  expect((await people.head.get(at)).status).toBe(404);
});

it('is sealed by the office on the number that the last signature gave', async () => {
  const vice = await school.person('Phó Hiệu Trưởng', 'vicePrincipal');
  const { id } = await upload(school, { kind: 'schoolPlan', subject: null, by: vice });
  await signAs(school, id, vice);
  const at = `/dossiers/${id}`;
  const last = await people.principal.get(at);
  expect(last.text).toContain('name="decisionNumber"');
  const without = await people.principal.send('sign', key);
  expect([without.status, without.text.includes('is-invalid')]).toEqual([422, true]);
  expect((await people.principal.send('sign', { ...key, decisionNumber: '9/KH' })).status).toBe(303);
  const office = await people.registrar.get(at);
  expect(office.text).toContain('Lệnh đóng dấu theo quyết định 9/KH.');
  await people.principal.get(at);
  expect((await people.principal.send('seal', { key: 'schoolSeal' })).status).toBe(403);
  await people.registrar.get(at);
  expect((await people.registrar.send('seal', key)).status).toBe(303);
  expect((await people.registrar.get(at)).text).toContain('Đã đóng dấu.');
});
