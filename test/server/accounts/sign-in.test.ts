// Signing in by password: what is let in, what is refused alike, and attacks on it.
import { createAccount, sessionOf, signIn, suspendAccount } from '../../../src/server/application/index.ts';
import { codeOf, faultOf } from '../../support/faults.ts';
import { caller, enter, holder, password, setup, somebody, testGate } from '../../support/gate.ts';
import type { TestGate } from '../../support/gate.ts';

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
          waits.push(Number(fault.details.seconds));
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

  it('slows down a subscriber of IPv6 who changes the address within their /64', async () => {
    await holder(gate);
    const codes: string[] = [];
    for (let index = 0; index < 42; index += 1) {
      const address = `2001:db8:1:2::${index.toString(16)}`;
      codes.push(
        await codeOf(enter(gate, `ten.so.${index}`, 'một mật khẩu phổ biến', { ...caller, address })),
      );
    }
    expect(codes[39]).toBe('account.signInRefused');
    expect(codes[40]).toBe('account.tooManyAttempts');
    const neighbour = { ...caller, address: '2001:db8:1:3::1' };
    expect((await enter(gate, 'nguoi.mau', password, neighbour)).next).toBe('session');
  });

  it('does not let a clock set back lock anybody out for longer than the wait', async () => {
    await holder(gate);
    for (let failure = 0; failure < 6; failure += 1) await codeOf(enter(gate, 'nguoi.mau', 'sai'));
    gate.pass(-365 * 24 * hour);
    const fault = await faultOf(enter(gate));
    expect(fault.code).toBe('account.tooManyAttempts');
    gate.pass(Number(fault.details.seconds) * 1000);
    expect((await enter(gate)).next).toBe('session');
  });
});
