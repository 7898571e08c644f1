// A teacher enters marks in a real browser: typed, pasted, undone, saved by itself; two people in one cell; no network.
import type { Page } from 'playwright-core';
import { requiredRegularScores } from '../../src/assessment/index.ts';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { gateOf, openAccount } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { inBrowser } from '../support/browser.ts';
import { smallBook } from '../support/house.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/page-checks.ts';
import { change, entryPath, valueAt } from '../support/results.ts';
import { sessionHeaders } from '../support/school-office.ts';

const made = smallBook({}, 6);
const book = { ...made, staff: { ...made.staff, homeroomTeacher: 'Vũ Thị Chủ Nhiệm' } };
const subject = book.subjects[0]!.code;
/** As many regular columns come first as the circular wants, or the fullest line has. */
const midterm = Math.max(
  requiredRegularScores(book.regime, book.subjects[0]!),
  ...book.pupils.map(({ entries }) => {
    const entry = entries.HK1[subject]!;
    return entry.kind === 'exempt' ? 0 : entry.regular.length;
  }),
);

inBrowser('entering marks', (open) => {
  let api: TestApi;
  let cookie: string;
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)), book });
    await openAccount(gateOf(api.test), api.imported.cast.subjectTeachers[0]!, 'toan');
    ({ cookie } = (await sessionHeaders(api, gateOf(api.test), 'toan')) as { cookie: string });
  });
  afterAll(() => api.close());

  const sheetIn = async (look: { readonly width?: number; readonly expected?: readonly RegExp[] } = {}) => {
    const page = await open({ url: api.url, cookie, ...look });
    await page.goto(`${api.url}/classes/${api.imported.classId}/entry/${subject}?term=HK1`);
    await page.locator('.entry-state[data-kind=saved]').waitFor();
    return page;
  };
  const cell = (page: Page, row: number, column: number) =>
    page.locator('.entry-grid tbody tr').nth(row).locator('.entry-cell').nth(column);
  const saved = (page: Page) => page.locator('.entry-state[data-kind=saved]', { hasText: 'lúc' }).waitFor();
  const stored = (row: number, column: string) =>
    valueAt(api.test.house, api.imported.classId, entryPath(book, row, column));
  const pasteText = (page: Page, text: string) =>
    page.evaluate((block) => {
      const data = new DataTransfer();
      data.setData('text/plain', block);
      globalThis.document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);

  it('types over a mark by keyboard, judges it at once and saves it', async () => {
    const page = await sheetIn();
    await cell(page, 0, midterm).click();
    const average = page.locator('.entry-grid tbody tr').first().locator('[data-figure=average]');
    const before = await average.innerText();
    await page.keyboard.type((await stored(0, 'midterm')) === '100' ? '0' : '10');
    await page.keyboard.press('Enter');
    expect(await average.innerText()).not.toBe(before);
    await saved(page);
    expect(['0', '100']).toContain(await stored(0, 'midterm'));
    // Enter went down, and what cannot be a mark is said in words and not sent.
    await page.keyboard.type('11');
    await page.keyboard.press('Tab');
    await page.getByText('Điểm từ 0 đến 10').waitFor();
    expect(await cell(page, 1, midterm).getAttribute('aria-invalid')).toBe('true');
    expect(await cell(page, 1, midterm).getAttribute('aria-label')).toContain('giữa kì, 11');
    await expectAccessible(page);
  });

  it('pastes a block with commas and points, takes it back as one, and does it again', async () => {
    const page = await sheetIn();
    const was = await stored(2, 'midterm');
    await cell(page, 2, midterm).click();
    await pasteText(page, '3,5\t4.5\n6\t7\n');
    await saved(page);
    expect([await stored(2, 'midterm'), await stored(2, 'final'), await stored(3, 'final')]).toEqual([
      '35',
      '45',
      '70',
    ]);
    await page.keyboard.press('Control+z');
    await page.waitForFunction(
      (text) => globalThis.document.querySelectorAll('.entry-grid tbody tr')[2]!.textContent.includes(text),
      was === null ? '' : `${Math.floor(Number(was) / 10)},${Number(was) % 10}`,
    );
    await page.locator('.entry-state:not([data-kind=saved])').waitFor();
    await saved(page);
    expect(await stored(2, 'midterm')).toBe(was);
    await page.keyboard.press('Control+y');
    await page.locator('.entry-state:not([data-kind=saved])').waitFor();
    await saved(page);
    expect(await stored(2, 'midterm')).toBe('35');
  });

  it('shows both values when somebody else was in the same cell, and writes the chosen one', async () => {
    const page = await sheetIn({ expected: [/409/] });
    await change(api.test.house, api.imported.classId, api.imported.cast.principal, {
      [entryPath(book, 4, 'final')]: '12',
    });
    await cell(page, 4, midterm + 1).click();
    await page.keyboard.type('9,9');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Người khác vừa sửa cùng ô' });
    await dialog.waitFor();
    expect(await dialog.innerText()).toMatch(/9,9[\s\S]*1,2[\s\S]*/);
    expect(await stored(4, 'final')).toBe('12');
    await dialog.getByRole('button', { name: 'Giữ tất cả của tôi' }).click();
    await saved(page);
    expect(await stored(4, 'final')).toBe('99');
  });

  it('keeps what was typed without a network, offers it after the page was left, and saves it then', async () => {
    const page = await sheetIn({ expected: [/ERR_INTERNET_DISCONNECTED/] });
    await page.route('**/entries', (route) => route.abort('internetdisconnected'));
    await cell(page, 5, midterm).click();
    await page.keyboard.type('2,5');
    await page.keyboard.press('Enter');
    await page.locator('.entry-state[data-kind=unreachable]').waitFor();
    // Leaving is asked about; what waits is kept all the same.
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText('Lần trước có 1 ô').waitFor();
    expect(await stored(5, 'midterm')).not.toBe('25');
    await page.unroute('**/entries');
    await page.getByRole('button', { name: 'Lấy lại và lưu' }).click();
    await saved(page);
    expect(await stored(5, 'midterm')).toBe('25');
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  it('fits on a phone', async () => {
    const page = await sheetIn({ width: 360 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});
