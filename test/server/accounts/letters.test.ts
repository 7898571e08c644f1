// Letters that open something: the invitation to a new account, and the code that proves an address for notices.
import type { AccountLetter } from '../../../src/server/application/index.ts';
import {
  askNoticeAddress,
  confirmNoticeAddress,
  contactOf,
  createAccount,
  letterText,
  setPassword,
  withdrawNoticeAddress,
  type House,
} from '../../../src/server/application/index.ts';
import { codeOf } from '../../support/faults.ts';
import { enter, holder, password, setup, somebody, testGate, type TestGate } from '../../support/gate.ts';

const HOUR_MS = 3_600_000;

describe('letters about accounts', () => {
  let gate: TestGate;
  beforeEach(async () => void (gate = await testGate()));
  afterEach(() => gate.close());

  const last = <Kind extends AccountLetter['kind']>(kind: Kind) => {
    const found = gate.letters.sent.findLast((letter) => letter.kind === kind);
    if (!found) throw new Error(`no ${kind}`);
    return found as Extract<AccountLetter, { kind: Kind }>;
  };
  const wish = (personId: AccountLetter['person'], address: string) =>
    askNoticeAddress(gate, { personId, address, language: 'vi', digests: 'all' });
  const contact = (person: AccountLetter['person']) => contactOf(gate as unknown as House, person);

  it('invite whoever has an address, with the same link that the administrator sees', async () => {
    const person = await somebody(gate, 'Người Mới');
    const email = 'moi@example.edu.vn';
    const { link } = await createAccount(gate, { person, loginName: 'nguoi.moi', email }, setup);
    const letter = last('invitation');
    expect(letter).toMatchObject({ to: email, person, account: 'nguoi.moi', token: link });
    const { subject, text } = letterText(letter, 'https://hoso.example.edu.vn');
    expect(text).toContain(link);
    expect(text).toContain('nguoi.moi');
    expect(text).not.toMatch(/\{\w+\}/);
    expect(subject).not.toContain('Người Mới');
    await setPassword(gate, { link: letter.token, password });
    expect((await enter(gate, 'nguoi.moi')).next).toBe('session');
    const silent = await somebody(gate, 'Không Thư');
    const before = gate.letters.sent.length;
    await createAccount(gate, { person: silent, loginName: 'khong.thu' }, setup);
    expect(gate.letters.sent).toHaveLength(before);
  });

  it('prove a new address before it is used, and leave the former in force until then', async () => {
    const { person } = await holder(gate);
    expect(await wish(person, 'mot@vidu.example')).toEqual({ contact: null, awaiting: true });
    expect(await contact(person)).toBeNull();
    const first = last('noticeAddress');
    expect(letterText(first, 'https://x').text).toContain(first.token);
    await confirmNoticeAddress(gate, { personId: person, code: first.token });
    expect(await contact(person)).toMatchObject({ address: 'mot@vidu.example' });
    expect(await wish(person, 'hai@vidu.example')).toMatchObject({
      contact: { address: 'mot@vidu.example' },
      awaiting: true,
    });
    expect(await contact(person)).toMatchObject({ address: 'mot@vidu.example' });
    const again = confirmNoticeAddress(gate, { personId: person, code: first.token });
    expect(await codeOf(again)).toBe('account.ticketUnusable');
    expect((await wish(person, 'mot@vidu.example')).awaiting).toBe(false);
    const types = (await gate.store.read((view) => view.journal(0, 100))).map(({ event }) => event.type);
    expect(types.filter((type) => type === 'account.noticeAddressConfirmed')).toHaveLength(1);
  });

  it('are codes for one person, for a day, for the last address asked, and for nobody who has withdrawn', async () => {
    const [one, other] = [await holder(gate, 'nguoi.mot'), await holder(gate, 'nguoi.hai')];
    const confirm = (person: AccountLetter['person'], code: string) =>
      codeOf(confirmNoticeAddress(gate, { personId: person, code }));
    await wish(one.person, 'mot@vidu.example');
    const { token } = last('noticeAddress');
    expect(await confirm(other.person, token)).toBe('account.ticketUnusable');
    await wish(one.person, 'ba@vidu.example');
    expect(await confirm(one.person, token)).toBe('account.ticketUnusable');
    gate.pass(24 * HOUR_MS);
    expect(await confirm(one.person, last('noticeAddress').token)).toBe('account.ticketUnusable');
    await wish(one.person, 'bon@vidu.example');
    await withdrawNoticeAddress(gate, one.person);
    expect(await confirm(one.person, last('noticeAddress').token)).toBe('account.ticketUnusable');
    expect(await contact(one.person)).toBeNull();
  });

  it('fill nobody’s mailbox, however many people ask', async () => {
    const people = [];
    for (const name of ['a.mot', 'b.hai', 'c.ba', 'd.bon', 'e.nam'])
      people.push((await holder(gate, name)).person);
    const asked = [];
    for (const person of people)
      asked.push(
        await wish(person, 'Nan.Nhan@vidu.example').then(
          () => 'sent',
          () => 'refused',
        ),
      );
    expect(asked.filter((one) => one === 'sent').length).toBeLessThan(5);
  });
});
