// Passwords changed, chosen by link, asked for by mail, reset by the administrator.
import type { Sha256 } from '../../../src/kernel/index.ts';
import {
  askReset,
  changePassword,
  provePassword,
  resetAccount,
  sessionOf,
  setPassword,
} from '../../../src/server/application/index.ts';
import { codeOf } from '../../support/faults.ts';
import { caller, enter, holder, password, setup, testGate } from '../../support/gate.ts';
import type { TestGate } from '../../support/gate.ts';

const other = 'mưa rào trên mái tôn cũ';
const hour = 3_600_000;

describe('passwords', () => {
  let gate: TestGate;
  beforeEach(async () => (gate = await testGate()));
  afterEach(() => gate.close());

  it('are changed with the old one told, which ends every other session', async () => {
    const { email } = await holder(gate);
    const [mine, phone] = [await enter(gate), await enter(gate)];
    const change = { token: mine.token, former: password, password: other };
    expect(await codeOf(changePassword(gate, { ...change, former: 'sai' }))).toBe('account.signInRefused');
    await changePassword(gate, change);
    await sessionOf(gate, mine.token);
    expect(await codeOf(sessionOf(gate, phone.token))).toBe('account.sessionEnded');
    expect(await codeOf(enter(gate))).toBe('account.signInRefused');
    expect((await enter(gate, 'nguoi.mau', other)).next).toBe('session');
    expect(gate.letters.sent.at(-1)).toMatchObject({ kind: 'passwordChanged', to: email });
  });

  it('cannot be guessed through an open session', async () => {
    await holder(gate);
    const { token } = await enter(gate);
    const codes = [];
    for (let guess = 0; guess < 6; guess += 1)
      codes.push(await codeOf(provePassword(gate, { token, password: 'x' })));
    expect(codes[4]).toBe('account.signInRefused');
    expect(codes[5]).toBe('account.tooManyAttempts');
  });

  it('are chosen by a link that works once, for a while, and ends sessions', async () => {
    const { email } = await holder(gate);
    const { token } = await enter(gate);
    await askReset(gate, { loginNameOrEmail: email, caller });
    const letter = gate.letters.sent.at(-1)!;
    if (letter.kind !== 'passwordLink') throw new Error('no link was sent');
    expect(await codeOf(setPassword(gate, { link: letter.token, password: 'ngắn' }))).toBe(
      'account.passwordTooShort',
    );
    const both = await Promise.all(
      [other, `${other} khác`].map((text) =>
        setPassword(gate, { link: letter.token, password: text }).then(() => 'set', refusal),
      ),
    );
    expect(both.toSorted()).toEqual(['account.ticketUnusable', 'set']);
    expect(await codeOf(sessionOf(gate, token))).toBe('account.sessionEnded');
  });

  it('cannot be chosen by a link that is too old, that another replaced, or that is only its hash', async () => {
    const { email, account } = await holder(gate);
    const ask = async () => {
      await askReset(gate, { loginNameOrEmail: email, caller });
      const letter = gate.letters.sent.at(-1)!;
      return letter.kind === 'passwordLink' ? letter.token : '';
    };
    const link = await ask();
    gate.pass(hour / 2);
    expect(await codeOf(setPassword(gate, { link, password: other }))).toBe('account.ticketUnusable');
    const second = await ask();
    const { link: given } = await resetAccount(gate, { account: account.id, secondFactors: false }, setup);
    expect(await codeOf(setPassword(gate, { link: second, password: other }))).toBe('account.ticketUnusable');
    const stored = await gate.store.read((view) => view.ticket(given as Sha256));
    expect(stored).toBeNull();
    await setPassword(gate, { link: given, password: other });
    expect((await enter(gate, 'nguoi.mau', other)).next).toBe('session');
  });

  it('are asked for by mail without learning who has an account', async () => {
    await holder(gate);
    const before = gate.letters.sent.length;
    for (const loginNameOrEmail of ['khong.co', 'khong.co@example.edu.vn', ''])
      await askReset(gate, { loginNameOrEmail, caller });
    expect(gate.letters.sent).toHaveLength(before);
    for (let time = 0; time < 3; time += 1) await askReset(gate, { loginNameOrEmail: 'nguoi.mau', caller });
    expect(await codeOf(askReset(gate, { loginNameOrEmail: 'nguoi.mau', caller }))).toBe(
      'account.tooManyAttempts',
    );
    expect(gate.letters.sent).toHaveLength(before + 3);
  });

  it('that were reset by the administrator open nothing, nor do sessions from before', async () => {
    const { account } = await holder(gate);
    const { token } = await enter(gate);
    await resetAccount(gate, { account: account.id, secondFactors: false }, setup);
    expect(await codeOf(enter(gate))).toBe('account.signInRefused');
    expect(await codeOf(sessionOf(gate, token))).toBe('account.sessionEnded');
  });
});

const refusal = (fault: unknown): string => (fault as { code: string }).code;
