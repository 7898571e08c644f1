// A browser's session is used by its own pages alone; a token can give nobody more rights.
import { accountsOf } from '../../../src/server/start/accounts.ts';
import { gateOf, openAccount, PASSWORD } from '../../support/accounts.ts';
import { call, startApi, type TestApi } from '../../support/api.ts';

describe('against forgery', () => {
  let api: TestApi;
  let homeroom: string;
  beforeAll(async () => {
    api = await startApi({ accounts: (test) => accountsOf(gateOf(test)) });
    const { cast } = api.imported;
    await openAccount(gateOf(api.test), cast.homeroom, 'gvcn');
    homeroom = await api.tokenOf(cast.homeroom);
  });
  afterAll(() => api.close());

  const signIn = async () => {
    const { headers } = await call(api, 'POST', '/api/session', undefined, {
      account: 'gvcn',
      password: PASSWORD,
    });
    const cookie = headers.get('set-cookie')!;
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict/);
    const sent = { cookie: cookie.split(';')[0]! };
    const me = await call(api, 'GET', '/api/me', undefined, undefined, sent);
    return { ...sent, 'x-csrf-token': me.body.csrfToken as string };
  };
  const token = { label: 'x', scopes: ['read'], days: 1 };

  it('a session’s cookie alone changes nothing', async () => {
    const { cookie } = await signIn();
    for (const more of [{}, { 'x-csrf-token': '' }, { 'x-csrf-token': 'a'.repeat(64) }])
      expect(await call(api, 'POST', '/api/tokens', undefined, token, { cookie, ...more })).toMatchObject({
        status: 403,
        body: { code: 'request.crossSite' },
      });
  });

  it('the token that a page carries is taken in its masked form, each time another', async () => {
    const { cookie } = await signIn();
    const masked = async () => {
      const page = await (await fetch(`${api.url}/`, { headers: { cookie } })).text();
      return /<meta name="csrf-token" content="([0-9a-f]{128})"/.exec(page)![1]!;
    };
    const [one, other] = [await masked(), await masked()];
    expect(one).not.toBe(other);
    for (const sent of [one, other])
      expect(
        (await call(api, 'POST', '/api/tokens', undefined, token, { cookie, 'x-csrf-token': sent })).status,
      ).toBe(201);
    const spoilt = `${one.slice(0, -1)}${one.endsWith('0') ? '1' : '0'}`;
    for (const sent of [spoilt, 'z'.repeat(128)])
      expect(
        await call(api, 'POST', '/api/tokens', undefined, token, { cookie, 'x-csrf-token': sent }),
      ).toMatchObject({ status: 403, body: { code: 'request.crossSite' } });
  });

  it('a request that another site caused is refused although it has the token', async () => {
    const headers = await signIn();
    for (const more of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ])
      expect(await call(api, 'POST', '/api/tokens', undefined, token, { ...headers, ...more })).toMatchObject(
        {
          status: 403,
          body: { code: 'request.crossSite' },
        },
      );
    const same = { ...headers, 'sec-fetch-site': 'same-origin', origin: api.url };
    expect((await call(api, 'POST', '/api/tokens', undefined, token, same)).status).toBe(201);
  });

  it('another site cannot sign a browser in', async () => {
    const body = { account: 'gvcn', password: PASSWORD };
    const reply = await call(api, 'POST', '/api/session', undefined, body, {
      'sec-fetch-site': 'cross-site',
    });
    expect(reply).toMatchObject({ status: 403, body: { code: 'request.crossSite' } });
  });

  it('a token cannot give itself more rights', async () => {
    const reply = await call(api, 'POST', '/api/tokens', homeroom, token);
    expect(reply).toMatchObject({ status: 403, body: { code: 'request.sessionNeeded' } });
  });

  it('a wrong password is told like an unknown account', async () => {
    const wrong = await call(api, 'POST', '/api/session', undefined, { account: 'gvcn', password: 'sai' });
    const unknown = await call(api, 'POST', '/api/session', undefined, {
      account: 'nobody',
      password: 'sai',
    });
    expect(wrong.status).toBe(401);
    expect({ ...wrong.body, request: '' }).toEqual({ ...unknown.body, request: '' });
  });

  it('neither passwords nor accounts are logged', () => {
    expect(api.log.length).toBeGreaterThan(5);
    const told = api.log.join('');
    for (const secret of [PASSWORD, 'gvcn', homeroom]) expect(told).not.toContain(secret);
  });
});
