// One teacher in two tabs, without a network for a while, and with a sheet filled in Excel: nothing typed is lost.
import { readFileSync } from 'node:fs';
import exceljs from '@protobi/exceljs';
import type { Page } from 'playwright-core';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { gateOf, openAccount } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { inBrowser } from '../support/browser.ts';
import { allSaved, cellAt, sheetOpened } from '../support/grid.ts';
import { smallBook } from '../support/house.ts';
import { expectAccessible } from '../support/page-checks.ts';
import { entryPath, valueAt } from '../support/results.ts';
import { sessionHeaders } from '../support/school-office.ts';

const book = smallBook({}, 4);
const subject = book.subjects[0]!.code;

inBrowser('one sheet in several tabs', (open) => {
  jest.setTimeout(60_000);
  let api: TestApi;
  let cookie: string;
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)), book });
    await openAccount(gateOf(api.test), api.imported.cast.subjectTeachers[0]!, 'toan');
    cookie = (await sessionHeaders(api, gateOf(api.test), 'toan')).cookie!;
  });
  afterAll(() => api.close());

  const address = () => `${api.url}/classes/${api.imported.classId}/entry/${subject}?term=HK1`;
  const sheetIn = async (page: Page) => {
    await page.goto(address());
    await sheetOpened(page);
    return page;
  };
  const stored = (row: number) =>
    valueAt(api.test.house, api.imported.classId, entryPath(book, row, 'regular/0'));
  const typed = async (page: Page, row: number, mark: string) => {
    await cellAt(page, row, 0).click();
    await page.keyboard.type(mark);
    await page.keyboard.press('Enter');
  };

  it('what was saved in one tab is laid beside what waits in the other, and the person decides', async () => {
    const one = await sheetIn(
      await open({ url: api.url, cookie, expected: [/ERR_INTERNET_DISCONNECTED/, /409/] }),
    );
    const two = await sheetIn(await one.context().newPage());
    // The second tab is out of reach while the first saves.
    await one.route('**/entries', (route) => route.abort('internetdisconnected'));
    await typed(one, 1, '6');
    await one.locator('.entry-state[data-kind=unreachable]').waitFor();
    await typed(two, 1, '7');
    await allSaved(two);
    expect(await stored(1)).toBe('70');
    await one.bringToFront();
    await one.unroute('**/entries');
    const dialog = one.getByRole('dialog', { name: 'Người khác vừa sửa cùng ô' });
    await dialog.waitFor();
    expect(await dialog.innerText()).toMatch(/6[\s\S]*7/);
    await expectAccessible(one);
    await dialog.getByRole('button', { name: 'Lấy tất cả của họ' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await cellAt(one, 1, 0).innerText()).toBe('7,0');
    expect(await stored(1)).toBe('70');
  });

  it('says that the network is gone, keeps what is typed, and saves it by itself when it is back', async () => {
    const page = await sheetIn(await open({ url: api.url, cookie, expected: [/ERR_INTERNET_DISCONNECTED/] }));
    await page.context().setOffline(true);
    await page.getByText('Mất kết nối mạng').waitFor();
    await typed(page, 2, '4,5');
    await page.locator('.entry-state[data-kind=unreachable]').waitFor();
    expect(await stored(2)).not.toBe('45');
    await page.context().setOffline(false);
    await allSaved(page);
    await page.getByText('Mất kết nối mạng').waitFor({ state: 'hidden' });
    expect(await stored(2)).toBe('45');
  });

  it('takes the cells that were filled in Excel into the grid, after showing what differs', async () => {
    const page = await sheetIn(await open({ url: api.url, cookie }));
    const coming = page.waitForEvent('download');
    await page.locator('a[href*="sheet-workbook"]').click();
    const file = await (await coming).path();
    const midterm = () => valueAt(api.test.house, api.imported.classId, entryPath(book, 3, 'midterm'));
    const mark = (await midterm()) === '20' ? 3 : 2;
    const filled = await typedInExcel(readFileSync(file), mark);
    await page.locator('summary', { hasText: 'Excel' }).click();
    await page.locator('#entry-workbook').setInputFiles({
      name: 'phiếu.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: filled,
    });
    const dialog = page.getByRole('dialog', { name: 'Khác nhau giữa phiếu và sổ' });
    await dialog.waitFor();
    await dialog.getByRole('checkbox').first().check();
    await dialog.getByRole('button', { name: /^Đưa 1 ô/ }).click();
    await page.locator('.entry-state:not([data-kind=saved])').waitFor();
    await allSaved(page);
    expect(await midterm()).toBe(`${mark}0`);
  });
});

/** Into the column of the mid-term mark, for the fourth pupil. */
async function typedInExcel(bytes: Buffer, mark: number): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as never);
  const sheet = workbook.getWorksheet(`${subject} HK1`)!;
  const headings = Array.from(sheet.getRow(1).values as readonly unknown[], String);
  sheet.getRow(5).getCell(headings.findIndex((one) => one.includes('ĐĐGgk'))).value = mark;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
