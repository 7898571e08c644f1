// A mark of a locked class is set right by five people in their own browsers; open pages of the others follow by themselves.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { systemClock } from '../../src/kernel/index.ts';
import { appoint } from '../../src/server/application/index.ts';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { gateOf, openAccount } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { inBrowser } from '../support/browser.ts';
import { smallBook, testHouse, throughTheLock } from '../support/house.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/page-checks.ts';
import { scannedPages } from '../support/scans.ts';
import { addPerson, sessionHeaders } from '../support/school-office.ts';

const made = smallBook({}, 2);
const [first, second] = [...new Set(made.subjects.map(({ teacher }) => teacher))];
const book = {
  ...made,
  // Two teachers and somebody else as homeroom teacher: whoever signs again is soon through.
  subjects: made.subjects.map((one, index) => ({ ...one, teacher: index === 0 ? first! : second! })),
  staff: { ...made.staff, homeroomTeacher: 'Vũ Thị Chủ Nhiệm' },
};
const subject = book.subjects[0]!;
const pupil = book.pupils[0]!;
const cell = `pupils/${pupil.code}/entries/HK1/${subject.code}/final`;

inBrowser('a whole correction', (open) => {
  jest.setTimeout(180_000);
  let api: TestApi;
  let correction: string;
  const cookies = new Map<string, string>();
  beforeAll(async () => {
    // The countdown runs by the clock of the browser.
    const test = await testHouse(1, systemClock);
    api = await startApi({ test, book, accounts: (of) => accountsOf(gateOf(of)) });
    await throughTheLock(api.test.house, api.imported);
    const { cast } = api.imported;
    const gate = gateOf(api.test);
    const schoolId = (await api.test.house.store.read((view) => view.schools()))[0]!.id;
    const board = await addPerson(gate, schoolId, 'Quản Trị Viên');
    const decision = { number: '5/QĐ', date: '2025-08-30' };
    await appoint(gate, { schoolId, person: board, role: 'administrator', decision }, { service: 'setup' });
    const named = (name: string) => [...cast.names].find(([, one]) => one === name)![0];
    const all = { ...cast, teacher: named(first!), other: named(second!), board };
    for (const who of ['teacher', 'other', 'homeroom', 'principal', 'registrar', 'board'] as const) {
      await openAccount(gate, all[who], who);
      cookies.set(who, (await sessionHeaders(api, gate, who)).cookie!);
    }
  }, 120_000);
  afterAll(() => api.close());

  const as = (who: string, width?: number) =>
    open({ url: api.url, cookie: cookies.get(who)!, ...(width !== undefined && { width }) });
  const opened = async (who: string, width?: number): Promise<Page> => {
    const page = await as(who, width);
    await page.goto(`${api.url}${correction}`);
    await page.getByRole('heading', { name: 'Việc của bạn' }).waitFor();
    return page;
  };

  it('the teacher asks with two scans, seen before they are sent and sent at once', async () => {
    const page = await as('teacher');
    const { classId } = api.imported;
    await page.goto(
      `${api.url}/corrections/new?class=${classId}&pupil=${pupil.code}&sheet=subject.HK1.${subject.code}`,
    );
    const scans = { 'sổ điểm.pdf': scannedPages.pdf(), 'bài kiểm tra.png': scannedPages.png() };
    for (const [name, bytes] of Object.entries(scans)) {
      const file = path.join(api.test.folder, name);
      writeFileSync(file, bytes);
      await page.getByLabel('Tệp', { exact: true }).setInputFiles(file);
      await page.getByRole('button', { name: 'Gửi tệp này' }).click();
      await page.locator('[data-send-evidence-target=list] [data-name]', { hasText: name }).waitFor();
    }
    await expectAccessible(page);
    await page.locator(`[name="to:${cell}"]`).fill('1,7');
    await page.getByLabel('Lí do').fill('Cộng sót điểm câu 5');
    await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
    await page.waitForURL(/\/corrections\/[0-9a-f-]{36}/);
    correction = new URL(page.url()).pathname;
    await page.locator('ins', { hasText: '1,7' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('bài kiểm tra.png');
  });

  it('goes from hand to hand, and the page that the teacher left open follows without being asked', async () => {
    const teacher = await opened('teacher', 360);
    await teacher.evaluate("document.documentElement.dataset.loaded = 'once'");
    const homeroom = await opened('homeroom');
    await homeroom.getByRole('button', { name: 'Xác nhận đề nghị' }).click();
    await teacher.getByText('Chủ nhiệm đã xác nhận').first().waitFor();

    const principal = await opened('principal');
    await principal.getByLabel('Số quyết định').fill('7/QĐ-VD');
    await principal.getByRole('button', { name: 'Cho phép sửa' }).click();
    await teacher.getByText('Cho phép, quyết định số 7/QĐ-VD').waitFor();
    await expectNoSidewaysScroll(teacher);

    for (const who of ['board', 'registrar'] as const) {
      const page = await opened(who);
      const permit = page.getByRole('button', { name: 'Cho phép sửa' });
      if ((await permit.count()) > 0) await step(page, 'Cho phép sửa');
      if ((await page.getByRole('button', { name: 'Mở các ô' }).count()) > 0) await step(page, 'Mở các ô');
    }
    const left = teacher.getByText('Các ô tự khoá lại sau').locator('[role=timer]');
    await left.waitFor();
    const before = await left.innerText();
    await teacher.waitForFunction(
      (text) => globalThis.document.querySelector('[role=timer]')!.textContent !== text,
      before,
    );

    for (const who of ['board', 'registrar', 'homeroom', 'principal'] as const) {
      const page = await opened(who);
      if ((await page.getByRole('button', { name: 'Tôi chứng kiến' }).count()) > 0)
        await step(page, 'Tôi chứng kiến');
    }
    await teacher.getByRole('button', { name: /^Sửa 1 ô/ }).waitFor();
    teacher.once('dialog', (dialog) => void dialog.accept());
    await teacher.getByRole('button', { name: /^Sửa 1 ô/ }).click();
    await teacher.getByText('Khoá lại các ô').first().waitFor();
    expect(await teacher.locator('[role=timer]').count()).toBe(0);
    // Never loaded anew: the stream brought every change.
    expect(await teacher.evaluate('document.documentElement.dataset.loaded')).toBe('once');
    expect(api.imported.records.length).toBeGreaterThan(0);
  });

  it('those who were there read the minutes in the page and sign them, and the office seals', async () => {
    for (const who of ['teacher', 'homeroom', 'board', 'registrar', 'principal'] as const) {
      const page = await opened(who);
      const sign = page.getByRole('button', { name: 'Kí biên bản' });
      if ((await sign.count()) === 0) continue;
      await page.locator('.file-stage canvas').first().waitFor();
      await sign.click();
      await page.getByText('Đã kí biên bản').first().waitFor();
    }
    const seal = await opened('registrar');
    await seal.getByRole('button', { name: 'Đóng dấu biên bản' }).click();
    await seal.getByText('Văn bản chịu ảnh hưởng').first().waitFor();
  });

  it('only those whom it concerns sign the successor, and the public page tells the old one from the new', async () => {
    const { records, cast } = api.imported;
    const [record] = await api.test.house.store.read((view) => view.records([records[0]!]));
    const old = (await api.test.house.store.read((view) => view.documents([records[0]!])))[0]!;
    expect(record!.snapshot.state).not.toBe('locked');
    for (const who of ['teacher', 'other', 'homeroom', 'principal'] as const) await signAll(await as(who));
    const [signed] = await api.test.house.store.read((view) => view.records([records[0]!]));
    const signers = signed!.snapshot.context.signatures.map(({ person }) => cast.names.get(person));
    expect(signers).toContain(first);
    expect(signers).not.toContain(second);

    // The decision that permitted the correction orders the seal as well.
    await signAll(await as('registrar'));

    const documents = await api.test.house.store.read((view) => view.documents([records[0]!]));
    const stranger = await open({ url: api.url });
    await stranger.goto(`${api.url}/verify/${old.verificationCode}`);
    await stranger.locator('[data-verdict=superseded]').waitFor();
    await stranger.goto(`${api.url}/verify/${documents.at(-1)!.verificationCode}`);
    await stranger.locator('[data-verdict=inForce]').waitFor();
    await expectAccessible(stranger);
  });

  async function step(page: Page, button: string): Promise<void> {
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('button', { name: button }).waitFor({ state: 'detached' });
  }

  async function signAll(page: Page): Promise<void> {
    await api.settled();
    for (;;) {
      await page.goto(`${api.url}/signing`);
      const waiting = page.getByRole('link', { name: /^Xem và kí / });
      if ((await waiting.count()) === 0) return;
      await waiting.first().click();
      await page.locator('.reader-stage canvas').first().waitFor();
      await page.getByRole('button', { name: /các văn bản đã chọn$/ }).click();
      await page.waitForURL(/\/signing\/ceremonies\//);
      await page.getByText(/Đã kí (\d+) trong \1 văn bản\./).waitFor();
      await api.settled();
    }
  }
});
