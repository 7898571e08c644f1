// A pupil's book in a browser: asked for, granted, made, signed, sealed, handed out, read by the family; then taken over by
// the next school. Every page of it in each state, on a wide light screen and on a narrow dark one.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { PersonId } from '../../src/kernel/index.ts';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { gateOf, openAccount } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { importGrades, PUPIL } from '../support/books.ts';
import { inBrowser } from '../support/browser.ts';
import { parentOf } from '../support/families.ts';
import { testHouse, type ImportedClass } from '../support/house.ts';
import { keyboardFaults } from '../support/keyboard.ts';
import { accessFaults, sidewaysBy } from '../support/page-checks.ts';
import { sessionHeaders } from '../support/school-office.ts';
import { verifySigned } from '../support/signed-transcripts.ts';

jest.setTimeout(240_000);

const NEXT = 'Trường THCS Bên Sông';
type Who = 'registrar' | 'principal' | 'mother' | 'nextRegistrar';

inBrowser('a pupil’s book', (open, openAgain) => {
  let api: TestApi;
  let ours: readonly ImportedClass[];
  let address: string;
  let file: string;
  const cookies = new Map<Who, string>();

  beforeAll(async () => {
    const test = await testHouse();
    ours = await importGrades(test.house, [{ grade: 6 }, { grade: 7 }]);
    const elsewhere = { code: 'BS077', school: NEXT, birthDate: '2011-03-06' };
    const theirs = await importGrades(test.house, [{ grade: 8, locked: false }], elsewhere);
    api = await startApi({ test, imported: ours[0]!, accounts: (one) => accountsOf(gateOf(one)) });
    const { registrar, principal } = ours[0]!.cast;
    const mother = await parentOf(test.house, ours[1]!, 'HS0001', 'Trần Thị Mẹ');
    const people: Readonly<Record<Who, PersonId>> = {
      ...{ registrar, principal, mother },
      nextRegistrar: theirs[0]!.cast.registrar,
    };
    for (const [who, person] of Object.entries(people)) {
      await openAccount(gateOf(test), person, `nguoi.${who.toLowerCase()}`);
      const headers = await sessionHeaders(api, gateOf(test), `nguoi.${who.toLowerCase()}`);
      cookies.set(who as Who, headers.cookie!);
    }
  });
  afterAll(() => api.close());

  const as = (who: Who) => ({ url: api.url, cookie: cookies.get(who)! });

  /** The page as it stands, and once more on a phone at night. */
  async function looksRight(who: Who, page: Page, byKeyboard = false): Promise<void> {
    const phone = await openAgain({ ...as(who), width: 360, height: 780, dark: true });
    await phone.goto(page.url());
    for (const each of [page, phone]) {
      expect(await accessFaults(each)).toEqual([]);
      expect(await sidewaysBy(each)).toBeLessThanOrEqual(0);
    }
    if (byKeyboard) expect(await keyboardFaults(page)).toEqual([]);
    await phone.close();
  }

  /** As that person, on the book's page: does it, and sees what came of it. */
  async function step(who: Who, before: string, deed: (page: Page) => Promise<void>, after: string) {
    const page = await openAgain(as(who));
    await page.goto(address);
    await page.locator('.page-body, main').getByText(before).first().waitFor();
    await looksRight(who, page);
    await deed(page);
    await page.getByText(after).first().waitFor();
    await page.close();
  }
  const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click();

  it('begins with an empty list that says where to ask', async () => {
    const page = await open(as('registrar'));
    await page.goto(`${api.url}/office/books`);
    await page.getByText('Chưa có đề nghị cấp sổ học bạ nào').waitFor();
    await page.getByText('Chưa nhận sổ nào từ trường khác.').waitFor();
    await looksRight('registrar', page);
  });

  it('goes from the pupil’s page to the receipt, each step by whoever’s turn it is', async () => {
    const page = await open(as('registrar'));
    await page.goto(`${api.url}/office/pupils/${ours[1]!.records[0]!}`);
    await page.locator('summary').filter({ hasText: 'Đề nghị cấp sổ học bạ' }).click();
    await looksRight('registrar', page, true);
    const form = page.locator('#ask-for-book');
    await form.locator('[name=reason]').selectOption('transfer');
    for (const [name, value] of [
      ['by', 'Trần Thị Mẹ'],
      ['relation', 'mẹ'],
      ['identity', '079180000001'],
      ['purpose', 'nộp hồ sơ chuyển trường'],
    ] as const)
      await form.locator(`[name=${name}]`).fill(value);
    await form.getByRole('button', { name: 'Ghi đề nghị' }).click();
    await page.waitForURL(/\/office\/books\/[0-9a-f-]+$/);
    address = page.url();
    await page.getByText('Bước tiếp theo do người khác làm.').waitFor();
    await looksRight('registrar', page);
    await page.close();

    const decide = async (leader: Page) => {
      await leader.locator('[name=number]').fill('31/QĐ-VD');
      await press('Đồng ý cấp')(leader);
    };
    await step('principal', 'Chờ hiệu trưởng', decide, 'Đã đồng ý cấp sổ học bạ.');
    await step('registrar', 'Chờ văn thư lập', press('Kiểm tra các năm và lập sổ'), 'Đã lập sổ');
    const withKey = (name: string) => async (signer: Page) => {
      await signer.locator('[name=key][value=development]').check();
      await press(name)(signer);
    };
    await step('principal', 'Chờ hiệu trưởng kí', withKey('Kí sổ học bạ'), 'Đã kí sổ học bạ.');
    await step('registrar', 'Chờ đóng dấu', withKey('Đóng dấu sổ học bạ'), 'Đã đóng dấu sổ học bạ.');
    await step('registrar', 'Đã đóng dấu, chưa giao', press('Ghi đã giao'), 'Đã ghi sổ cấp, dòng số 1.');
    await step('registrar', 'Đã giao', () => Promise.resolve(), 'Trần Thị Mẹ');
  });

  it('stands in the list and in the register of issuing, on the screen and as a workbook', async () => {
    const page = await open(as('registrar'));
    await page.goto(`${api.url}/office/books`);
    await page.getByRole('row').filter({ hasText: PUPIL }).getByText('Đã giao').waitFor();
    await looksRight('registrar', page, true);
    await page.getByRole('link', { name: 'Sổ cấp phát học bạ' }).click();
    const span = 'from=2026-01-01&until=2026-12-31';
    await page.goto(`${api.url}/office/registers?kind=bookRegister&order=name&${span}`);
    const line = page.getByRole('row').filter({ hasText: PUPIL });
    for (const said of ['1/THCS', 'chuyển trường', '31/QĐ-VD', 'Trần Thị Mẹ', 'đã giao'])
      await line.getByText(said).first().waitFor();
    await looksRight('registrar', page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải về (Excel)' }).click(),
    ]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('is there for the family, whose copy is the very file', async () => {
    const page = await open(as('mother'));
    await page.goto(`${api.url}/children`);
    await page
      .getByRole('link', { name: new RegExp(PUPIL) })
      .first()
      .click();
    await page.getByText('Sổ học bạ đã cấp').waitFor();
    await looksRight('mother', page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải sổ (PDF)' }).click(),
    ]);
    file = path.join(api.test.folder, 'so-hoc-ba.pdf');
    await download.saveAs(file);
    expect(verifySigned(readFileSync(file)).verdict).toBe('valid');
  });

  it('is refused in words when it is not what it says, and taken over for the pupil whom the clerk names', async () => {
    const page = await open({ ...as('nextRegistrar'), expected: [/status of 4\d\d/] });
    await page.goto(`${api.url}/office/books`);
    const send = async (name: string) => {
      await page.locator('input[type=file]').setInputFiles(name);
      await page.getByRole('button', { name: 'Kiểm tra và lưu' }).click();
    };
    const broken = path.join(api.test.folder, 'hong.pdf');
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(broken, bytes);
    await send(broken);
    await page.locator('#pdf-file-wrong', { hasText: 'Sổ học bạ không qua được kiểm tra' }).waitFor();
    await looksRight('nextRegistrar', page);
    await send(file);
    await page.waitForURL(/\/office\/foreign-books\/[0-9a-f-]+$/);
    await page.getByText('Khác ngày sinh').waitFor();
    await looksRight('nextRegistrar', page, true);
    const candidate = page.getByLabel(new RegExp(`${PUPIL} \\(BS077\\)`));
    await candidate.check();
    await page.locator('#candidates').getByRole('button', { name: 'Nhận các năm học' }).click();
    await page
      .getByText(/ngày sinh: sổ ghi 05\/03\/2011/)
      .first()
      .waitFor();
    expect(await candidate.isChecked()).toBe(true);
    await looksRight('nextRegistrar', page);
    await page.locator('#accept-reason').fill('đã đối chiếu giấy khai sinh');
    await candidate.check();
    await page.locator('#candidates').getByRole('button', { name: 'Nhận các năm học' }).click();
    await page.getByText('Đã nhận các năm học cho học sinh.').waitFor();
    await looksRight('nextRegistrar', page);
    await page.goto(`${api.url}/office/books`);
    await page.getByRole('row').filter({ hasText: 'BS077' }).waitFor();
    await looksRight('nextRegistrar', page);
  });
});
