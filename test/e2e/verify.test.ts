// A parent checks a file on a phone: the very bytes, an altered one, an older one, and what is no PDF.
import { readFileSync } from 'node:fs';
import { poppler } from '../documents/support/render.ts';
import { documentBytes } from '../support/stored-documents.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { inBrowser, type OpenWindow } from '../support/browser.ts';
import { flipped } from '../support/changed.ts';
import { throughTheLock } from '../support/house.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/page-checks.ts';

inBrowser('checking a file', (open) => {
  let api: TestApi;
  let revisions: readonly Buffer[];
  beforeAll(async () => {
    api = await startApi();
    await throughTheLock(api.test.house, api.imported);
    revisions = await documentBytes(api.test.house, api.imported.records[0]!);
  }, 120_000);
  afterAll(() => api.close());

  const checked = async (look: Partial<Parameters<OpenWindow>[0]>, name: string, buffer: Buffer) => {
    const page = await open({ url: api.url, ...look });
    await page.goto(`${api.url}/verify`);
    await page.setInputFiles('#file', { name, mimeType: 'application/pdf', buffer });
    await page.locator('[data-verify-file-target=result] .verdict').waitFor();
    return page;
  };

  it('finds the school’s own file valid, with every signer, on a narrow dark screen', async () => {
    const page = await checked({ width: 360, dark: true }, 'hoc-ba.pdf', revisions.at(-1)!);
    expect(await page.locator('[data-verdict]').getAttribute('data-verdict')).toBe('valid');
    for (const name of [api.imported.cast.homeroom, api.imported.cast.principal])
      expect(await page.getByText(api.imported.cast.names.get(name)!).count()).toBeGreaterThan(0);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText('Tải kết quả').click(),
    ]);
    expect(download.suggestedFilename()).toBe('ket-qua-kiem-tra.json');
  });

  it('gives the report away as a PDF in the language of the page', async () => {
    const page = await checked({ language: 'en' }, 'hoc-ba.pdf', revisions.at(-1)!);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText('Download the report (PDF)').click(),
    ]);
    expect(download.suggestedFilename()).toBe('verification-report.pdf');
    const said = poppler('pdftotext', readFileSync(await download.path()), '-layout');
    for (const part of ['hoc-ba.pdf', 'VALID', api.imported.cast.names.get(api.imported.cast.principal)!])
      expect(said).toContain(part);
  });

  it('tells a file in which one bit was changed from it', async () => {
    const last = revisions.at(-1)!;
    const page = await checked({}, 'sửa.pdf', flipped(last, Math.floor(revisions[0]!.length / 2)));
    expect(await page.locator('[data-verdict]').getAttribute('data-verdict')).toBe('tampered');
    await expectAccessible(page);
  });

  it('tells a file that was cut back to an earlier state, in English', async () => {
    const page = await checked({ language: 'en' }, 'old.pdf', revisions.at(-2)!);
    expect(await page.locator('[data-verdict]').getAttribute('data-verdict')).toBe('incomplete');
    expect(await page.locator('.verdict-word').textContent()).toBe('SIGNATURES MISSING');
  });

  it('shows text of a hostile name as text, and says what is no PDF', async () => {
    const page = await checked({}, '<img src=x onerror=alert(1)>.pdf', revisions.at(-1)!);
    expect(await page.getByText('<img src=x onerror=alert(1)>.pdf').count()).toBe(1);
    await page.setInputFiles('#file', {
      name: 'a.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('no'),
    });
    await page.getByText('Tệp này không phải PDF').waitFor();
  });

  it('takes a code without any script', async () => {
    const page = await open({ url: api.url, scripts: false });
    const { records } = api.imported;
    const [document] = await api.test.house.store.read((view) => view.documents(records));
    await page.goto(`${api.url}/verify`);
    await page.getByLabel('Mã xác minh').fill(document!.verificationCode.toLowerCase());
    await page.getByRole('button', { name: 'Tra mã' }).click();
    await page.getByRole('heading', { name: 'CÓ HIỆU LỰC' }).waitFor();
  });
});
