// One's own account in the pages: what is shown, what forms do, and what a refusal keeps.
import { TOTP, Secret } from 'otpauth';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, PASSWORD } from '../../support/accounts.ts';
import { startApi, type TestApi } from '../../support/api.ts';
import { testHouse } from '../../support/house.ts';
import { visitorOf, type Visitor } from '../../support/visitor.ts';
import { employ } from '../../support/school-office.ts';

const SECOND = 'mái đình cổ kính rêu phong 88';

let api: TestApi;
let me: Visitor;

beforeAll(async () => {
  const test = await testHouse();
  const gate = gateOf(test);
  api = await startApi({ test, gate, accounts: () => accountsOf(gate) });
  const schoolId = (await gate.store.read((view) => view.schools()))[0]!.id;
  await employ(gate, schoolId, { role: 'registrar', account: 'van.thu' });
  me = visitorOf(api);
});
afterAll(() => api.close());

it('asks who comes, says what was wrong and keeps the name that was typed', async () => {
  expect(await me.get('/account')).toMatchObject({ status: 303, location: '/sign-in?to=%2Faccount' });
  await me.get('/sign-in?to=%2Faccount');
  const refused = await me.send('signIn', { account: 'van.thu', password: 'không phải' });
  expect(refused.status).toBe(401);
  expect(refused.text).toContain('value="van.thu"');
  expect(refused.text).not.toContain('không phải');
  expect(refused.text).toContain('role="alert"');
  expect(await me.send('signIn', { account: 'van.thu', password: PASSWORD })).toMatchObject({
    status: 303,
    location: '/account',
  });
});

it('leads nowhere outside after signing in', async () => {
  for (const to of ['https://example.org/', '//example.org', '/\\example.org', 'javascript:alert(1)']) {
    const visitor = visitorOf(api);
    await visitor.get(`/sign-in?to=${encodeURIComponent(to)}`);
    const signed = await visitor.send('signIn', { account: 'van.thu', password: PASSWORD });
    expect([to, signed.location]).toEqual([to, '/']);
  }
});

it('shows duties with their decision, and the sessions, of which one can be ended', async () => {
  const page = await me.get('/account');
  expect(page.status).toBe(200);
  expect(page.text).toContain('Văn thư');
  expect(page.text).toMatch(/Quyết định \S+/);
  const other = /name="session" value="([^"]+)"/.exec(page.text)![1]!;
  expect(await me.send('endSession', { session: other })).toMatchObject({
    status: 303,
    location: '/account',
  });
  const after = await me.get('/account');
  expect(after.text).not.toContain(other);
  expect(after.text).toContain('Đã kết thúc.');
  expect((await me.get('/account')).text).not.toContain('Đã kết thúc.');
});

it('refuses a form without the token of its page, or from another site', async () => {
  await me.get('/account');
  const forged = await me.send('endOthers', { _csrf: '00'.repeat(64) });
  expect(forged.status).toBe(403);
  await me.get('/account');
  expect((await me.send('endOthers', {}, { origin: 'https://example.org' })).status).toBe(403);
  expect((await me.get('/account')).text.match(/name="session"/g)?.length).toBeGreaterThan(0);
});

it('shows a token once, and what it may do afterwards', async () => {
  await me.get('/account');
  const issued = await me.send('issueToken', { label: 'Sổ <b>điểm</b>', days: '30', scope: 'read' });
  expect(issued.status).toBe(200);
  expect(issued.text).toMatch(/<code>[\w-]{20,}<\/code>/);
  const page = await me.get('/account');
  expect(page.text).toContain('Sổ &lt;b>điểm&lt;/b>');
  const token = /name="token" value="([^"]+)"/.exec(page.text)![1]!;
  expect((await me.send('revokeToken', { token })).status).toBe(303);
  expect((await me.get('/account')).text).not.toContain(token);
});

it.each(['0', '367', '1.5', 'x'])('gives no token for %s days', async (days) => {
  await me.get('/account');
  expect((await me.send('issueToken', { label: 'chương trình', days, scope: 'read' })).status).toBe(400);
});

it('adds an authenticator app after the password was told once more, with codes shown once', async () => {
  await me.get('/account/security');
  expect((await me.send('prove', { password: 'sai rồi' })).status).toBe(401);
  expect((await me.send('prove', { password: PASSWORD })).status).toBe(303);
  const offer = await me.send('offerApp', {});
  const secret = /<code class="user-select-all text-break">([A-Z2-7 ]+)<\/code>/
    .exec(offer.text)![1]!
    .replace(/ /g, '');
  expect(offer.text).toContain('src="data:image/png;base64,');
  const ticket = /name="ticket" value="([^"]+)"/.exec(offer.text)![1]!;
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: api.desk.gate.clock.now(),
  });
  const codes = await me.send('addApp', { ticket, code });
  expect(codes.text.match(/<code>[^<]+<\/code>/g)).toHaveLength(10);
  expect((await me.get('/account/security')).text).toContain('Đang dùng ứng dụng xác thực.');
});

it('then asks for the code as a second step, and takes none that was used', async () => {
  const visitor = visitorOf(api);
  await visitor.get('/sign-in');
  const begun = await visitor.send('signIn', { account: 'van.thu', password: PASSWORD });
  expect(begun.location).toBe('/sign-in/code?to=%2F');
  expect(await visitor.get('/account')).toMatchObject({ status: 303 });
  await visitor.get('/sign-in/code?to=%2F');
  expect((await visitor.send('confirm', { code: '000000' })).status).toBe(401);
});

it('refuses a password that is easily guessed, beside its field, and takes a long one', async () => {
  await me.get('/account/security');
  const refused = await me.send('changePassword', { former: PASSWORD, password: 'aaaaaaaaaaaaaaaaaaaa' });
  expect(refused.status).toBe(422);
  expect(refused.text).toMatch(/class="invalid-feedback" id="changePassword-password-wrong"/);
  expect((await me.send('changePassword', { former: PASSWORD, password: SECOND })).status).toBe(303);
});

it('speaks English when asked to, and wears the dark', async () => {
  await me.get('/account');
  expect(
    await me.sendTo('/preferences', 'choose', { language: 'en', theme: 'dark', to: '/account' }),
  ).toMatchObject({
    status: 303,
    location: '/account',
  });
  const page = await me.get('/account');
  expect(page.text).toContain('<html lang="en" data-theme="dark"');
  expect(page.text).toContain('Where I am signed in');
});

it('signs out', async () => {
  await me.get('/account');
  expect(await me.sendTo('/sign-out', 'signOut', {})).toMatchObject({ status: 303, location: '/sign-in' });
  expect(await me.get('/account')).toMatchObject({ status: 303 });
});
