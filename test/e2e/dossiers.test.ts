// A dossier in a browser, from the upload to the approval by two people: sent with a bar that moves, refused in words beside
// its field, signed with a key file that stays in the browser, sent back with minutes, brought again, approved on a phone.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { PersonId } from '../../src/kernel/index.ts';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { writeKeyFile } from '../../certs-dev/key-file.ts';
import { gateOf, openAccount } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { inBrowser } from '../support/browser.ts';
import { dossierSchool, type DossierSchool } from '../support/dossiers.ts';
import { drafted } from '../support/foreign-pdf.ts';
import { signerOf } from '../support/house.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/page-checks.ts';
import { sessionHeaders } from '../support/school-office.ts';

const PASSWORD_OF_KEY = 'Mật khẩu 271828';

inBrowser('a dossier', (open) => {
  let school: DossierSchool;
  let api: TestApi;
  let first: string;
  let second: string;
  const cookies = new Map<PersonId, string>();
  beforeAll(async () => {
    school = await dossierSchool();
    const { test, imported, author, head } = school;
    api = await startApi({ test, imported, accounts: (one) => accountsOf(gateOf(one)) });
    for (const [index, person] of [author, head, imported.cast.principal].entries()) {
      await openAccount(gateOf(test), person, `nguoi.${index}`);
      cookies.set(person, (await sessionHeaders(api, gateOf(test), `nguoi.${index}`)).cookie!);
    }
    first = await pdf('mot.pdf', 1);
    second = await pdf('hai.pdf', 2);
  });
  afterAll(() => api.close());

  async function pdf(name: string, pages: number): Promise<string> {
    const file = path.join(api.test.folder, name);
    writeFileSync(file, await drafted({ pages, size: () => [595, 842] }));
    return file;
  }

  const as = (person: PersonId) => ({ url: api.url, cookie: cookies.get(person)! });
  const drawn = (page: Page) => page.locator('.file-stage canvas').first().waitFor();

  it('goes from the upload to the approval', async () => {
    const author = await open({ ...as(school.author), expected: [/status of 4\d\d/] });
    await author.goto(`${api.url}/dossiers`);
    await author.getByRole('link', { name: 'Nộp hồ sơ', exact: true }).first().click();
    await author.getByRole('link', { name: /Kế hoạch bài dạy/ }).click();
    await author.getByLabel('Tên hồ sơ').fill('Bài 12. Hàm số');
    await author.getByRole('button', { name: 'Nộp tệp' }).click();
    await author.getByText('Hãy chọn tệp PDF.').waitFor();
    const notPdf = path.join(api.test.folder, 'so.pdf');
    writeFileSync(notPdf, 'không phải PDF');
    await author.getByLabel('Tệp PDF').setInputFiles(notPdf);
    await author.getByRole('button', { name: 'Nộp tệp' }).click();
    await author.getByText('Tệp này không phải PDF.').waitFor();
    const broken = path.join(api.test.folder, 'hong.pdf');
    writeFileSync(broken, readFileSync(first).subarray(0, 300));
    await author.getByLabel('Tệp PDF').setInputFiles(broken);
    await author.getByRole('button', { name: 'Nộp tệp' }).click();
    await author.locator('#pdf-file-wrong a[href^="/problems/intake."]').waitFor();
    expect(await author.getByLabel('Tên hồ sơ').inputValue()).toBe('Bài 12. Hàm số');
    await expectAccessible(author);
    await author.getByLabel('Tệp PDF').setInputFiles(first);
    await drawn(author);
    await author.getByRole('button', { name: 'Nộp tệp' }).click();
    await author.waitForURL(/\/dossiers\/[0-9a-f-]{36}$/);
    const address = author.url();
    await drawn(author);
    await expectAccessible(author);

    const name = school.names.get(school.author)!;
    const { key, chain } = signerOf(name);
    const file = path.join(api.test.folder, 'own.p12');
    const passphrase = PASSWORD_OF_KEY;
    writeFileSync(file, writeKeyFile({ key, chain, passphrase, friendlyName: name, iterations: 2_000 }));
    const sent: string[] = [];
    author.on('request', (request) => sent.push(request.postData() ?? ''));
    await author.getByLabel('Tệp khoá của tôi').check();
    await author.getByLabel('Tệp khoá', { exact: true }).setInputFiles(file);
    await author.getByLabel('Mật khẩu của tệp khoá').fill('sai');
    await author.getByRole('button', { name: 'Kí và gửi kiểm tra' }).click();
    await author.locator('#key-file-trouble', { hasText: 'Mật khẩu không đúng' }).waitFor();
    await author.getByLabel('Mật khẩu của tệp khoá').fill(PASSWORD_OF_KEY);
    await author.getByRole('button', { name: 'Kí và gửi kiểm tra' }).click();
    await author.getByText('Hồ sơ không chờ bạn lúc này.').waitFor();
    expect(sent.some((body) => body.includes('"question"'))).toBe(true);
    for (const body of sent) expect(body).not.toContain('271828');

    const head = await open(as(school.head));
    await head.goto(`${api.url}/`);
    await head.getByRole('link', { name: /Bài 12\. Hàm số/ }).click();
    await head.locator('summary', { hasText: 'Yêu cầu chỉnh sửa' }).click();
    await head.getByLabel('Cần chỉnh sửa gì').fill('Thiếu mục tiêu');
    await head.getByLabel('Nơi làm việc').fill('Phòng tổ');
    await head.getByRole('button', { name: 'Yêu cầu chỉnh sửa', exact: true }).click();
    await head.getByText('Đã yêu cầu chỉnh sửa').waitFor();
    await head.getByRole('link', { name: 'Đọc biên bản' }).click();
    await drawn(head);
    await expectAccessible(head);
    await head.getByRole('button', { name: 'Kí biên bản' }).click();
    await head.getByText('Đã kí biên bản.').waitFor();

    await author.goto(address);
    await author.getByLabel('Tệp PDF').setInputFiles(second);
    await author.locator('form[data-controller=send-pdf] button').click();
    await author.getByText(/Bản 2, như đã kí/).waitFor();
    await author.getByRole('button', { name: 'Kí và gửi kiểm tra' }).click();
    await author.getByText('Đã kí và gửi hồ sơ đi kiểm tra.').waitFor();

    await head.goto(address);
    await drawn(head);
    await head.getByRole('button', { name: 'Kí duyệt' }).click();
    await head.getByText('Đã kí.').waitFor();

    const { principal } = school.imported.cast;
    const phone = await open({ ...as(principal), width: 360, dark: true });
    await phone.goto(address);
    await drawn(phone);
    await expectNoSidewaysScroll(phone);
    await phone.getByRole('button', { name: 'Kí duyệt' }).click();
    await phone.getByText('Hồ sơ đã xong').waitFor();
    expect(await phone.locator('.way .is-done').count()).toBe(3);
    await expectAccessible(phone);
    await expectNoSidewaysScroll(phone);
    await phone.getByRole('button', { name: 'Xem Bản 1' }).click();
    await phone.locator('.dossier-version canvas').first().waitFor();
  });
});
