// Finding while one types, in a browser: three keys and Enter open the pupil, however slow the answer; and the button.
import type { Page } from 'playwright-core';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { gateOf, openAccount } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { inBrowser } from '../support/browser.ts';
import { sessionHeaders } from '../support/school-office.ts';

jest.setTimeout(60_000);

inBrowser("the office's search", (open) => {
  let api: TestApi;
  let cookie: string;
  let pupil: { readonly id: string; readonly title: string };
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
    await openAccount(gateOf(api.test), api.imported.cast.registrar, 'van.thu');
    cookie = (await sessionHeaders(api, gateOf(api.test), 'van.thu')).cookie!;
    pupil = (await api.test.house.store.read((view) => view.records(api.imported.records)))[0]!;
  });
  afterAll(() => api.close());

  const initials = () =>
    pupil.title
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/đ/gi, 'd')
      .split(' ')
      .at(-1)!
      .toLowerCase()
      .slice(0, 3);
  const opened = (page: Page) => page.waitForURL(/\/office\/pupils\//);
  /** The first found, as the page names it. */
  const firstFound = async (page: Page) => {
    await page.goto(`${api.url}/office?q=${initials()}`);
    return (await page.locator('.found-line').first().getAttribute('href'))!;
  };

  it.each([0, 400, 1500])(
    'opens the first found when Enter comes at once, the answer after %i ms',
    async (ms) => {
      const page = await open({ url: api.url, cookie });
      const first = await firstFound(page);
      await page.goto(`${api.url}/office`);
      await page.route(/\/office\?q=/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, ms));
        await route.continue().catch(() => undefined);
      });
      await page.keyboard.type(initials());
      await page.keyboard.press('Enter');
      await opened(page);
      expect(new URL(page.url()).pathname).toBe(first);
      await page.locator('h1').waitFor();
    },
  );

  it('keeps up with somebody who types on, and opens what was asked last', async () => {
    const page = await open({ url: api.url, cookie });
    const first = await firstFound(page);
    await page.goto(`${api.url}/office`);
    await page.keyboard.type('zzz', { delay: 180 });
    await page.keyboard.press('Control+A');
    await page.keyboard.type(initials(), { delay: 180 });
    await page.keyboard.press('Enter');
    await opened(page);
    expect(new URL(page.url()).pathname).toBe(first);
  });

  it('going back finds the question and its answers again', async () => {
    const page = await open({ url: api.url, cookie });
    await page.goto(`${api.url}/office`);
    await page.keyboard.type(initials());
    await page.locator('.found-line').first().click();
    await opened(page);
    await page.goBack();
    await page.locator('.found-line').first().waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe(initials());
    expect(await page.locator('#q').inputValue()).toBe(initials());
  });

  it('the button and a browser without scripts find the same', async () => {
    const page = await open({ url: api.url, cookie });
    const first = await firstFound(page);
    for (const scripts of [true, false]) {
      const other = await open({ url: api.url, cookie, scripts });
      await other.goto(`${api.url}/office`);
      await other.fill('#q', initials());
      await other.click('form[role=search] button');
      await other.locator(`.found-line[href="${first}"]`).waitFor();
    }
  });
});
