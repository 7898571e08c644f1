// Tokens of programs stand on the proofs of their holder: they end with a password, begin with a fresh proof, and
// reach no further than a session would.
import { TOTP, Secret } from 'otpauth';
import {
  addAuthenticator,
  appoint,
  changePassword,
  issueOwnToken,
  issueToken,
  offerAuthenticator,
  provePassword,
  resetAccount,
  setPassword,
  tokenFrom,
} from '../../../src/server/application/index.ts';
import { codeOf } from '../../support/faults.ts';
import { enter, holder, password, setup, testGate, type TestGate } from '../../support/gate.ts';

const other = 'suối reo đêm trăng non 27';
const wish = { label: 'sổ', scopes: ['read', 'sign'] as const, days: 366 };

describe('tokens of programs', () => {
  let gate: TestGate;
  beforeEach(async () => void (gate = await testGate()));
  afterEach(() => gate.close());

  const revocations = async () =>
    (await gate.store.read((view) => view.journal(0, 100)))
      .filter(({ event }) => event.type === 'apiToken.revoked')
      .map(({ actor }) => actor);

  it('are revoked when their holder changes the password, and the journal says so', async () => {
    const { person } = await holder(gate);
    const { token } = await issueToken(gate, { person, ...wish });
    const { token: session } = await enter(gate);
    await changePassword(gate, { token: session, former: password, password: other });
    expect(await tokenFrom(gate, token)).toBeNull();
    expect(await revocations()).toEqual([`person:${person}`]);
  });

  it('are revoked when a password is chosen by a link, those given since the reset as well', async () => {
    const { account, person } = await holder(gate);
    const { link } = await resetAccount(gate, { account: account.id, secondFactors: false }, setup);
    const { token } = await issueToken(gate, { person, ...wish });
    await setPassword(gate, { link, password: other });
    expect(await tokenFrom(gate, token)).toBeNull();
    expect(await revocations()).toEqual([`person:${person}`]);
  });

  it('are given to nobody who found a session open: the password is asked for once more', async () => {
    const { person } = await holder(gate);
    const { token: session } = await enter(gate);
    gate.pass(11 * 60_000);
    expect(await codeOf(issueOwnToken(gate, session, wish))).toBe('account.proofNeeded');
    expect(await gate.store.read((view) => view.apiTokensOf(person))).toEqual([]);
    await provePassword(gate, { token: session, password });
    const { token } = await issueOwnToken(gate, session, wish);
    expect(await tokenFrom(gate, token)).toMatchObject({ personId: person });
  });

  it('of whoever must have a second factor and has none reach nothing until there is one', async () => {
    const { person } = await holder(gate);
    const decision = { number: '3/QĐ-THCS', date: '2026-05-30' };
    const { token } = await issueToken(gate, { person, ...wish });
    const strict = { ...gate, secondFactorFor: ['principal' as const] };
    expect(await tokenFrom(strict, token)).toMatchObject({ personId: person });
    await appoint(gate, { schoolId: gate.schoolId, person, role: 'principal', scope: {}, decision }, setup);
    expect(await codeOf(tokenFrom(strict, token))).toBe('account.secondFactorNeeded');
    expect(await tokenFrom(gate, token)).toMatchObject({ personId: person });
    const { token: session } = await enter(gate);
    const { ticket, secret } = await offerAuthenticator(gate, session);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: gate.clock.now() });
    await addAuthenticator(gate, { token: session, ticket, code });
    expect(await tokenFrom(strict, token)).toMatchObject({ personId: person });
  });
});
