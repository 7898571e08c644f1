// What one caller may take of the server: requests counted by network or name, event streams open at the same time.
import type { Extension } from '../../../src/signing/index.ts';
import { call, startApi, until, type TestApi } from '../../support/api.ts';
import { importBook, smallBook, testHouse, throughTheLock } from '../../support/house.ts';

jest.setTimeout(60_000);

describe('callers without a name', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ perMinute: 12, proxies: 1 });
  });
  afterAll(() => api.close());

  const ask = async (from: string): Promise<number> =>
    (await call(api, 'GET', '/api/verifications/none', undefined, undefined, { 'x-forwarded-for': from }))
      .status;

  it('are counted by the /64 of their IPv6 address, so that another address of it is no way around', async () => {
    const statuses: number[] = [];
    for (let index = 1; index <= 6; index += 1) statuses.push(await ask(`2001:db8:1:2::${index}`));
    expect(statuses.slice(0, 3)).not.toContain(429);
    expect(statuses.at(-1)).toBe(429);
    expect(await ask('2001:DB8:1:2:ffff::9')).toBe(429);
    expect(await ask('2001:db8:1:3::1')).not.toBe(429);
  });

  it('are counted by the whole address of IPv4', async () => {
    for (let sent = 0; sent < 6; sent += 1) await ask('192.0.2.7');
    expect(await ask('192.0.2.7')).toBe(429);
    expect(await ask('192.0.2.8')).not.toBe(429);
  });
});

describe('event streams', () => {
  it('are open to one person twenty at a time; whoever closes one may open another', async () => {
    const test = await testHouse();
    const imported = await importBook(test.house, smallBook({}, 1));
    await throughTheLock(test.house, imported);
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const extending = async (): Promise<Extension> => {
      await held;
      return { tail: Buffer.alloc(0), level: 'B-LTA', shortfalls: [] };
    };
    const api = await startApi({ test, imported, extending });
    try {
      const token = await api.tokenOf(imported.cast.registrar);
      const asked = await call(api, 'POST', '/api/extensions', token, { records: imported.records });
      const at = `${api.url}/api/runs/${asked.body.id as string}/events`;
      const listen = async () => {
        const line = new AbortController();
        const headers = { authorization: `Bearer ${token}` };
        const { status, headers: told } = await fetch(at, { headers, signal: line.signal });
        return { status, retryAfter: told.get('retry-after'), hangUp: () => line.abort() };
      };
      const lines = await Promise.all(Array.from({ length: 20 }, listen));
      expect(lines.map(({ status }) => status)).toEqual(lines.map(() => 200));
      expect(await listen()).toMatchObject({ status: 429, retryAfter: '15' });
      const problem = await call(api, 'GET', new URL(at).pathname, token);
      expect(problem.body).toMatchObject({ code: 'request.tooManyStreams' });
      // Everybody else has places of their own.
      const other = await api.tokenOf(imported.cast.principal);
      expect((await call(api, 'GET', new URL(at).pathname, other)).status).toBe(404);
      lines[0]!.hangUp();
      const again = await until(async () => {
        const line = await listen();
        return line.status === 200 ? line : undefined;
      });
      for (const line of [...lines, again]) line.hangUp();
    } finally {
      go();
      await api.close();
    }
  });
});
