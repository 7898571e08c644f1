// The page of a package in a real browser, from the disk: no server, no network.
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { archivedClass, bookOf, hardNames, type ArchivedClass } from '../../support/archived-class.ts';
import { launchBrowser } from '../../support/browser.ts';

let test: ArchivedClass;
let browser: Browser;
beforeAll(async () => {
  test = await archivedClass(bookOf([...hardNames, '<img src=x onerror=alert(1)>'], { className: '8A&"1' }));
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await test.close();
});

/** Whatever the page asks for besides files of its package, and whatever its scripts stumble over. */
async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; trouble: string[] }> {
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const trouble: string[] = [];
  const own = pathToFileURL(test.archived.folder).href;
  page.on('request', (request) => {
    if (!request.url().startsWith(own)) trouble.push(request.url());
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('dialog', (dialog) => trouble.push(dialog.message()));
  page.on('console', (line) => trouble.push(line.text()));
  await page.goto(`${own}/index.html`);
  return { page, trouble };
}

const pupils = (page: Page) =>
  page.locator('#pupils > tbody > tr:visible > td:nth-child(2)').allTextContents();

it('lists pupils by the Vietnamese order, and finds them without marks of tone', async () => {
  const { page, trouble } = await open();
  const all = ['Đặng Văn Án', 'Bùi Thị Ân', '<img src=x onerror=alert(1)>', 'Nguyễn Thị Ngọc Ỷ'];
  expect((await pupils(page)).toSorted()).toEqual(all.toSorted());
  expect((await pupils(page)).filter((name) => !name.startsWith('<'))).toEqual([all[0], all[1], all[3]]);
  await page.getByRole('searchbox').fill('dang an');
  expect(await pupils(page)).toEqual(['Đặng Văn Án']);
  await page.getByRole('searchbox').fill('không ai');
  expect(await page.getByRole('status').isVisible()).toBe(true);
  expect(trouble).toEqual([]);
});

it('opens the very files of the package, and tells who signed and what was concluded', async () => {
  const { page, trouble } = await open();
  const row = page.locator('#pupils > tbody > tr', { hasText: 'Đặng Văn Án' });
  const target = await row.getByRole('link').evaluate((link: HTMLAnchorElement) => decodeURI(link.href));
  expect(target).toBe(
    decodeURI(pathToFileURL(path.join(test.archived.folder, 'data/Học bạ/02 Đặng Văn Án VD000002.pdf')).href),
  );
  await row.locator('summary').click();
  for (const text of ['HỢP LỆ', 'B-LTA', test.book.staff.principal, test.book.staff.homeroomTeacher])
    expect(await row.textContent()).toContain(text);
  await page.locator('summary', { hasText: 'Mục' }).click();
  expect(await page.locator('#journal').textContent()).toContain('Hiệu trưởng ra lệnh khóa');
  expect(trouble).toEqual([]);
});

it('leads to no file that is not there', async () => {
  const { page } = await open();
  expect(await page.locator('a[href="label.pdf"], a[href="label.txt"]').count()).toBe(2);
  expect(await page.locator('a[href^="data/evidence/H"]').count()).toBeGreaterThan(3);
  const links = await page
    .locator('a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(links.length).toBeGreaterThan(30);
  const { existsSync } = await import('node:fs');
  const { fileURLToPath } = await import('node:url');
  expect(links.filter((link) => !existsSync(fileURLToPath(link)))).toEqual([]);
});

it('is whole without scripts, and does not run over the edge of a telephone', async () => {
  const { page, trouble } = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  expect(await pupils(page)).toHaveLength(4);
  expect(await page.locator('.search').isVisible()).toBe(false);
  expect(trouble).toEqual([]);
  const narrow = (await open({ viewport: { width: 360, height: 800 } })).page;
  expect(await narrow.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);
});
