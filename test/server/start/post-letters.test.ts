// Letters about accounts over a real SMTP server: they arrive, are tried again, and end with the server.
import { instant } from '../../../src/kernel/index.ts';
import { gateOf, openAccount } from '../../support/accounts.ts';
import { call, startApi } from '../../support/api.ts';
import { testHouse } from '../../support/house.ts';
import { browserOf } from '../../support/school-office.ts';
import { answer, mailServer } from '../../support/smtp.ts';
import { smtpMailer } from '../../../src/server/mail/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { postLetters } from '../../../src/server/start/post-letters.ts';

const origin = new URL('http://127.0.0.1:3000');
const from = 'giaplai@example.edu.vn';
const mailerOf = (port: number) => smtpMailer({ host: '127.0.0.1', port, encryption: 'none', from });
const until = async (done: () => boolean) => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 10));
};
const changed = {
  kind: 'passwordChanged',
  to: 'a@example.edu.vn',
  name: 'Người Mẫu',
  at: instant('2026-06-01T08:00:00+07:00'),
} as const;

it('a forgotten password is replaced by the code of a letter, on a page without scripts', async () => {
  const server = await mailServer();
  const mailer = mailerOf(server.port);
  const undelivered: string[] = [];
  const letters = postLetters({ mailer, origin, onUndelivered: (kind) => undelivered.push(kind) });
  const test = await testHouse();
  const gate = { ...gateOf(test), letters };
  const api = await startApi({ test, gate, accounts: () => accountsOf(gate) });
  await openAccount(gate, api.imported.cast.homeroom, 'gvcn');
  const account = (await gate.store.read((view) => view.accountOfPerson(api.imported.cast.homeroom)))!;
  const saved = { ...account, email: 'gvcn@example.edu.vn' };
  await gate.store.write((transaction) => transaction.saveAccount(saved));

  expect((await call(api, 'POST', '/api/password-resets', undefined, { account: 'gvcn' })).status).toBe(202);
  await until(() => server.received.length === 1);
  const [letter] = server.received;
  expect(letter!.subject).not.toMatch(/gvcn|Người/);
  expect(letter!.text).toContain(`${origin.origin}/password`);
  const code = letter!.text!.split('\n').find((line) => /^[\w-]{43}$/.test(line))!;

  const password = 'thuyền nan lướt sóng chiều 71';
  const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${api.url}/password`, { method: 'POST', headers, body: new URLSearchParams(fields) });
  const page = await (await fetch(`${api.url}/password`)).text();
  expect(page).toContain('<form method="post" action="/password">');
  const short = await form({ code, password: 'ngắn' });
  expect([short.status, await short.text()]).toEqual([422, expect.stringContaining('ít nhất 15')]);
  expect((await form({ code, password }, { origin: 'https://khac.example' })).status).toBe(403);
  expect((await form({ code: `${code} `, password })).status).toBe(200);
  const again = await form({ code, password });
  expect(again.status).toBe(422);
  expect(await again.text()).not.toContain(code);
  await browserOf(api, 'gvcn', password);
  await until(() => server.received.length === 2);
  expect(server.received[1]!.subject).toMatch(/mật khẩu đã đổi/);
  expect(server.received[1]!.text).not.toContain(code);
  expect(api.log.join('')).not.toContain(code);
  expect(undelivered).toEqual([]);
  await letters.end();
  await mailer.close();
  await api.close();
  await server.close();
});

it('a server that does not take a letter now gets it again', async () => {
  let refusals = 2;
  const server = await mailServer({
    onRcptTo: (_address, _session, done) => done(refusals-- > 0 ? answer(451, 'later') : null),
  });
  const mailer = mailerOf(server.port);
  const told: unknown[] = [];
  const onUndelivered = (...all: unknown[]) => told.push(all);
  const letters = postLetters({ mailer, origin, onUndelivered, waits: [5, 5, 5] });
  letters.post(changed);
  await until(() => server.received.length === 1);
  expect([refusals, told]).toEqual([-1, []]);
  await letters.end();
  await mailer.close();
  await server.close();
});

it('whatever cannot be sent before the server ends is told by its kind and outcome, and nobody waits for it', async () => {
  const server = await mailServer({ onRcptTo: (_address, _session, done) => done(answer(451, 'later')) });
  const mailer = mailerOf(server.port);
  const told: unknown[] = [];
  const onUndelivered = (...all: unknown[]) => told.push(all);
  const letters = postLetters({ mailer, origin, onUndelivered, waits: [3_600_000] });
  letters.post(changed);
  await letters.end();
  expect(told).toEqual([['passwordChanged', 'deferred']]);
  letters.post(changed);
  await letters.end();
  expect(told).toHaveLength(2);
  await mailer.close();
  await server.close();
});

it('an address that does not exist is not tried again', async () => {
  let attempts = 0;
  const server = await mailServer({
    onRcptTo: (_address, _session, done) => {
      attempts += 1;
      done(answer(550, 'nobody of that name'));
    },
  });
  const mailer = mailerOf(server.port);
  const told: unknown[] = [];
  const onUndelivered = (...all: unknown[]) => told.push(all);
  const letters = postLetters({ mailer, origin, onUndelivered, waits: [1, 1] });
  letters.post(changed);
  await until(() => told.length === 1);
  expect([attempts, told]).toEqual([1, [['passwordChanged', 'bounced']]]);
  await letters.end();
  await mailer.close();
  await server.close();
});
