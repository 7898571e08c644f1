// Roles that must have a second factor: they come in with the password, and reach nothing but adding one.
import { TOTP, Secret } from 'otpauth';
import type { Gate } from '../../../src/server/application/index.ts';
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { allRoutes } from '../../../src/server/http/index.ts';
import { gateOf, PASSWORD } from '../../support/accounts.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';
import { testHouse } from '../../support/house.ts';
import { browserOf, employ, good, withCookie } from '../../support/school-office.ts';
import { softwareAuthenticator } from '../../support/software-authenticator.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const ENROLMENT = [
  'addAuthenticator',
  'addPasskey',
  'changePassword',
  'listPasskeys',
  'offerAuthenticator',
  'offerPasskey',
  'provePassword',
];
const ALWAYS = ['me', 'signOut'];

describe('roles that must have a second factor', () => {
  let api: TestApi;
  let gate: Gate;
  let schoolId: string;
  beforeAll(async () => {
    const test = await testHouse();
    gate = { ...gateOf(test), secondFactorFor: ['principal', 'registrar'] };
    api = await startApi({ test, gate, accounts: () => accountsOf(gate) });
    schoolId = (await gate.store.read((view) => view.schools()))[0]!.id;
  });
  afterAll(() => api.close());

  const beginning = (account: string) =>
    call(api, 'POST', '/api/session', undefined, { account, password: PASSWORD });
  const enrol = async (browser: Awaited<ReturnType<typeof browserOf>>) => {
    const offer = await good(browser('POST', '/api/me/authenticator-offers'));
    const totp = new TOTP({ secret: Secret.fromBase32(offer.secret as string) });
    const code = totp.generate({ timestamp: gate.clock.now() });
    await good(browser('POST', '/api/me/authenticator', { ticket: offer.ticket, code }));
  };

  it('open with the password alone nothing but what adds one, whatever the route', async () => {
    const { person } = await employ(gate, schoolId, { role: 'principal', account: 'ht.moi' });
    const program = await api.tokenOf(person);
    const begun = await beginning('ht.moi');
    expect(begun).toMatchObject({ status: 200, body: { next: 'enrolment' } });
    const browser = await withCookie(api, begun);
    const open: string[] = [];
    for (const { method, path, operationId, who } of allRoutes(false)) {
      if (who === 'anybody' || operationId === 'signOut') continue;
      const reply = await browser(method.toUpperCase(), path.replace(/\{\w+\}/g, NOBODY));
      if (reply.body.code !== 'account.secondFactorNeeded') open.push(operationId);
    }
    expect(open.toSorted()).toEqual([...ENROLMENT, 'me'].toSorted());
    const classes = () => call(api, 'GET', '/api/classes', program);
    expect(await classes()).toMatchObject({ status: 403, body: { code: 'account.secondFactorNeeded' } });
    await enrol(browser);
    expect((await classes()).status).toBe(200);
    expect((await browser('GET', '/api/classes')).status).toBe(200);
    expect((await beginning('ht.moi')).body.next).toBe('secondFactor');
  });

  it('with a passkey already, open nothing by password: whoever stole it adds no factor of their own', async () => {
    await employ(gate, schoolId, { role: 'registrar', account: 'vt.khoa' });
    const browser = await browserOf(api, 'vt.khoa');
    const key = softwareAuthenticator({ id: 'localhost', origin: 'http://localhost' });
    const { ticket, options } = await good(browser('POST', '/api/me/passkey-offers'));
    const added = { ticket, response: key.create(options as object), name: 'máy tôi' };
    expect((await browser('POST', '/api/me/passkeys', added)).status).toBe(204);
    expect((await browser('GET', '/api/classes')).status).toBe(200);

    const thief = await withCookie(api, await beginning('vt.khoa'));
    const open: string[] = [];
    for (const { method, path, operationId, who } of allRoutes(false)) {
      if (who === 'anybody' || operationId === 'signOut') continue;
      const reply = await thief(method.toUpperCase(), path.replace(/\{\w+\}/g, NOBODY));
      if (reply.body.code !== 'account.secondFactorNeeded') open.push(operationId);
    }
    expect(open).toEqual(['me']);
    expect((await thief('DELETE', '/api/session')).status).toBe(204);
    const door = await good(call(api, 'POST', '/api/session/passkey-offers'));
    const answered = { ticket: door.ticket, response: key.get(door.options as object) };
    const entered = await call(api, 'POST', '/api/session/passkey', undefined, answered);
    expect(entered.body.next).toBe('session');
    expect((await (await withCookie(api, entered))('GET', '/api/classes')).status).toBe(200);
  });

  it('are the delegates of the principal too, and nobody else', async () => {
    const leader = await employ(gate, schoolId, { role: 'principal', account: 'ht.uy' });
    const deputy = await employ(gate, schoolId, { role: 'vicePrincipal', account: 'pht.uy' });
    expect((await beginning('pht.uy')).body.next).toBe('session');
    const browser = await browserOf(api, 'ht.uy');
    await enrol(browser);
    const before = await browserOf(api, 'pht.uy');
    await good(
      browser('POST', `/api/appointments/${leader.appointment.id}/delegations`, {
        to: deputy.person,
        decision: { number: '8/QĐ', date: '2026-05-20' },
        validTo: '2027-06-01T00:00:00+07:00',
      }),
    );
    expect((await before('GET', '/api/classes')).body.code).toBe('account.secondFactorNeeded');
    expect((await beginning('pht.uy')).body.next).toBe('enrolment');
  });

  it('declare what opens to them in one place', () => {
    const opens = allRoutes(true).filter(({ opensTo }) => opensTo !== undefined);
    const named = (to: string) =>
      opens.flatMap((one) => (one.opensTo === to ? [one.operationId] : [])).toSorted();
    expect(named('enrolment')).toEqual(ENROLMENT);
    expect(named('signOut')).toEqual(ALWAYS);
  });
});
