// Who may read and change policies, calendar, orders, notices and webhooks: every role, and other schools.
import {
  saveContact,
  type AppointedRole,
  type Gate,
  type Scope,
} from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf } from '../../support/accounts.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { importBook, smallBook, type ImportedClass } from '../../support/house.ts';
import { policyWith } from '../../support/policies.ts';
import { addSchool, employ, sessionFor, type Browser } from '../../support/school-office.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';

const policyFile = (version: number) => JSON.stringify(policyWith({ version }));

interface Role {
  readonly role: AppointedRole;
  readonly scope?: (other: ImportedClass) => Scope;
  /** Status of reading the class's calendar, of reading the school's, and of what only some may do. */
  readonly ofClass: number;
  readonly ofSchool: number;
}

const roles: readonly Role[] = [
  {
    role: 'subjectTeacher',
    scope: ({ classId }) => ({ classes: [classId], subjects: ['TOAN'] }),
    ofClass: 404,
    ofSchool: 200,
  },
  {
    role: 'homeroomTeacher',
    scope: ({ classId }) => ({ classes: [classId] }),
    ofClass: 404,
    ofSchool: 200,
  },
  { role: 'departmentHead', scope: () => ({ subjects: ['TOAN'] }), ofClass: 200, ofSchool: 200 },
  { role: 'vicePrincipal', scope: ({ classId }) => ({ classes: [classId] }), ofClass: 404, ofSchool: 200 },
  { role: 'principal', scope: ({ classId }) => ({ classes: [classId] }), ofClass: 404, ofSchool: 200 },
  { role: 'registrar', ofClass: 200, ofSchool: 200 },
  { role: 'inspector', ofClass: 200, ofSchool: 200 },
  {
    role: 'parent',
    scope: ({ classId }) => ({ classes: [classId], pupils: ['HS01'] }),
    ofClass: 404,
    ofSchool: 403,
  },
  {
    role: 'pupil',
    scope: ({ classId }) => ({ classes: [classId], pupils: ['HS01'] }),
    ofClass: 404,
    ofSchool: 403,
  },
];

describe('of the rules of a school', () => {
  let api: TestApi;
  let gate: Gate;
  let schoolId: string;
  let other: ImportedClass;
  let order: string;
  let webhook: string;
  let office: Browser;
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
    gate = gateOf(api.test);
    other = await importBook(api.test.house, smallBook({ className: '8C' }));
    [{ id: schoolId } = { id: '' }] = await gate.store.read((view) => view.schools());
    await employ(gate, schoolId, { role: 'administrator', account: 'quantri' });
    office = await sessionFor(api, gate, 'quantri');
    const principal = await api.tokenOf(api.imported.cast.principal);
    const wish = { file: policyFile(1), decisionNumber: '9/QĐ' };
    expect((await call(api, 'POST', '/api/policies', principal, wish)).status).toBe(201);
    const proposed = await office('POST', `/api/classes/${api.imported.classId}/locking-orders`, proposal);
    order = proposed.body.id as string;
    const added = await office('POST', '/api/webhooks', { url: 'https://vidu.example/', events: [] });
    webhook = added.body.webhook.id as string;
  });
  afterAll(() => api.close());

  const proposal = {
    deed: 'lock',
    subject: { kind: 'window', window: { window: 'scores', term: 'HK1' } },
    reason: 'Hết hạn',
  };
  const hours = { quietFrom: 0, quietTo: 0, digestFrom: 0, repeatedAfterDays: 1 };
  const ruling = { granted: true, decisionNumber: '3/QĐ' };
  const statusOf = async (browser: Browser, method: string, at: string, body?: unknown) =>
    `${method} ${at} ${(await browser(method, at, body)).status}`;
  const stored = () =>
    gate.store.read(async (view) => ({
      orders: await view.lockingOrdersOf(api.imported.classId),
      subscriptions: await view.subscriptions(),
      policies: await view.adoptedPolicies(schoolId),
    }));

  it.each(roles)(
    '$role reads what it may and changes nothing',
    async ({ role, scope, ofClass, ofSchool }) => {
      const { account } = await employ(gate, schoolId, {
        role,
        account: `ai.${role.toLowerCase()}`,
        ...(scope && { scope: scope(other) }),
      });
      const browser = await sessionFor(api, gate, account);
      const before = await stored();
      const { classId } = api.imported;
      const change = ofClass === 404 ? 404 : 403;
      const rows: readonly (readonly [string, string, unknown, number])[] = [
        ['GET', '/api/policies', undefined, ofSchool],
        ['GET', '/api/policies/1', undefined, ofSchool],
        ['GET', '/api/policies/in-force', undefined, ofSchool],
        ['POST', '/api/policy-checks', { file: '{}' }, ofSchool],
        ['POST', '/api/policies', { file: policyFile(2), decisionNumber: '10/QĐ' }, 403],
        ['GET', '/api/calendar', undefined, ofSchool],
        ['GET', `/api/classes/${classId}/windows`, undefined, ofClass],
        ['GET', `/api/classes/${classId}/locking-orders`, undefined, ofClass],
        ['POST', `/api/classes/${classId}/locking-orders`, proposal, change],
        ['POST', `/api/locking-orders/${order}/decision`, ruling, change],
        ['POST', `/api/locking-orders/${order}/execution`, {}, change],
        ['GET', '/api/notices', undefined, 403],
        ['GET', '/api/notice-settings', undefined, 403],
        ['POST', '/api/notice-settings', hours, 403],
        ['GET', '/api/account-letters', undefined, 403],
        ['GET', '/api/failing-addresses', undefined, 403],
        ['POST', '/api/failing-addresses/confirmations', { address: 'a@b.example' }, 403],
        ['GET', '/api/webhooks', undefined, 403],
        ['POST', '/api/webhooks', { url: 'https://vidu.example/', events: [] }, 403],
        ['GET', `/api/webhooks/${webhook}/deliveries`, undefined, 403],
        ['POST', `/api/webhooks/${webhook}/tests`, {}, 403],
        ['POST', `/api/webhooks/${webhook}/pause`, {}, 403],
        ['POST', `/api/webhooks/${webhook}/secrets`, { overlapHours: 1 }, 403],
        ['DELETE', `/api/webhooks/${webhook}/pause`, undefined, 403],
        ['DELETE', `/api/webhooks/${webhook}`, undefined, 403],
      ];
      for (const [method, at, body, expected] of rows)
        expect(await statusOf(browser, method, at, body)).toBe(`${method} ${at} ${expected}`);
      expect(await stored()).toEqual(before);
    },
  );

  it('the office that proposed an order does not decide it', async () => {
    const reply = await office('POST', `/api/locking-orders/${order}/decision`, ruling);
    expect(reply).toMatchObject({ status: 403, body: { code: 'order.wrongDecider' } });
  });

  it.each(['administrator', 'principal'] as const)(
    'a %s of another school finds nothing of it',
    async (role) => {
      const foreign = await addSchool(gate, `Trường Khác ${role}`);
      const { account } = await employ(gate, foreign, { role, account: `khac.${role}` });
      const browser = await sessionFor(api, gate, account);
      const before = await stored();
      const { classId } = api.imported;
      await saveContact(api.test.house, {
        personId: api.imported.cast.homeroom,
        address: 'gv@vidu.example',
        language: 'vi',
        digests: 'all',
      });
      expect((await browser('GET', '/api/policies')).body).toEqual({ items: [] });
      expect((await browser('GET', '/api/policies/in-force')).body).toMatchObject({ adopted: null });
      expect((await browser('GET', '/api/calendar')).body).toMatchObject({ items: [], windows: [] });
      expect((await browser('GET', '/api/notices')).body).toMatchObject({ items: [] });
      const of = role === 'administrator' ? 404 : 403;
      const rows: readonly (readonly [string, string, unknown, number])[] = [
        ['GET', '/api/policies/1', undefined, 404],
        ['GET', `/api/classes/${classId}/windows`, undefined, 404],
        ['GET', `/api/classes/${classId}/locking-orders`, undefined, 404],
        ['POST', `/api/classes/${classId}/locking-orders`, proposal, 404],
        ['POST', `/api/locking-orders/${order}/decision`, ruling, 404],
        ['POST', `/api/locking-orders/${order}/execution`, {}, 404],
        ['GET', `/api/webhooks/${webhook}/deliveries`, undefined, of],
        ['POST', `/api/webhooks/${webhook}/tests`, {}, of],
        ['POST', `/api/webhooks/${webhook}/pause`, {}, of],
        ['POST', `/api/webhooks/${webhook}/secrets`, { overlapHours: 1 }, of],
        ['DELETE', `/api/webhooks/${webhook}/pause`, undefined, of],
        ['DELETE', `/api/webhooks/${webhook}`, undefined, of],
        ['DELETE', `/api/webhooks/${NOBODY}`, undefined, of],
      ];
      for (const [method, at, body, expected] of rows)
        expect(await statusOf(browser, method, at, body)).toBe(`${method} ${at} ${expected}`);
      expect(await stored()).toEqual(before);
    },
  );

  it('a test delivery reaches no address that is not public', async () => {
    const wish = { url: 'http://169.254.169.254/latest/', events: [] };
    const { body } = await office('POST', '/api/webhooks', wish);
    const tried = await office('POST', `/api/webhooks/${body.webhook.id}/tests`, {});
    expect(tried).toMatchObject({ status: 200, body: { delivered: false } });
    expect(tried.body.reply).toMatch(/not public/);
  });
});
