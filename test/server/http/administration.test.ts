// Accounts and appointments over the API: the whole way of an administrator, and everybody who is none.
import type { AppointedRole, Gate, Scope } from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, PASSWORD } from '../../support/accounts.ts';
import { call, startApi, type Reply, type TestApi } from '../../support/api.ts';
import { testHouse } from '../../support/house.ts';
import {
  addPerson,
  addSchool,
  browserOf,
  employ,
  good,
  operationsOf,
  sessionFor,
  type Newcomer,
} from '../../support/school-office.ts';

const decision = { number: '7/QĐ', date: '2026-05-20' };

const signIn = (api: TestApi, password: string): Promise<Reply> =>
  call(api, 'POST', '/api/session', undefined, { account: 'nguoi.moi', password });

describe('accounts and appointments', () => {
  let api: TestApi;
  let gate: Gate;
  let schoolId: string;
  beforeAll(async () => {
    const test = await testHouse();
    gate = gateOf(test);
    api = await startApi({ test, gate, accounts: () => accountsOf(gate) });
    schoolId = (await gate.store.read((view) => view.schools()))[0]!.id;
  });
  afterAll(() => api.close());

  it('are looked after by the administrator, who does all that the document describes', async () => {
    await employ(gate, schoolId, { role: 'administrator', account: 'quan.tri' });
    const leader = await employ(gate, schoolId, { role: 'principal', account: 'hieu.truong' });
    const office = await browserOf(api, 'quan.tri');
    const { id: newcomer } = await good(office('POST', '/api/people', { name: 'Người Mới' }));
    const found = await good(office('GET', '/api/people?called=nguoi%20moi'));
    expect(found.items).toEqual([{ id: newcomer, name: 'Người Mới', roles: [], hasAccount: false }]);
    const other = await addPerson(gate, schoolId, 'Người Khác Nữa');

    const opened = await good(office('POST', '/api/accounts', { person: newcomer, account: 'nguoi.moi' }));
    const { id } = opened.account;
    const chosen = { link: opened.link, password: PASSWORD };
    expect((await call(api, 'POST', '/api/passwords', undefined, chosen)).status).toBe(204);
    const theirs = await browserOf(api, 'nguoi.moi');
    const listed = await good(office('GET', '/api/accounts?limit=200'));
    expect(listed.items).toContainEqual(
      expect.objectContaining({ id, name: 'Người Mới', account: 'nguoi.moi' }),
    );

    expect((await office('POST', `/api/accounts/${id}/suspension`)).status).toBe(204);
    expect((await theirs('GET', '/api/me')).status).toBe(401);
    expect((await signIn(api, PASSWORD)).status).toBe(401);
    expect((await office('DELETE', `/api/accounts/${id}/suspension`)).status).toBe(204);
    expect((await signIn(api, PASSWORD)).status).toBe(200);

    for (let time = 0; time < 6; time += 1) await signIn(api, 'không phải mật khẩu ấy');
    expect((await signIn(api, PASSWORD)).status).toBe(429);
    expect((await office('DELETE', `/api/accounts/${id}/failures`)).status).toBe(204);
    expect((await signIn(api, PASSWORD)).status).toBe(200);

    const reset = await good(office('POST', `/api/accounts/${id}/resets`, { secondFactors: true }));
    expect((await signIn(api, PASSWORD)).status).toBe(401);
    const renewed = 'thuyền nan lướt sóng chiều 71';
    const anew = { link: reset.link, password: renewed };
    expect((await call(api, 'POST', '/api/passwords', undefined, anew)).status).toBe(204);
    expect((await signIn(api, renewed)).status).toBe(200);

    const address = (email: string | null) => office('POST', `/api/accounts/${id}/address`, { email });
    expect((await address('Moi@Example.edu.vn')).status).toBe(204);
    expect((await address('Moi@Example.edu.vn')).status).toBe(204);
    const codes = ['quan.tri', 'a@b@c.vn', 'x y@vidu.vn'].map(async (one) => (await address(one)).body.code);
    expect(new Set(await Promise.all(codes))).toEqual(new Set(['account.emailMalformed']));
    const newest = { person: other, account: 'khac.nua', email: 'moi@example.edu.vn' };
    expect((await office('POST', '/api/accounts', newest)).body.code).toBe('account.alreadyThere');
    const second = await good(office('POST', '/api/accounts', { ...newest, email: 'nua@example.edu.vn' }));
    const taken = { email: 'moi@example.edu.vn' };
    const refusal = await office('POST', `/api/accounts/${second.account.id}/address`, taken);
    expect(refusal).toMatchObject({ status: 409, body: { code: 'account.alreadyThere' } });
    expect((await address(null)).status).toBe(204);

    const vice = { person: newcomer, role: 'vicePrincipal', scope: { grades: [8] }, decision };
    const made = await good(office('POST', '/api/appointments', vice));
    const principal = await browserOf(api, leader.account);
    const acting = await good(
      principal('POST', `/api/appointments/${leader.appointment.id}/delegations`, {
        to: newcomer,
        decision,
        validTo: '2027-06-01T00:00:00+07:00',
      }),
    );
    expect(acting).toMatchObject({ actingFor: 'principal', delegatedFrom: leader.appointment.id });
    const held = await good(office('GET', `/api/appointments?person=${newcomer}`));
    expect(held.items.map((one: { id: string }) => one.id)).toEqual([made.id, acting.id]);

    const wish = { person: other, role: 'registrar', decision };
    const registrar = await good(office('POST', '/api/appointments', wish));
    const third = await addPerson(gate, schoolId, 'Người Thứ Ba');
    const given = { to: third, decision };
    const handed = await good(office('POST', `/api/appointments/${registrar.id}/hand-over`, given));
    expect(handed).toMatchObject({ person: third, role: 'registrar', decision });
    expect((await office('POST', `/api/appointments/${handed.id}/ending`, { decision })).status).toBe(204);
    const left = await good(office('POST', `/api/people/${newcomer}/leaving`, { decision }));
    expect(left.ended.toSorted()).toEqual([made.id, acting.id].toSorted());
    const later = encodeURIComponent(new Date(gate.clock.now() + 1000).toISOString());
    const after = await good(office('GET', `/api/appointments?person=${newcomer}&at=${later}`));
    expect(after.items).toEqual([]);

    const { described, succeeded } = await operationsOf(api);
    const here = described.filter(({ tags }) => tags[0] === 'administration');
    expect(here).toHaveLength(15);
    expect(here.map(({ operationId }) => operationId).filter((one) => !succeeded.has(one))).toEqual([]);
  });

  it('take no moment that is none', async () => {
    await employ(gate, schoolId, { role: 'administrator', account: 'dung.gio' });
    const office = await sessionFor(api, gate, 'dung.gio');
    const path = `/api/people/${crypto.randomUUID()}/leaving`;
    for (const when of ['2026-06-30T23:59:60Z', '2026-06-30 10:00:00Z', '9999-12-31T23:59:59Z', 'mai'])
      expect(await office('POST', path, { decision, when })).toMatchObject({ status: 400 });
    const when = '2026-06-30T23:59:59+07:00';
    expect(await office('POST', path, { decision, when })).toMatchObject({ status: 404 });
  });

  describe('for everybody else', () => {
    const classes = (): Scope => ({ classes: [api.imported.classId] });
    const roles: readonly (readonly [AppointedRole, () => Scope])[] = [
      ['subjectTeacher', () => ({ ...classes(), subjects: ['TOAN'] })],
      ['homeroomTeacher', classes],
      ['departmentHead', () => ({ subjects: ['TOAN'] })],
      ['vicePrincipal', () => ({})],
      ['registrar', () => ({})],
      ['parent', () => ({ ...classes(), pupils: ['HS01'] })],
      ['pupil', () => ({ ...classes(), pupils: ['HS01'] })],
      ['inspector', () => ({})],
    ];
    const leaders: typeof roles = [
      ['principal', () => ({})],
      ['administrator', () => ({})],
    ];
    let victim: Newcomer;
    let account: string;
    const standing = () =>
      gate.store.read(async (view) =>
        JSON.stringify([await view.accountsIn(schoolId), await view.appointmentsIn(schoolId)]),
      );
    beforeAll(async () => {
      victim = await employ(gate, schoolId, { role: 'vicePrincipal', account: 'nan.nhan' });
      account = (await gate.store.read((view) => view.accountOfPerson(victim.person)))!.id;
    });
    const changing = (): readonly (readonly [string, string, unknown?])[] => {
      const { person, appointment } = victim;
      return [
        ['POST', '/api/accounts', { person, account: 'ten.khac' }],
        ['POST', `/api/accounts/${account}/resets`, { secondFactors: true }],
        ['POST', `/api/accounts/${account}/address`, { email: 'x@vidu.vn' }],
        ['POST', `/api/accounts/${account}/suspension`],
        ['DELETE', `/api/accounts/${account}/suspension`],
        ['DELETE', `/api/accounts/${account}/failures`],
        [
          'POST',
          '/api/appointments',
          { person, role: 'departmentHead', scope: { subjects: ['VAN'] }, decision },
        ],
        ['POST', `/api/appointments/${appointment.id}/ending`, { decision }],
        ['POST', `/api/appointments/${appointment.id}/hand-over`, { to: person, decision }],
        ['POST', `/api/appointments/${appointment.id}/delegations`, { to: person, decision }],
        ['POST', `/api/people/${person}/leaving`, { decision }],
      ];
    };

    it.each(roles)('%s changes no account and no appointment', async (role, scope) => {
      const { account: name } = await employ(gate, schoolId, {
        role,
        account: `cung.${role}`.toLowerCase(),
        scope: scope(),
      });
      const browser = await sessionFor(api, gate, name);
      const before = await standing();
      for (const [method, at, body] of changing()) {
        const reply = await browser(method, at, body);
        expect([method, at, [403, 404].includes(reply.status)]).toEqual([method, at, true]);
      }
      expect(await standing()).toBe(before);
      const reads: Partial<Record<AppointedRole, readonly number[]>> = {
        inspector: [200, 200],
        vicePrincipal: [403, 200],
        registrar: [403, 403],
      };
      // Who is at the school is nothing for the others.
      const looks = reads[role] ?? [403, 404];
      const asked = ['/api/accounts', `/api/appointments?person=${victim.person}`];
      const statuses = await Promise.all(asked.map(async (at) => (await browser('GET', at)).status));
      expect(statuses).toEqual(looks);
    });

    it.each([...roles, ...leaders])('of another school, %s finds nobody and nothing here', async (role) => {
      const foreign = await addSchool(gate, `Trường khác ${role}`);
      const [, scope] = [...roles, ...leaders].find(([one]) => one === role)!;
      const { account: name } = await employ(gate, foreign, {
        role,
        account: `ngoai.${role}`.toLowerCase(),
        scope: scope(),
      });
      const browser = await sessionFor(api, gate, name);
      const before = await standing();
      const asked = [...changing(), ['GET', `/api/appointments?person=${victim.person}`] as const];
      for (const [method, at, body] of asked) {
        const reply = await browser(method, at, body);
        const { code } = reply.body;
        expect([method, at, reply.status]).toEqual([method, at, 404]);
        expect(['account.unknown', 'person.unknown', 'access.appointmentUnknown']).toContain(code);
      }
      expect(await standing()).toBe(before);
      const accounts = await browser('GET', '/api/accounts?limit=200');
      if (accounts.status === 200)
        expect(accounts.body.items.map((one: { account: string }) => one.account)).toEqual([name]);
    });

    it('programs with every scope change nothing about access', async () => {
      const { person } = await employ(gate, schoolId, { role: 'administrator', account: 'may.tinh' });
      const token = await api.tokenOf(person);
      for (const [method, at, body] of changing()) {
        const response = await fetch(`${api.url}${at}`, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        expect([at, response.status]).toEqual([at, 403]);
        expect(await response.json()).toMatchObject({ code: 'request.sessionNeeded' });
      }
    });
  });
});
