// Whatever an administrator does to an account that lets somebody else in, its holder hears of.
import { addressAccount, letterText, resetAccount } from '../../../src/server/application/index.ts';
import { holder, setup, testGate, type TestGate } from '../../support/gate.ts';

describe('holders of accounts', () => {
  let gate: TestGate;
  beforeEach(async () => void (gate = await testGate()));
  afterEach(() => gate.close());

  const lettersOf = async (work: () => Promise<unknown>) => {
    const before = gate.letters.sent.length;
    await work();
    return gate.letters.sent.slice(before);
  };

  it('are told of a reset by an administrator, without the link that opens the account', async () => {
    const { account, person, email } = await holder(gate);
    let link = '';
    const sent = await lettersOf(async () => {
      ({ link } = await resetAccount(gate, { account: account.id, secondFactors: true }, setup));
    });
    expect(sent).toMatchObject([{ kind: 'accountReset', person, to: email, at: gate.clock.now() }]);
    expect(JSON.stringify(sent)).not.toContain(link);
    const { subject, text } = letterText(sent[0]!, 'https://hoso.example.edu.vn');
    expect(text).toContain('Người Mẫu nguoi.mau');
    expect(text).toContain('2026');
    expect(text).not.toMatch(/\{\w+\}/);
    expect(subject).not.toContain('Người Mẫu');
  });

  it('are told of another address at the former one and at the new one', async () => {
    const { account, email } = await holder(gate);
    const to = (email: string | null) => () => addressAccount(gate, { account: account.id, email }, setup);
    const changed = { kind: 'accountAddressChanged' };
    const next = 'moi@example.edu.vn';
    expect(await lettersOf(to(next))).toMatchObject([
      { ...changed, to: email },
      { ...changed, to: next },
    ]);
    expect(await lettersOf(to(next))).toEqual([]);
    const [last, ...more] = await lettersOf(to(null));
    expect(last).toMatchObject({ ...changed, to: next });
    expect(more).toEqual([]);
    expect(letterText(last!, 'https://hoso.example.edu.vn').text).not.toMatch(/\{\w+\}/);
    expect(await lettersOf(to(email))).toMatchObject([{ ...changed, to: email }]);
  });
});
