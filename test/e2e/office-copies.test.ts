// A copy at the desk, in a browser: the leader decides, the registrar seals, it is handed out, and the registers tell of it.
import { readFileSync } from 'node:fs';
import type { PersonId } from '../../src/kernel/index.ts';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { gateOf, openAccount } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { inBrowser } from '../support/browser.ts';
import { throughTheLock } from '../support/house.ts';
import { expectAccessible } from '../support/page-checks.ts';
import { sessionHeaders } from '../support/school-office.ts';
import { verifySigned } from '../support/signed-transcripts.ts';

jest.setTimeout(120_000);

inBrowser('a copy at the desk', (open) => {
  let api: TestApi;
  let principal: string;
  let registrar: string;
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
    await throughTheLock(api.test.house, api.imported);
    const cookieOf = async (person: PersonId, account: string) => {
      await openAccount(gateOf(api.test), person, account);
      return (await sessionHeaders(api, gateOf(api.test), account)).cookie!;
    };
    principal = await cookieOf(api.imported.cast.principal, 'hieu.truong');
    registrar = await cookieOf(api.imported.cast.registrar, 'van.thu');
  });
  afterAll(() => api.close());

  it.each(['certifiedCopy', 'extract'])('goes from the decision to the register: %s', async (kind) => {
    const recipient = `Trần Thị Mẹ ${kind}`;
    const leader = await open({ url: api.url, cookie: principal });
    await leader.goto(`${api.url}/office/pupils/${api.imported.records[0]!}`);
    await leader.locator('summary').filter({ hasText: 'Quyết định cấp bản sao' }).click();
    const form = leader.locator('form').filter({ has: leader.locator('[name=decisionNumber]') });
    await form.locator('select[name=kind]').selectOption(kind);
    for (const [name, value] of [
      ['by', recipient],
      ['relation', 'mẹ'],
      ['identity', '079180000001'],
      ['purpose', 'nộp hồ sơ chuyển trường'],
      ['decisionNumber', '31/QĐ-VD'],
    ] as const)
      await form.locator(`[name=${name}]`).fill(value);
    await form.getByRole('button', { name: 'Quyết định cấp' }).click();
    await leader.waitForURL(/\/office\/copies\/[0-9a-f-]+$/);

    const desk = await open({ url: api.url, cookie: registrar });
    await desk.goto(leader.url());
    await desk.locator('[name=key][value=development]').check();
    await desk.getByRole('button', { name: 'Làm và đóng dấu bản sao' }).click();
    const link = desk.locator('a[download]');
    await link.waitFor();
    const [download] = await Promise.all([desk.waitForEvent('download'), link.click()]);
    expect(verifySigned(readFileSync(await download.path())).verdict).toBe('valid');
    await desk.getByRole('button', { name: 'Ghi vào sổ cấp' }).click();
    await desk.getByText(/Đã ghi sổ cấp, dòng số \d+/).waitFor();
    await expectAccessible(desk);

    const period = 'from=2026-01-01&until=2026-12-31';
    await desk.goto(`${api.url}/office/registers?kind=issueRegister&${period}`);
    await desk.locator('tbody tr').filter({ hasText: recipient }).waitFor();
    await desk.goto(`${api.url}/office/registers?kind=sealRegister&${period}`);
    expect(await desk.locator('tbody tr').count()).toBeGreaterThan(0);
  });
});
