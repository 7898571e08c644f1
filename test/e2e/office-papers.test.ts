// Edit logs and minutes of locking in a browser, wide and on a phone: read in the page, signed there, usable by everybody.
import type { PersonId } from '../../src/kernel/index.ts';
import {
  decideLocking,
  draftLockMinutes,
  executeLocking,
  freezeEditLog,
  proposeLocking,
} from '../../src/server/application/index.ts';
import { accountsOf } from '../../src/server/start/accounts.ts';
import { gateOf, openAccount } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { inBrowser } from '../support/browser.ts';
import { throughTheLock } from '../support/house.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../support/page-checks.ts';
import { employ, sessionHeaders } from '../support/school-office.ts';

inBrowser('papers of the office', (open) => {
  let api: TestApi;
  let log: string;
  let minutes: string;
  const cookies = new Map<PersonId, string>();
  let board: PersonId;
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
    const { house } = api.test;
    const { cast, classId } = api.imported;
    const gate = gateOf(api.test);
    await throughTheLock(house, api.imported);
    const { id: schoolId } = (await house.store.read((view) => view.schools()))[0]!;
    board = (await employ(gate, schoolId, { role: 'administrator', account: 'quan.tri' })).person;
    await openAccount(gate, cast.registrar, 'van.thu');
    cookies.set(board, (await sessionHeaders(api, gate, 'quan.tri')).cookie!);
    cookies.set(cast.registrar, (await sessionHeaders(api, gate, 'van.thu')).cookie!);
    const period = { schoolId, classId, period: '2026-04', by: board, checker: board };
    log = `/edit-logs/${(await freezeEditLog(house, period)).log.id}`;
    const subject = { kind: 'results', scope: { part: 'scores', term: 'HK1' } } as const;
    const wish = { classId, deed: 'lock', subject, reason: 'Hết học kì', by: cast.registrar } as const;
    const { id: order } = await proposeLocking(house, wish);
    await decideLocking(house, { order, by: cast.principal, granted: true, decisionNumber: '8/QĐ' });
    await executeLocking(house, { order, by: board });
    await draftLockMinutes(house, { order, by: cast.registrar });
    minutes = `/orders/${order}/minutes`;
  });
  afterAll(() => api.close());

  const looks = [{ width: 1280 }, { width: 360, dark: true }, { width: 360, language: 'en' }] as const;

  it.each(looks)('are read in the page and fit it (%j)', async (look) => {
    const page = await open({ url: api.url, cookie: cookies.get(board)!, ...look });
    for (const address of [log, '/edit-logs', minutes, '/orders', '/dossiers', '/dossiers/new']) {
      await page.goto(`${api.url}${address}`);
      if (address === log || address === minutes) await page.locator('.file-stage canvas').first().waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  });
});
