// A class from its last marks to the archive, everybody doing their part in a browser; then other programs judge the file.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

import { inBrowser, type Look } from '../support/browser.ts';
import { freshBook, KEY_PIN, staff, startFreshSchool, type FreshSchool } from '../support/fresh-school.ts';
import { allSaved, cellAt, pasteText, sheetOpened } from '../support/grid.ts';
import { expectAccessible } from '../support/page-checks.ts';
import { giaplai, itWith, runProgram } from '../support/programs.ts';

const book = freshBook({ subject: 0, term: 'HK2' });
const subject = book.subjects[0]!;
const teachers = [...new Set(book.subjects.map(({ teacher }) => teacher))];
const { homeroomTeacher, principal, registrar } = book.staff;
const hard = book.pupils[0]!.name;

inBrowser('a class from its last marks to the archive', (open) => {
  jest.setTimeout(120_000);
  let school: FreshSchool;
  let sealed: string;
  beforeAll(async () => {
    school = await startFreshSchool(book);
  }, 180_000);
  afterAll(() => school.close());

  /** A window of the person; their session goes on from one to the next. */
  const cookies = new Map<string, Promise<string>>();
  const as = async (name: string, look: Partial<Look> = {}) => {
    const cookie = cookies.get(name) ?? school.cookieOf(name);
    cookies.set(name, cookie);
    return open({ url: school.url, cookie: await cookie, ...look });
  };
  const classPage = () => `${school.url}/classes/${school.imported.classId}`;
  const transcript = () => school.imported.records[0]!;

  it('a subject teacher types and pastes the last marks, takes a wrong block back, and sees them saved', async () => {
    const page = await as(subject.teacher);
    await page.goto(school.url);
    await page.goto(`${classPage()}/entry/${subject.code}?term=HK2`);
    await sheetOpened(page);
    const midterm = await columnOf(page, 'Giữa kì');
    await cellAt(page, 0, midterm).click();
    await page.keyboard.type('8,5');
    await page.keyboard.press('Enter');
    await allSaved(page);
    await cellAt(page, 1, midterm).click();
    await pasteText(page, '1\t1\n2\t2\n3\t3\n');
    await page.keyboard.press('Control+z');
    await page.getByText('Đã hoàn tác.').waitFor();
    expect(await cellAt(page, 1, midterm).innerText()).toBe('');
    await pasteText(page, '7\t6,5\n6.5\t7\n9\t8,5\n');
    await cellAt(page, 0, midterm + 1).click();
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await allSaved(page);
    await page.reload();
    await sheetOpened(page);
    expect(await cellAt(page, 0, midterm).innerText()).toBe('8,5');
    expect(await cellAt(page, 3, midterm + 1).innerText()).toBe('8,5');
  });

  it('the homeroom teacher enters conduct and absences, and submits the class', async () => {
    const page = await as(homeroomTeacher);
    await page.goto(`${classPage()}/homeroom?sheet=conduct&term=HK2`);
    await sheetOpened(page);
    await cellAt(page, 0, 0).click();
    await pasteText(page, 'Tốt\nTốt\nKhá\nTốt\n');
    await allSaved(page);
    await page.goto(`${classPage()}/homeroom?sheet=absences`);
    await sheetOpened(page);
    await cellAt(page, 2, 0).click();
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await allSaved(page);
    await page.goto(classPage());
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Trình kí hồ sơ đã đủ' }).click();
    await page.getByText('Đã trình 7 hồ sơ.').waitFor();
  });

  it('each subject teacher reads the documents and signs all: one with a key file that stays in the browser', async () => {
    for (const teacher of teachers) {
      const page = await as(teacher);
      if (teacher !== teachers[1]) {
        await signAll(page);
        continue;
      }
      await signAll(page, async () => {
        await page.getByLabel('Tệp khoá của tôi').check();
        await page.getByLabel('Tệp khoá', { exact: true }).setInputFiles(school.keyFileOf(teacher));
        await page.getByLabel('Mật khẩu của tệp khoá').fill(KEY_PIN);
      });
    }
  });

  it('the homeroom teacher returns one with a reason; it is repaired, signed again, and the class is verified', async () => {
    const page = await as(homeroomTeacher);
    await page.goto(`${school.url}/records/${transcript()}`);
    await page.locator('summary', { hasText: 'Trả lại' }).click();
    await page.getByLabel('Lí do').fill('Nhận xét chép nhầm');
    await page.getByRole('button', { name: 'Trả lại', exact: true }).click();
    await page.getByText('Đã trả lại hồ sơ.').waitFor();

    const teacher = await as(subject.teacher);
    await teacher.goto(`${school.url}/records/${transcript()}`);
    await teacher.getByText('Nhận xét chép nhầm').first().waitFor();
    await teacher.goto(`${classPage()}/entry/${subject.code}?term=HK2`);
    await sheetOpened(teacher);
    await cellAt(teacher, 0, await columnOf(teacher, 'Nhận xét')).click();
    await teacher.keyboard.type('Tiến bộ nhiều ở học kì hai.');
    await teacher.keyboard.press('Enter');
    await allSaved(teacher);

    await page.goto(`${school.url}/records/${transcript()}`);
    await page.getByRole('button', { name: /Trình kí/ }).click();
    await page
      .getByText(/Đã trình/)
      .first()
      .waitFor();
    for (const name of teachers) await signAll(await as(name));
    await signAll(page);
    await page.goto(`${school.url}/records/${transcript()}/versions?old=1&new=2`);
    await expectAccessible(page);
  });

  it('the principal comes from the map of the school and approves', async () => {
    const page = await as(principal);
    await page.goto(`${school.url}/school`);
    await page.getByRole('link', { name: book.className }).first().click();
    await page.waitForURL(new RegExp(`/classes/${school.imported.classId}`));
    await signAll(page);
  });

  it('the administrator proposes the lock, the principal decides it, the registrar seals', async () => {
    const office = await as(staff.administrator);
    await office.goto(classPage());
    await office.getByText('7 hồ sơ đã được duyệt').waitFor();
    await office.getByLabel('Lí do đề nghị khoá').fill('Hết năm học');
    await expectAccessible(office);
    await office.getByRole('button', { name: 'Đề nghị đóng dấu, khoá' }).click();
    await office.getByText('Đã gửi đề nghị khoá').waitFor();
    expect(await office.getByRole('button', { name: 'Đề nghị đóng dấu, khoá' }).count()).toBe(0);

    const leader = await as(principal);
    await leader.goto(`${school.url}/orders`);
    await leader.getByLabel('Số quyết định').fill('45/QĐ-VD');
    await leader.getByRole('button', { name: 'Đồng ý', exact: true }).click();
    await leader.getByText('Đã đồng ý lệnh.').waitFor();

    const seal = await as(registrar);
    await signAll(seal, undefined, 'Đóng dấu các văn bản đã chọn');
    await office.goto(`${classPage()}?state=locked`);
    await office.getByRole('link', { name: hard }).first().waitFor();
    expect(await office.locator('tbody tr', { hasText: 'Đã đóng dấu, khoá' }).count()).toBe(7);
  });

  it('the registrar carries the class to B-LTA and puts it into the archive', async () => {
    const page = await as(registrar);
    await page.goto(`${school.url}/archive`);
    await page.getByRole('button', { name: 'Nâng mức chữ kí hồ sơ đã khoá của lớp 6E lên B-LTA' }).click();
    await page.waitForURL(/\/archive\/runs\//);
    await page.locator('main .badge', { hasText: 'Xong' }).first().waitFor();
    await page.goto(`${school.url}/archive`);
    await page.getByRole('button', { name: 'Đóng gói lớp 6E' }).click();
    await page.waitForURL(/\/archive\/runs\//);
    await page.locator('main .badge', { hasText: 'Xong' }).first().waitFor();
    await page.goto(`${classPage()}?state=archived`);
    expect(await page.locator('tbody tr', { hasText: 'Đã lưu trữ' }).count()).toBe(7);
  });

  it('the file is downloaded, and the public page finds it valid', async () => {
    const page = await as(registrar);
    await page.goto(`${school.url}/records/${transcript()}`);
    const coming = page.waitForEvent('download');
    await page.locator('a[download][href*="version=2"]').first().click();
    const download = await coming;
    sealed = path.join(school.home, 'sealed.pdf');
    await download.saveAs(sealed);
    expect(readFileSync(sealed).subarray(0, 5).toString()).toBe('%PDF-');

    const stranger = await open({ url: school.url });
    await stranger.goto(`${school.url}/verify`);
    await stranger.getByLabel('Chọn tệp').setInputFiles(sealed);
    await stranger.locator('[data-verdict=valid]').waitFor();
    expect(await stranger.locator('main').innerText()).toContain(principal);
  });

  it('the command line says valid at B-LTA', () => {
    const { status, output } = giaplai(school.home, 'verify', sealed);
    expect(output).toContain('HỢP LỆ');
    expect(output).toContain('B-LTA');
    expect(status).toBe(0);
  });

  itWith('pdfsig')('pdfsig finds every signature valid', () => {
    const { output } = runProgram('pdfsig', ['-nocert', sealed]);
    const verdicts = output.match(/Signature Validation: Signature is Valid\./g) ?? [];
    // Three teachers, homeroom, principal, the pages of the seal, and the certification before them.
    expect(verdicts.length).toBeGreaterThan(5);
    expect(output).not.toMatch(/Signature is Invalid|Digest Mismatch/);
  });

  it('the parent reads the result of the child, and the inspector the record, neither with a button to change it', async () => {
    const parent = await as(staff.parent, { width: 360 });
    await parent.goto(`${school.url}/children`);
    await parent
      .getByRole('link', { name: new RegExp(hard) })
      .first()
      .click();
    await parent.getByRole('heading', { level: 1, name: hard }).waitFor();
    expect(await parent.locator('main').innerText()).toContain(subject.name);
    await expectAccessible(parent);

    const inspector = await as(staff.inspector);
    await inspector.goto(`${school.url}/records/${transcript()}`);
    await inspector.locator('#record-verdict table').waitFor();
    expect(await inspector.locator('main form').count()).toBe(0);
  });

  /** From the list of what waits to the outcome, over every group in it. */
  async function signAll(page: Page, withKey?: () => Promise<void>, button = 'Kí các văn bản đã chọn') {
    await nothingBeingMade(page);
    for (;;) {
      await page.goto(`${school.url}/signing`);
      const waiting = page.getByRole('link', { name: /^Xem và kí / });
      if ((await waiting.count()) === 0) return;
      await waiting.first().click();
      await page.locator('.reader-stage canvas').first().waitFor();
      await withKey?.();
      await page.getByRole('button', { name: button }).click();
      await page.waitForURL(/\/signing\/ceremonies\//);
      await page.getByText(/Đã kí (\d+) trong \1 văn bản\./).waitFor();
    }
  }

  /** What was submitted is drafted in the background. */
  const nothingBeingMade = (page: Page) =>
    page.goto(classPage()).then(() =>
      page.waitForFunction(
        (classId) =>
          fetch(`/api/classes/${classId}/records?limit=50`)
            .then((answer) => answer.json())
            .then(
              ({
                items,
              }: {
                items: {
                  state: string;
                  version: number;
                  document: { version: number; certified: boolean } | null;
                }[];
              }) =>
                items.every(
                  ({ state, version, document }) =>
                    state === 'draft' ||
                    state === 'returned' ||
                    (document?.version === version && document.certified),
                ),
            ),
        school.imported.classId,
        { polling: 200 },
      ),
    );
});

/** Where the column stands among the cells of a row. */
const columnOf = (page: Page, heading: string) =>
  page.evaluate<number>(
    `(() => { const cell = [...document.querySelectorAll('.entry-grid tbody tr')][0].querySelectorAll('.entry-cell'); return [...cell].findIndex((one) => (one.getAttribute('aria-label') ?? '').toLowerCase().includes(${JSON.stringify(heading.toLowerCase())})); })()`,
  );
