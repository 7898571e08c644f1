// Passkeys against an authenticator in software, honest and otherwise.
import {
  addPasskey,
  listPasskeys,
  offerPasskey,
  offerPasskeySignIn,
  removePasskey,
  resetAccount,
  sessionOf,
  signInByPasskey,
  suspendAccount,
} from '../../../src/server/application/index.ts';
import { codeOf } from '../../support/faults.ts';
import { caller, enter, holder, setup, site, testGate } from '../../support/gate.ts';
import type { TestGate } from '../../support/gate.ts';
import { softwareAuthenticator } from '../../support/software-authenticator.ts';
import type { Ceremony } from '../../support/software-authenticator.ts';

describe('passkeys', () => {
  let gate: TestGate;
  beforeEach(async () => {
    gate = await testGate();
    await holder(gate);
  });
  afterEach(() => gate.close());

  const register = async (
    device = softwareAuthenticator(site),
    told: Ceremony = {},
    loginName = 'nguoi.mau',
  ) => {
    const { token } = await enter(gate, loginName);
    const { ticket, options } = await offerPasskey(gate, token);
    await addPasskey(gate, {
      token,
      ticket,
      response: device.create(options, told),
      name: 'Máy tính ở trường',
    });
    return { token, device };
  };
  type Device = ReturnType<typeof softwareAuthenticator>;
  const signInWith = async (device: Device, told: Parameters<Device['get']>[1] = {}) => {
    const { ticket, options } = await offerPasskeySignIn(gate, caller);
    return signInByPasskey(gate, { ticket, response: device.get(options, told), caller });
  };

  it('sign somebody in without name, password or code', async () => {
    const { device } = await register();
    const { token, session } = await signInWith(device);
    expect(session.proofs).toEqual(['passkey']);
    expect((await sessionOf(gate, token)).account.loginName).toBe('nguoi.mau');
    expect(await listPasskeys(gate, token)).toMatchObject([
      { name: 'Máy tính ở trường', lastUsedAt: gate.clock.now() },
    ]);
  });

  it.each<[string, Ceremony]>([
    ['another site', { origin: 'https://hoso-example.edu.vn' }],
    ['another domain', { rpId: 'example.org' }],
    ['another question', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['another ceremony', { type: 'webauthn.create' }],
    ['a device that checked nobody', { userVerified: false }],
  ])('refuse an answer for %s', async (_what, told) => {
    const { device } = await register();
    expect(await codeOf(signInWith(device, told))).toBe('account.passkeyRefused');
    expect((await signInWith(device)).next).toBe('session');
  });

  it.each<[string, Ceremony]>([
    ['another site', { origin: 'https://elsewhere.example' }],
    ['another domain', { rpId: 'example.org' }],
    ['another question', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['a device that checked nobody', { userVerified: false }],
  ])('are not added by an answer for %s', async (_what, told) => {
    expect(await codeOf(register(softwareAuthenticator(site), told))).toBe('account.passkeyRefused');
  });

  it('refuse a key that nobody registered, and one that names somebody else as its holder', async () => {
    expect(await codeOf(signInWith(softwareAuthenticator(site)))).toBe('account.passkeyRefused');
    const { device } = await register();
    const userHandle = Buffer.from('somebody else').toString('base64url');
    expect(await codeOf(signInWith(device, { userHandle }))).toBe('account.passkeyRefused');
    expect(await codeOf(signInWith(device, { userHandle: '' }))).toBe('account.passkeyRefused');
  });

  it('refuse a copy of the device whose counter lags behind', async () => {
    const { device } = await register();
    await signInWith(device, { counter: 40 });
    expect(await codeOf(signInWith(device, { counter: 40 }))).toBe('account.passkeyRefused');
    expect(await codeOf(signInWith(device, { counter: 7 }))).toBe('account.passkeyRefused');
    expect((await signInWith(device, { counter: 41 })).next).toBe('session');
  });

  it('answer a question once, within five minutes', async () => {
    const { device } = await register();
    const { ticket, options } = await offerPasskeySignIn(gate, caller);
    const response = device.get(options);
    await signInByPasskey(gate, { ticket, response, caller });
    expect(await codeOf(signInByPasskey(gate, { ticket, response, caller }))).toBe('account.ticketUnusable');
    const late = await offerPasskeySignIn(gate, caller);
    gate.pass(5 * 60_000);
    const answer = { ticket: late.ticket, response: device.get(late.options), caller };
    expect(await codeOf(signInByPasskey(gate, answer))).toBe('account.ticketUnusable');
    expect(await codeOf(signInByPasskey(gate, { ...answer, ticket: '' }))).toBe('account.ticketUnusable');
  });

  it('take whatever a browser sends without falling over', async () => {
    await register();
    for (const response of [
      null,
      7,
      'text',
      [],
      {},
      { id: 5 },
      { id: 'x', response: {} },
      { id: 'a'.repeat(100_000) },
    ]) {
      const { ticket } = await offerPasskeySignIn(gate, caller);
      expect(await codeOf(signInByPasskey(gate, { ticket, response, caller }))).toBe(
        'account.passkeyRefused',
      );
      const { token } = await enter(gate);
      const offer = await offerPasskey(gate, token);
      const adding = addPasskey(gate, { token, ticket: offer.ticket, response, name: '' });
      expect(await codeOf(adding)).toBe('account.passkeyRefused');
    }
  });

  it('belong to one account only, and are removed by their holder only', async () => {
    const { device, token } = await register();
    await holder(gate, 'nguoi.khac');
    expect(await codeOf(register(device, {}, 'nguoi.khac'))).toBe('account.passkeyRefused');
    const theirs = await enter(gate, 'nguoi.khac');
    await removePasskey(gate, theirs.token, device.id);
    await removePasskey(gate, token, device.id);
    expect(await codeOf(signInWith(device))).toBe('account.passkeyRefused');
  });

  it('open nothing once the account is suspended, or its factors were reset', async () => {
    const { device } = await register();
    const { account } = await sessionOf(gate, (await signInWith(device)).token);
    await resetAccount(gate, { account: account.id, secondFactors: false }, setup);
    expect((await signInWith(device)).next).toBe('session');
    await suspendAccount(gate, account.id, setup);
    expect(await codeOf(signInWith(device))).toBe('account.passkeyRefused');
  });

  it('questions cannot be asked without end from one address', async () => {
    const codes = [];
    for (let index = 0; index < 40; index += 1) await offerPasskeySignIn(gate, { address: '2001:db8::1' });
    codes.push(await codeOf(offerPasskeySignIn(gate, { address: '2001:db8::ffff:2' })));
    expect(codes).toEqual(['account.tooManyAttempts']);
    await offerPasskeySignIn(gate, { address: '2001:db8:0:1::1' });
  });
});
