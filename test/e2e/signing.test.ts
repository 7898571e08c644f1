// Signing as people do it in a browser: from the list to the outcome, by keyboard, with a key file of their own.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PersonId } from '../../src/kernel/index.ts';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { writeKeyFile } from '../../certs-dev/key-file.ts';
import { gateOf, openAccount } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { inBrowser } from '../support/browser.ts';
import { signerOf, submitAll } from '../support/house.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/page-checks.ts';
import { sessionHeaders } from '../support/school-office.ts';

const PASSWORD_OF_KEY = 'Mật khẩu 299792';

inBrowser('signing', (open) => {
  let api: TestApi;
  const cookies = new Map<PersonId, string>();
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
    await submitAll(api.test.house, api.imported);
    for (const [index, person] of everybody().entries()) {
      await openAccount(gateOf(api.test), person, `nguoi.${index}`);
      cookies.set(person, (await sessionHeaders(api, gateOf(api.test), `nguoi.${index}`)).cookie!);
    }
  });
  afterAll(() => api.close());

  const everybody = () => {
    const { subjectTeachers, homeroom } = api.imported.cast;
    return [...new Set([...subjectTeachers, homeroom])];
  };
  const as = (person: PersonId) => ({ url: api.url, cookie: cookies.get(person)! });
  const others = () => everybody().filter((one) => one !== api.imported.cast.homeroom);

  it('a teacher reads a class with the arrow keys and signs it, and finds the outcome after closing the page', async () => {
    const [teacher] = others();
    const page = await open(as(teacher!));
    await page.goto(`${api.url}/signing`);
    await page
      .getByRole('link', { name: /Xem và kí .*Học bạ/ })
      .first()
      .click();
    await page.locator('.reader-stage canvas').nth(3).waitFor();
    const first = await page.locator('.reader-title').innerText();
    expect(first).toMatch(/^1\/3/);
    await page.keyboard.press('ArrowRight');
    await page.locator('.reader-title', { hasText: '2/3' }).waitFor();
    await page.locator('#key-states li').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Kí các văn bản đã chọn' }).click();
    await page.waitForURL(/\/signing\/ceremonies\//);
    const address = page.url();
    await page.goto(`${api.url}/signing`);
    await page.goto(address);
    await page.getByText('Đã kí 3 trong 3 văn bản.').waitFor();
    await expectAccessible(page);
    await page.goto(`${api.url}/signing`);
    await page.getByText('Các lần kí gần đây').waitFor();
  });

  it('a page reloaded in the middle of a signing goes on following it', async () => {
    const [, second] = others();
    const page = await open(as(second!));
    await page.goto(`${api.url}/signing`);
    await page
      .getByRole('link', { name: /Xem và kí .*Học bạ/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Kí các văn bản đã chọn' }).click();
    await page.waitForURL(/\/signing\/ceremonies\//);
    await page.reload();
    await page.getByText('Đã kí 3 trong 3 văn bản.').waitFor();
    expect(await page.locator('.bg-green-lt', { hasText: 'Đã kí' }).count()).toBe(3);
  });

  it('a key file signs in the browser: neither it nor its password is sent', async () => {
    const [, , third] = others();
    const name = api.imported.cast.names.get(third!)!;
    const { key, chain } = signerOf(name);
    const file = path.join(api.test.folder, 'own.p12');
    writeFileSync(
      file,
      writeKeyFile({ key, chain, passphrase: PASSWORD_OF_KEY, friendlyName: name, iterations: 2_000 }),
    );
    const page = await open(as(third!));
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await page.goto(`${api.url}/signing`);
    await page
      .getByRole('link', { name: /Xem và kí .*Học bạ/ })
      .first()
      .click();
    await page.getByLabel('Tệp khoá của tôi').check();
    await page.getByLabel('Tệp khoá', { exact: true }).setInputFiles(file);
    await page.getByLabel('Mật khẩu của tệp khoá').fill('sai');
    await page.getByRole('button', { name: 'Kí các văn bản đã chọn' }).click();
    await page.getByText('Mật khẩu không đúng').waitFor();
    await page.getByLabel('Mật khẩu của tệp khoá').fill(PASSWORD_OF_KEY);
    await page.getByRole('button', { name: 'Kí các văn bản đã chọn' }).click();
    await page.getByText('Đã kí 3 trong 3 văn bản.').waitFor();
    const secret = readFileSync(file).toString('base64').slice(100, 160);
    for (const body of sent) {
      expect(body).not.toContain('299792');
      expect(body).not.toContain(secret);
    }
  });

  it('the homeroom teacher returns one on a phone, with a reason', async () => {
    const { homeroom } = api.imported.cast;
    const page = await open({ ...as(homeroom), width: 360, dark: true });
    await page.goto(`${api.url}/records/${api.imported.records[0]!}`);
    await page.locator('summary', { hasText: 'Trả lại' }).click();
    await page.getByLabel('Lí do').fill('Thiếu nhận xét');
    await page.getByRole('button', { name: 'Trả lại', exact: true }).click();
    await page.getByText('Đã trả lại hồ sơ.').waitFor();
    await page.locator('#record-verdict table').waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});
