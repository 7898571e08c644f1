// Signing in by password: what is let in, what is refused alike, what ends a session, and attacks on all of it.
import type { Sha256 } from '../../../src/kernel/index.ts';
import {
  askReset,
  changePassword,
  createAccount,
  endOtherSessions,
  endSession,
  listSessions,
  provePassword,
  resetAccount,
  restoreAccount,
  revokeSession,
  sessionLimits,
  sessionOf,
  setPassword,
  signIn,
  suspendAccount,
} from '../../../src/server/application/index.ts';
import { codeOf, faultOf } from '../../support/faults.ts';
import { caller, enter, holder, password, setup, somebody, testGate } from '../../support/gate.ts';
import type { TestGate } from '../../support/gate.ts';

const other = 'mưa rào trên mái tôn cũ';
const hour = 3_600_000;

describe('signing in', () => {
  let gate: TestGate;
  beforeEach(async () => (gate = await testGate()));
  afterEach(() => gate.close());

  const open = (token: string) => codeOf(sessionOf(gate, token));

  it('opens a session for the right password, however the name is typed', async () => {
    const { account, person } = await holder(gate);
    const { next, token } = await enter(gate, '  NGUOI.Mau ');
    expect(next).toBe('session');
    expect((await sessionOf(gate, token)).account).toMatchObject({ id: account.id, personId: person });
  });

  it('takes a password in another Unicode form for the same', async () => {
    await holder(gate);
    expect((await enter(gate, 'nguoi.mau', password.normalize('NFD'))).next).toBe('session');
  });

  it('gives unknown names, wrong passwords, fresh and suspended accounts one and the same answer', async () => {
    const { account } = await holder(gate);
    await holder(gate, 'bi.ngung').then(({ account: { id } }) => suspendAccount(gate, id, setup));
    await createAccount(gate, { person: await somebody(gate), loginName: 'chua.dat' }, setup);
    const said = [];
    for (const [name, typed] of [
      ['khong.co', password],
      ['nguoi.mau', 'sai hoàn toàn rồi nhé'],
      ['bi.ngung', password],
      ['chua.dat', password],
      ['nguoi.mau', ''],
      ["' OR 1=1 --", password],
    ] as const)
      said.push(JSON.stringify(await faultOf(enter(gate, name, typed))));
    expect(new Set(said).size).toBe(1);
    expect(said[0]).not.toContain(account.id);
  });

  it('does the work of a password for a name that nobody has', async () => {
    await holder(gate);
    const worked: (string | null)[] = [];
    const { passwords } = gate.credentials;
    const watched = {
      ...gate,
      credentials: {
        ...gate.credentials,
        passwords: {
          ...passwords,
          verify: (hash: string | null, text: string) => {
            worked.push(hash);
            return passwords.verify(hash, text);
          },
        },
      },
    };
    await codeOf(signIn(watched, { loginName: 'khong.co', password, caller }));
    await codeOf(signIn(watched, { loginName: 'nguoi.mau', password: 'sai', caller }));
    expect(worked).toHaveLength(2);
    const took = async (hash: string | null) => {
      const start = performance.now();
      await passwords.verify(hash, 'mật khẩu nào đó thôi');
      return performance.now() - start;
    };
    await took(null);
    const times = { unknown: [] as number[], known: [] as number[] };
    for (let round = 0; round < 7; round += 1) {
      times.unknown.push(await took(null));
      times.known.push(await took(worked[1]!));
    }
    const middle = (list: number[]) => list.toSorted((a, b) => a - b)[3]!;
    expect(middle(times.unknown)).toBeGreaterThan(middle(times.known) / 3);
    expect(middle(times.unknown)).toBeLessThan(middle(times.known) * 3);
  });

  it('keeps neither tokens nor passwords, in the store or in the journal', async () => {
    await holder(gate);
    const { token } = await enter(gate);
    await codeOf(enter(gate, 'nguoi.mau', 'gõ nhầm một mật khẩu khác'));
    await codeOf(enter(gate, password, 'gõ mật khẩu vào ô tên'));
    const stored = await gate.store.read(async (view) => {
      const account = await view.accountByLogin('nguoi.mau');
      return JSON.stringify([await view.journal(0, 1000), account, await view.sessionsOf(account!.id)]);
    });
    for (const secret of [token, password, 'gõ nhầm', 'gõ mật khẩu']) expect(stored).not.toContain(secret);
    const journal = await gate.store.read((view) => view.journal(0, 1000));
    expect(JSON.stringify(journal)).not.toContain('argon2');
    expect(journal.map(({ event }) => event.type)).toEqual([
      'account.created',
      'account.passwordSet',
      'session.began',
    ]);
  });

  it('gives a new token every time, of 256 bits, and opens nothing for guesses or stored hashes', async () => {
    await holder(gate);
    const first = await enter(gate);
    const second = await enter(gate);
    expect(first.token).not.toBe(second.token);
    expect(Buffer.from(first.token, 'base64url')).toHaveLength(32);
    for (const guess of [
      '',
      first.session.tokenHash,
      first.session.id,
      `${first.token}=`,
      first.token.slice(1),
    ])
      expect(await open(guess)).toBe('account.sessionEnded');
  });

  it('locks for a growing while after five failures, whether or not the account exists', async () => {
    await holder(gate);
    for (const name of ['nguoi.mau', 'khong.co']) {
      const waits: number[] = [];
      for (let failure = 0; failure < 8; failure += 1) {
        const fault = await faultOf(enter(gate, name, 'không phải mật khẩu'));
        if (fault.code === 'account.tooManyAttempts') {
          waits.push(Number(fault.details['seconds']));
          gate.pass(waits.at(-1)! * 1000);
        }
      }
      expect(waits).toEqual([2, 4]);
    }
  });

  it('refuses the right password while locked, and lets it in afterwards', async () => {
    await holder(gate);
    for (let failure = 0; failure < 5; failure += 1) await codeOf(enter(gate, 'nguoi.mau', 'sai'));
    expect(await codeOf(enter(gate))).toBe('account.tooManyAttempts');
    gate.pass(2_000);
    const { session } = await enter(gate);
    const journal = await gate.store.read((view) => view.journal(0, 1000));
    expect(journal.at(-1)!.event).toMatchObject({
      type: 'session.began',
      session: session.id,
      failuresBefore: 5,
    });
    for (let failure = 0; failure < 4; failure += 1) await codeOf(enter(gate, 'nguoi.mau', 'sai'));
    expect((await enter(gate)).next).toBe('session');
  });

  it('counts guesses made at once one by one', async () => {
    await holder(gate);
    const codes = await Promise.all(
      Array.from({ length: 40 }, (_, index) => codeOf(enter(gate, 'nguoi.mau', `đoán lần thứ ${index}`))),
    );
    expect(codes.filter((code) => code === 'account.signInRefused')).toHaveLength(5);
    expect(codes.filter((code) => code === 'account.tooManyAttempts')).toHaveLength(35);
  });

  it('slows an address down that tries many names, and not its neighbours', async () => {
    await holder(gate);
    const codes: string[] = [];
    for (let index = 0; index < 42; index += 1)
      codes.push(await codeOf(enter(gate, `ten.so.${index}`, 'một mật khẩu phổ biến')));
    expect(codes.slice(0, 40)).toEqual(Array<string>(40).fill('account.signInRefused'));
    expect(codes[40]).toBe('account.tooManyAttempts');
    expect(await codeOf(enter(gate))).toBe('account.tooManyAttempts');
    expect((await enter(gate, 'nguoi.mau', password, { ...caller, address: '192.0.2.8' })).next).toBe(
      'session',
    );
  });

  it('does not let a clock set back lock anybody out for longer than the wait', async () => {
    await holder(gate);
    for (let failure = 0; failure < 6; failure += 1) await codeOf(enter(gate, 'nguoi.mau', 'sai'));
    gate.pass(-365 * 24 * hour);
    const fault = await faultOf(enter(gate));
    expect(fault.code).toBe('account.tooManyAttempts');
    gate.pass(Number(fault.details['seconds']) * 1000);
    expect((await enter(gate)).next).toBe('session');
  });
});

describe('sessions', () => {
  let gate: TestGate;
  beforeEach(async () => {
    gate = await testGate();
    await holder(gate);
  });
  afterEach(() => gate.close());
  const holds = (token: string) =>
    sessionOf(gate, token).then(
      () => true,
      () => false,
    );

  it('end when idle for an hour, and after twelve hours even when busy', async () => {
    const idle = await enter(gate);
    gate.pass(sessionLimits.idleMs - 1);
    expect(await holds(idle.token)).toBe(true);
    gate.pass(sessionLimits.idleMs);
    expect(await holds(idle.token)).toBe(false);
    const busy = await enter(gate);
    for (let half = 0; half < 23; half += 1) {
      gate.pass(hour / 2);
      expect(await holds(busy.token)).toBe(true);
    }
    gate.pass(hour / 2);
    expect(await holds(busy.token)).toBe(false);
  });

  it('do not live longer because the clock was set back', async () => {
    const { token } = await enter(gate);
    gate.pass(-5 * hour);
    expect(await holds(token)).toBe(false);
  });

  it('are listed without anything that opens them, and ended one by one or all others', async () => {
    const [mine, phone, library] = [await enter(gate), await enter(gate), await enter(gate)];
    const cards = await listSessions(gate, mine.token);
    expect(cards.map(({ current }) => current).filter(Boolean)).toHaveLength(1);
    expect(cards).toHaveLength(3);
    for (const { token, session } of [mine, phone, library]) {
      expect(JSON.stringify(cards)).not.toContain(token);
      expect(JSON.stringify(cards)).not.toContain(session.tokenHash);
    }
    await revokeSession(gate, mine.token, phone.session.id);
    expect(await Promise.all([mine, phone, library].map(({ token }) => holds(token)))).toEqual([
      true,
      false,
      true,
    ]);
    expect(await endOtherSessions(gate, mine.token)).toBe(1);
    expect(await holds(library.token)).toBe(false);
    await endSession(gate, mine.token);
    expect(await holds(mine.token)).toBe(false);
    await endSession(gate, 'nothing');
  });

  it('of somebody else cannot be ended', async () => {
    await holder(gate, 'nguoi.khac');
    const mine = await enter(gate);
    const theirs = await enter(gate, 'nguoi.khac');
    await revokeSession(gate, mine.token, theirs.session.id);
    expect(await holds(theirs.token)).toBe(true);
  });

  it('end with the account, and do not come back with it', async () => {
    const { token, session } = await enter(gate);
    await suspendAccount(gate, session.accountId, setup);
    expect(await holds(token)).toBe(false);
    await restoreAccount(gate, session.accountId, setup);
    expect(await holds(token)).toBe(false);
    expect((await enter(gate)).next).toBe('session');
  });
});

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
        setPassword(gate, { link: letter.token, password: text }).then(
          () => 'set',
          (fault: { code: string }) => fault.code,
        ),
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
      expect(await askReset(gate, { loginNameOrEmail, caller })).toBeUndefined();
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
