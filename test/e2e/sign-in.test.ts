// Signing in as people do it: typed, by keyboard, on a wide and on a narrow screen.
import { accountsOf } from '../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { inBrowser } from '../support/browser.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/page-checks.ts';

inBrowser('signing in', (open) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
    await openAccount(gateOf(api.test), api.imported.cast.homeroom, 'gvcn');
  });
  afterAll(() => api.close());

  it('takes a teacher home by keyboard alone, and out again', async () => {
    const page = await open({ url: api.url });
    await page.goto(`${api.url}/`);
    await page.keyboard.type('gvcn');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Menu chính' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    await page.getByRole('button', { name: 'Đăng xuất' }).first().press('Enter');
    await page.getByText('Bạn đã đăng xuất.').waitFor();
  });

  it('says what was refused and keeps the name of the account', async () => {
    const page = await open({ url: api.url, width: 360, expected: [/401/] });
    await page.goto(`${api.url}/sign-in`);
    await page.getByLabel('Tên tài khoản').fill('gvcn');
    await page.getByLabel('Mật khẩu').fill('sai');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Tên tài khoản').inputValue()).toBe('gvcn');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});
