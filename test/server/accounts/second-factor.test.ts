// Authenticator apps and recovery codes, and what people try with them.
import type { Sha256 } from '../../../src/kernel/index.ts';
import {
  addAuthenticator,
  confirmSecondFactor,
  listSessions,
  offerAuthenticator,
  provePassword,
  removeAuthenticator,
  renewRecoveryCodes,
  resetAccount,
  sessionOf,
  setPassword,
} from '../../../src/server/application/index.ts';
import { credentialsOf } from '../../../src/server/credentials/index.ts';
import { codeOf } from '../../support/faults.ts';
import {
  caller,
  codeAt,
  enter,
  holder,
  password,
  setup,
  site,
  testGate,
  withAuthenticator,
} from '../../support/gate.ts';
import type { TestGate } from '../../support/gate.ts';

const step = 30_000;

describe('the second factor', () => {
  let gate: TestGate;
  beforeEach(async () => {
    gate = await testGate();
    await holder(gate);
  });
  afterEach(() => gate.close());

  const confirm = (token: string, code: string, kind: 'totp' | 'recoveryCode' = 'totp') =>
    confirmSecondFactor(gate, { token, proof: { kind, code }, caller });
  const now = () => gate.clock.now();

  it('is asked for once an authenticator was added, and a new token opens the session', async () => {
    const { secret } = await withAuthenticator(gate);
    const first = await enter(gate);
    expect(first.next).toBe('secondFactor');
    expect(await codeOf(sessionOf(gate, first.token))).toBe('account.sessionEnded');
    expect(await codeOf(listSessions(gate, first.token))).toBe('account.sessionEnded');
    const { token, session } = await confirm(first.token, codeAt(secret, now()));
    expect(token).not.toBe(first.token);
    expect(session.proofs).toEqual(['password', 'totp']);
    expect((await sessionOf(gate, token)).session.id).toBe(session.id);
    expect(await codeOf(sessionOf(gate, first.token))).toBe('account.sessionEnded');
  });

  it('cannot be skipped with a whole session, nor confirmed twice with one token', async () => {
    const { secret, token: whole } = await withAuthenticator(gate);
    expect(await codeOf(confirm(whole, codeAt(secret, now())))).toBe('account.sessionEnded');
    const first = await enter(gate);
    await confirm(first.token, codeAt(secret, now()));
    gate.pass(step);
    expect(await codeOf(confirm(first.token, codeAt(secret, now())))).toBe('account.sessionEnded');
  });

  it('accepts a code one step early or late and no further', async () => {
    const { secret } = await withAuthenticator(gate);
    gate.pass(10 * step);
    for (const [away, outcome] of [
      [-2, 'account.codeRefused'],
      [2, 'account.codeRefused'],
      [-1, 'session'],
      [1, 'session'],
    ] as const) {
      gate.pass(5 * step);
      const { token } = await enter(gate);
      const attempt = confirm(token, codeAt(secret, now() + away * step));
      expect(await (outcome === 'session' ? attempt.then(({ next }) => next) : codeOf(attempt))).toBe(
        outcome,
      );
    }
  });

  it('never accepts a code again, nor an older one, also when the clock goes back', async () => {
    const { secret } = await withAuthenticator(gate);
    const code = codeAt(secret, now());
    await confirm((await enter(gate)).token, code);
    expect(await codeOf(confirm((await enter(gate)).token, code))).toBe('account.codeRefused');
    const older = codeAt(secret, now() - step);
    expect(await codeOf(confirm((await enter(gate)).token, older))).toBe('account.codeRefused');
    gate.pass(-step);
    expect(await codeOf(confirm((await enter(gate)).token, codeAt(secret, now())))).toBe(
      'account.codeRefused',
    );
  });

  it('accepts a code from one of two who send it at once', async () => {
    const { secret } = await withAuthenticator(gate);
    const [mine, thief] = [await enter(gate), await enter(gate)];
    const code = codeAt(secret, now());
    const outcomes = await Promise.all(
      [mine, thief].map(({ token }) => confirm(token, code).then(({ next }) => next, refusal)),
    );
    expect(outcomes.toSorted()).toEqual(['account.codeRefused', 'session']);
  });

  it('does not count the code that added the authenticator as one to sign in with', async () => {
    const { token } = await enter(gate);
    const { ticket, secret, address } = await offerAuthenticator(gate, token);
    expect(address).toContain('otpauth://totp/');
    expect(await codeOf(addAuthenticator(gate, { token, ticket, code: '12345' }))).toBe(
      'account.codeRefused',
    );
    const code = codeAt(secret, now());
    await addAuthenticator(gate, { token, ticket, code });
    expect(await codeOf(confirm((await enter(gate)).token, code))).toBe('account.codeRefused');
    expect(await codeOf(offerAuthenticator(gate, token))).toBe('account.factorPresent');
  });

  it('cannot be guessed: wrong codes wait longer and longer, and a right password does not forgive them', async () => {
    const { secret } = await withAuthenticator(gate);
    const outcomes: string[] = [];
    for (let guess = 0; guess < 8; guess += 1) {
      const { token } = await enter(gate);
      outcomes.push(await codeOf(confirm(token, String(100_000 + guess))));
    }
    expect(outcomes).toEqual([
      ...Array<string>(5).fill('account.codeRefused'),
      ...Array<string>(3).fill('account.tooManyAttempts'),
    ]);
    expect(await codeOf(confirm((await enter(gate)).token, codeAt(secret, now())))).toBe(
      'account.tooManyAttempts',
    );
    gate.pass(step);
    expect((await confirm((await enter(gate)).token, codeAt(secret, now()))).next).toBe('session');
  });

  it('takes each recovery code once, even when two send it at once, however it is typed', async () => {
    const { codes } = await withAuthenticator(gate);
    expect(new Set(codes).size).toBe(10);
    const typed = codes[0]!.toLowerCase().replace(/-/g, ' ');
    const tokens = [await enter(gate), await enter(gate)].map(({ token }) => token);
    const outcomes = await Promise.all(
      tokens.map((token) =>
        confirm(token, typed, 'recoveryCode').then(({ session }) => session.proofs.join(), refusal),
      ),
    );
    expect(outcomes.toSorted()).toEqual(['account.codeRefused', 'password,recoveryCode']);
    const { account } = await sessionOf(
      gate,
      (await confirm((await enter(gate)).token, codes[1]!, 'recoveryCode')).token,
    );
    expect(await gate.store.read((view) => view.recoveryCodesLeft(account.id))).toBe(8);
  });

  it('takes no recovery code of another account, nor those that were renewed', async () => {
    const { codes, token } = await withAuthenticator(gate);
    await holder(gate, 'nguoi.khac');
    await withAuthenticator(gate, 'nguoi.khac');
    const theirs = await enter(gate, 'nguoi.khac');
    expect(await codeOf(confirm(theirs.token, codes[0]!, 'recoveryCode'))).toBe('account.codeRefused');
    const fresh = await renewRecoveryCodes(gate, token);
    expect(await codeOf(confirm((await enter(gate)).token, codes[0]!, 'recoveryCode'))).toBe(
      'account.codeRefused',
    );
    expect((await confirm((await enter(gate)).token, fresh[0]!, 'recoveryCode')).next).toBe('session');
  });

  it('changes only shortly after the password was told', async () => {
    const { token } = await enter(gate);
    gate.pass(10 * 60_000);
    expect(await codeOf(offerAuthenticator(gate, token))).toBe('account.proofNeeded');
    await provePassword(gate, { token, password });
    await offerAuthenticator(gate, token);
    await withAuthenticator(gate);
  });

  it('stays when the password is chosen anew, and goes when the administrator says so', async () => {
    await withAuthenticator(gate);
    const account = (await gate.store.read((view) => view.accountByLogin('nguoi.mau')))!;
    const reset = async (secondFactors: boolean) => {
      const { link } = await resetAccount(gate, { account: account.id, secondFactors }, setup);
      await setPassword(gate, { link, password });
      return (await enter(gate)).next;
    };
    expect(await reset(false)).toBe('secondFactor');
    expect(await reset(true)).toBe('session');
  });

  it('can be removed by its holder, recovery codes with it, and a letter tells', async () => {
    const { token } = await withAuthenticator(gate);
    await removeAuthenticator(gate, token);
    const { next, session } = await enter(gate);
    expect(next).toBe('session');
    expect(await gate.store.read((view) => view.recoveryCodesLeft(session.accountId))).toBe(0);
    expect(gate.letters.sent.filter(({ kind }) => kind === 'secondFactorChanged')).toHaveLength(2);
  });

  it('lies in the store sealed, bound to its account, unreadable under another key', async () => {
    const { secret } = await withAuthenticator(gate);
    const account = (await gate.store.read((view) => view.accountByLogin('nguoi.mau')))!;
    const journal = await gate.store.read((view) => view.journal(0, 1000));
    expect(JSON.stringify([account, journal])).not.toContain(secret);
    const { secrets } = gate.credentials;
    expect(secrets.open(account.totpSecret!, `totp:${account.id}`)).toBe(secret);
    const elsewhere = credentialsOf({
      key: new Uint8Array(32),
      issuer: '',
      site: { ...site, name: '', origins: [] },
    });
    const middle = account.totpSecret!.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
    for (const attempt of [
      () => elsewhere.secrets.open(account.totpSecret!, `totp:${account.id}`),
      () => secrets.open(account.totpSecret!, 'totp:another'),
      () => secrets.open(middle, `totp:${account.id}`),
      () => secrets.open('', `totp:${account.id}`),
    ])
      expect(attempt).toThrow('account.secretUnreadable');
  });

  it('offers are of no use to somebody else', async () => {
    const { token } = await enter(gate);
    const { ticket, secret } = await offerAuthenticator(gate, token);
    await holder(gate, 'nguoi.khac');
    const theirs = await enter(gate, 'nguoi.khac');
    const attempt = addAuthenticator(gate, { token: theirs.token, ticket, code: codeAt(secret, now()) });
    expect(await codeOf(attempt)).toBe('account.ticketUnusable');
    expect(await gate.store.read((view) => view.ticket(ticket as Sha256))).toBeNull();
  });
});

const refusal = (fault: unknown): string => (fault as { code: string }).code;
