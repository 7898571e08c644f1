// One's own account over the API: every operation, each held against its effect.
import { TOTP, Secret } from 'otpauth';
import type { AccountLetter } from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, PASSWORD } from '../../support/accounts.ts';
import { call, startApi } from '../../support/api.ts';
import { lettersTo } from '../../support/gate.ts';
import { testHouse } from '../../support/house.ts';
import { browserOf, employ, good, operationsOf, withCookie } from '../../support/school-office.ts';
import { softwareAuthenticator } from '../../support/software-authenticator.ts';

const SECOND = 'mái đình cổ kính rêu phong 88';
const THIRD = 'chuông chùa ngân xa vọng lại 12';

it('is kept by its holder, who does all that the document describes', async () => {
  const test = await testHouse();
  const sent: AccountLetter[] = [];
  const gate = { ...gateOf(test), letters: lettersTo(sent) };
  const api = await startApi({ test, gate, accounts: () => accountsOf(gate) });
  const schoolId = (await gate.store.read((view) => view.schools()))[0]!.id;

  const { account } = await employ(gate, schoolId, { role: 'registrar', account: 'van.thu' });
  const [known] = (await gate.store.read((view) => view.accountsIn(schoolId))).filter(
    ({ loginName }) => loginName === account,
  );
  await gate.store.write((transaction) =>
    transaction.saveAccount({ ...known!, email: 'van.thu@example.edu.vn' }),
  );
  const me = await browserOf(api, account);
  await browserOf(api, account);
  const sessions = await good(me('GET', '/api/me/sessions'));
  expect(sessions.items).toHaveLength(2);
  const other = sessions.items.find((one: { current: boolean }) => !one.current);
  expect((await me('DELETE', `/api/me/sessions/${other.id}`)).status).toBe(204);
  await browserOf(api, account);
  expect(await good(me('DELETE', '/api/me/sessions'))).toEqual({ ended: 1 });
  expect((await good(me('GET', '/api/me/sessions'))).items).toHaveLength(1);

  expect((await me('POST', '/api/me/proofs', { password: 'không phải' })).status).toBe(401);
  expect((await me('POST', '/api/me/proofs', { password: PASSWORD })).status).toBe(204);
  expect((await me('POST', '/api/me/password', { former: PASSWORD, password: SECOND })).status).toBe(204);
  await browserOf(api, account, SECOND);

  const offer = await good(me('POST', '/api/me/authenticator-offers'));
  const totp = new TOTP({ secret: Secret.fromBase32(offer.secret as string) });
  const code = totp.generate({ timestamp: gate.clock.now() });
  const first = await good(me('POST', '/api/me/authenticator', { ticket: offer.ticket, code }));
  expect(first.recoveryCodes).toHaveLength(10);
  const renewed = await good(me('POST', '/api/me/recovery-codes'));
  expect(renewed.recoveryCodes).not.toEqual(first.recoveryCodes);
  expect((await me('DELETE', '/api/me/authenticator')).status).toBe(204);

  const key = softwareAuthenticator({ id: 'localhost', origin: 'http://localhost' });
  const question = await good(me('POST', '/api/me/passkey-offers'));
  const { ticket, options } = question;
  const added = { ticket, response: key.create(options as object), name: 'máy của tôi' };
  expect((await me('POST', '/api/me/passkeys', added)).status).toBe(204);
  const { items } = await good(me('GET', '/api/me/passkeys'));
  expect(items).toMatchObject([{ credentialId: key.id, name: 'máy của tôi', lastUsedAt: null }]);
  const door = await good(call(api, 'POST', '/api/session/passkey-offers'));
  const answered = { ticket: door.ticket, response: key.get(door.options as object) };
  const entered = await call(api, 'POST', '/api/session/passkey', undefined, answered);
  expect(entered).toMatchObject({ status: 200, body: { next: 'session' } });
  const byKey = await withCookie(api, entered);
  expect((await byKey('GET', '/api/me')).status).toBe(200);
  expect((await me('DELETE', `/api/me/passkeys/${key.id}`)).status).toBe(204);
  expect((await good(me('GET', '/api/me/passkeys'))).items).toEqual([]);

  for (const asked of ['VAN.THU@example.edu.vn', 'khong.co.ai']) {
    const reply = await call(api, 'POST', '/api/password-resets', undefined, { account: asked });
    expect(reply).toMatchObject({ status: 202, body: '' });
  }
  const links = sent.flatMap((letter) => (letter.kind === 'passwordLink' ? [letter] : []));
  expect(links).toHaveLength(1);
  const chosen = { link: links[0]!.token, password: THIRD };
  expect((await call(api, 'POST', '/api/passwords', undefined, chosen)).status).toBe(204);
  expect((await me('GET', '/api/me')).status).toBe(401);
  expect(await call(api, 'POST', '/api/passwords', undefined, chosen)).toMatchObject({
    status: 422,
    body: { code: 'account.ticketUnusable' },
  });
  await browserOf(api, account, THIRD);

  const { described, succeeded } = await operationsOf(api);
  const here = described.filter(
    ({ operationId, tags }) => tags[0] === 'account' || operationId.includes('Passkey'),
  );
  expect(here.length).toBeGreaterThan(15);
  expect(here.map(({ operationId }) => operationId).filter((id) => !succeeded.has(id))).toEqual([]);
  await api.close();
});
