// Administration in a browser: rights given by a decision, a policy changed by its form, compared, adopted, refused where it is wrong.
import type { PersonId } from '../../src/kernel/index.ts';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { gateOf } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { inBrowser } from '../support/browser.ts';
import { expectAccessible } from '../support/page-checks.ts';
import { employ, sessionHeaders } from '../support/school-office.ts';

jest.setTimeout(120_000);

inBrowser('administration', (open) => {
  let api: TestApi;
  let principal: string;
  let board: string;
  let teacher: PersonId;
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
    const gate = gateOf(api.test);
    const { cast } = api.imported;
    const { id: schoolId } = (await api.test.house.store.read((view) => view.schools()))[0]!;
    await employ(gate, schoolId, { role: 'principal', account: 'hieu.truong' });
    await employ(gate, schoolId, { role: 'administrator', account: 'quan.tri' });
    const cookieOf = async (account: string) => (await sessionHeaders(api, gate, account)).cookie!;
    [principal, board] = [await cookieOf('hieu.truong'), await cookieOf('quan.tri')];
    teacher = cast.subjectTeachers[0]!;
  });
  afterAll(() => api.close());

  it('appoints a teacher by a decision, which stands on the person’s page and gives the right', async () => {
    const page = await open({ url: api.url, cookie: board });
    await page.goto(`${api.url}/people`);
    await page.getByRole('link', { name: api.imported.cast.names.get(teacher)! }).click();
    await page.waitForURL(/\/people\/[0-9a-f-]+$/);
    const form = page.locator('form').filter({ has: page.locator('#appoint-role') });
    await form.locator('#appoint-role').selectOption('departmentHead');
    await form.locator('#appoint-subjects').fill('TOAN');
    await form.locator('#appoint-number').fill('45/QĐ-THCS');
    await form.locator('#appoint-date').fill('2026-05-20');
    await form.getByRole('button').last().click();
    await page.getByText('45/QĐ-THCS').waitFor();
    await expectAccessible(page);
    const held = await api.test.house.store.read((view) => view.appointmentsOf(teacher));
    expect(held.find(({ role }) => role === 'departmentHead')).toMatchObject({
      scope: { subjects: ['TOAN'] },
      basis: { kind: 'decision', number: '45/QĐ-THCS' },
    });
  });

  it('refuses a wrong value beside its field, shows what would differ, and adopts it by a decision', async () => {
    const page = await open({ url: api.url, cookie: principal, expected: [/422/] });
    await page.goto(`${api.url}/policy`);
    await page.locator('#settings-diameter').fill('999');
    await page.locator('#settings button').click();
    await page.locator('#settings-diameter.is-invalid').waitFor();
    expect(await page.locator('#settings-diameter').inputValue()).toBe('999');
    await page.locator('#settings-diameter').fill('30');
    await page.locator('#settings button').click();
    await page.locator('#review').waitFor();
    expect(await page.locator('#review tbody').innerText()).toContain('30');
    await expectAccessible(page);
    await page.locator('#adopt-number').fill('46/QĐ-THCS');
    await page.locator('#adopt-effectiveFrom').fill('2026-05-20');
    await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
    await page.getByText('46/QĐ-THCS').first().waitFor();
    await page.getByText('đường kính 30 mm, 5 tờ một dấu').waitFor();
  });
});
