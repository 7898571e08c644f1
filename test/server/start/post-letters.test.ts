// Letters about accounts over a real SMTP server: they arrive, are tried again, outlive the server, and are seen.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { instant } from '../../../src/kernel/index.ts';
import type { Instant, PersonId } from '../../../src/kernel/index.ts';
import { sendLetters, type AccountLetter } from '../../../src/server/application/index.ts';
import { openInstallation, type Installation } from '../../../src/server/installation.ts';
import { smtpMailer } from '../../../src/server/mail/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { postLetters, type LetterPost } from '../../../src/server/start/post-letters.ts';
import { gateOf, openAccount } from '../../support/accounts.ts';
import { call, startApi } from '../../support/api.ts';
import { importBook, smallBook, temporaryFolder, testHouse } from '../../support/house.ts';
import { browserOf } from '../../support/school-office.ts';
import { answer, mailServer } from '../../support/smtp.ts';

const origin = new URL('http://127.0.0.1:3000');
const from = 'giaplai@example.edu.vn';
const mailerOf = (port: number) => smtpMailer({ host: '127.0.0.1', port, encryption: 'none', from });
const until = async (done: () => boolean | Promise<boolean>) => {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 10));
};
const failing = (error: unknown) => {
  throw error;
};

it('a forgotten password is replaced by the code of a letter, on a page without scripts', async () => {
  const server = await mailServer();
  const mailer = mailerOf(server.port);
  const undelivered: string[] = [];
  const test = await testHouse();
  const onUndelivered = (kind: string) => undelivered.push(kind);
  const letters = postLetters({ house: test.house, mailer, origin, onUndelivered, onFailure: failing });
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
    fetch(`${api.url}/password`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ _do: 'choose', ...fields }),
      redirect: 'manual',
    });
  const page = await (await fetch(`${api.url}/password`)).text();
  expect(page).toContain('<form method="post" action="/password"');
  const short = await form({ code, password: 'ngắn' });
  expect([short.status, await short.text()]).toEqual([422, expect.stringContaining('ít nhất 15')]);
  expect((await form({ code, password }, { origin: 'https://khac.example' })).status).toBe(403);
  expect((await form({ code: `${code} `, password })).headers.get('location')).toBe('/sign-in');
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

describe('a letter', () => {
  let folder: string;
  let house: Installation;
  let now: Instant;
  let person: PersonId;
  const open = async () => (house = await openInstallation(folder, { clock: { now: () => now }, lanes: 1 }));
  const minutes = (count: number) => (now = (now + count * 60_000) as Instant);
  const link = (): AccountLetter => ({
    kind: 'passwordLink',
    person,
    to: 'a@example.edu.vn',
    name: 'Người Mẫu',
    token: 'mật-mã-dùng-một-lần',
    until: (now + 30 * 60_000) as Instant,
  });
  const post = (letters: LetterPost, letter: AccountLetter | null) =>
    house.store.write((transaction) => letters.post(transaction, letter, now));
  const stored = async () => (await house.store.read((view) => view.letters(10)))[0]!;

  beforeEach(async () => {
    now = instant('2026-06-01T22:00:00+07:00');
    folder = temporaryFolder();
    await open();
    person = (await importBook(house, smallBook())).cast.homeroom;
  });
  afterEach(async () => {
    await house.close();
    rmSync(folder, { recursive: true });
  });

  it('that a server does not take now outlives the end of the program, and is sent again by the next', async () => {
    let refusals = 1;
    const server = await mailServer({
      onRcptTo: (_address, _session, done) => done(refusals-- > 0 ? answer(451, 'later') : null),
    });
    const mailer = mailerOf(server.port);
    const letters = postLetters({ house, mailer, origin, onFailure: failing, everyMs: 3_600_000 });
    await post(letters, link());
    await until(async () => (await stored()).attempts === 1 && (await stored()).lastReply !== null);
    await letters.end();
    expect(server.received).toEqual([]);
    const database = readFileSync(path.join(folder, 'giaplai.sqlite'));
    const log = readFileSync(path.join(folder, 'giaplai.sqlite-wal'));
    expect(database.includes('mật-mã') || log.includes('mật-mã')).toBe(false);
    await house.close();
    await open();
    minutes(1);
    expect(await sendLetters({ house, mailer, site: origin.origin })).toMatchObject({ accepted: 1 });
    expect(server.received[0]!.text).toContain('mật-mã-dùng-một-lần');
    expect(await stored()).toMatchObject({ state: 'accepted', attempts: 2, sealed: null });
    await mailer.close();
    await server.close();
  });

  it('is sent at night, and a cause that is taken back takes its letter with it', async () => {
    const server = await mailServer();
    const mailer = mailerOf(server.port);
    const letters = postLetters({ house, mailer, origin, onFailure: failing });
    const undone = house.store.write(async (transaction) => {
      await letters.post(transaction, link(), now);
      throw new RangeError('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await post(letters, link());
    await until(() => server.received.length > 0);
    await letters.end();
    expect(server.received).toHaveLength(1);
    await mailer.close();
    await server.close();
  });

  it('is given up when it has become pointless, told by kind and outcome, and its code is forgotten', async () => {
    const server = await mailServer({
      onRcptTo: (_address, _session, done) => done(answer(451, 'a@example.edu.vn busy')),
    });
    const mailer = mailerOf(server.port);
    const told: unknown[] = [];
    const run = { house, mailer, site: origin.origin, onUndelivered: (...all: unknown[]) => told.push(all) };
    const letters = postLetters({ house, mailer, origin, onFailure: failing, everyMs: 3_600_000 });
    await letters.end();
    await post(letters, link());
    for (let turn = 0; turn < 60; turn += 1) {
      await sendLetters(run);
      minutes(1);
    }
    expect(told).toEqual([['passwordLink', 'deferred']]);
    expect(await stored()).toMatchObject({ state: 'failed', sealed: null });
    expect((await stored()).attempts).toBeLessThan(7);
    await mailer.close();
    await server.close();
  });

  it('to an address that does not exist is not tried again, nor is anything else until the address is set anew', async () => {
    let attempts = 0;
    const server = await mailServer({
      onRcptTo: (_address, _session, done) => {
        attempts += 1;
        done(answer(550, 'nobody of that name'));
      },
    });
    const mailer = mailerOf(server.port);
    const letters = postLetters({ house, mailer, origin, onFailure: failing });
    await post(letters, link());
    await until(async () => (await stored()).state === 'bounced');
    minutes(1);
    await post(letters, { ...link(), to: 'A@Example.edu.vn' });
    await until(async () => (await stored()).state === 'failed');
    expect(attempts).toBe(1);
    const [bad] = await house.store.read((view) => view.failingAddresses());
    expect(bad).toMatchObject({
      address: 'a@example.edu.vn',
      reason: expect.stringContaining('nobody') as string,
    });
    await letters.end();
    await mailer.close();
    await server.close();
  });

  it('to nobody is queued and never sent, nor seen by anybody', async () => {
    const server = await mailServer();
    const mailer = mailerOf(server.port);
    const told: unknown[] = [];
    const onUndelivered = (...all: unknown[]) => told.push(all);
    const letters = postLetters({ house, mailer, origin, onFailure: failing, onUndelivered });
    await post(letters, null);
    await letters.end();
    await sendLetters({ house, mailer, site: origin.origin, onUndelivered });
    expect([server.received, told, await house.store.read((view) => view.letters(10))]).toEqual([[], [], []]);
    await mailer.close();
    await server.close();
  });
});
