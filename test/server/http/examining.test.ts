// Files from anywhere: examined where nobody waits, within limits, and turned away before they pile up.
import { connect } from 'node:net';
import { readDocument } from '../../../src/server/application/index.ts';
import { call, startApi, type TestApi, type TestApiOptions } from '../../support/api.ts';
import { rawPdf, streamSource } from '../../support/hostile.ts';

/** 48 MB: fields that each stay below what an object may be and have to be read value by value, and ballast. */
function heavy(): Buffer {
  const field = Buffer.from(`<</T(x)/Kids[${'[]'.repeat(950_000)}]>>`);
  const numbers = [4, 5, 6, 7];
  const fields = numbers.map((number) => `${number} 0 R`).join(' ');
  const objects = new Map<number, string | Buffer>([
    [1, `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[${fields}]>>>>`],
    [2, '<</Type/Pages/Kids[]/Count 0>>'],
    [3, streamSource('', Buffer.alloc(40 * 1024 * 1024, 'x'))],
    ...numbers.map((number): [number, Buffer] => [number, field]),
  ]);
  return rawPdf({ objects });
}

describe('a file that is sent to be examined', () => {
  let api: TestApi;
  const start = async (examining: TestApiOptions['examining'] = {}) => {
    api = await startApi({ examining });
  };
  afterEach(() => api.close());

  const send = async (file: Uint8Array) => {
    const response = await fetch(`${api.url}/api/verifications`, {
      method: 'POST',
      headers: { 'content-type': 'application/pdf' },
      body: Buffer.from(file),
    });
    const body = (await response.json()) as { readonly code?: string; readonly conclusion?: string };
    return { status: response.status, retryAfter: response.headers.get('retry-after'), body };
  };
  const good = async () => {
    const { imported, test } = api;
    const token = await api.tokenOf(imported.cast.homeroom);
    await call(api, 'POST', `/api/classes/${imported.classId}/submissions`, token, {});
    await api.settled();
    return (await readDocument(test.house, imported.records[0]!)).bytes;
  };

  it('keeps nobody else waiting while 48 MB of it are worked on', async () => {
    await start();
    const file = heavy();
    let under = 'way';
    const examined = send(file).finally(() => (under = 'ended'));
    let answered = 0;
    while (under === 'way') {
      expect((await call(api, 'GET', '/health')).status).toBe(200);
      answered += 1;
    }
    expect(answered).toBeGreaterThan(20);
    expect(await examined).toMatchObject({ status: 200, body: { conclusion: 'unsigned' } });
    const next = await send(await good());
    expect(next).toMatchObject({ status: 200, body: { conclusion: 'valid' } });
  }, 60_000);

  it.each([
    ['time', { limitMs: 1 }],
    ['memory', { memoryMiB: 8 }],
  ])(
    'is given up when it takes more %s than it may, and the server lives on',
    async (_, limits) => {
      await start(limits);
      const file = await good();
      for (let turn = 0; turn < 2; turn += 1)
        expect(await send(file)).toMatchObject({ status: 422, body: { code: 'verification.gaveUp' } });
      expect((await call(api, 'GET', '/health')).status).toBe(200);
    },
    30_000,
  );

  it('is refused before it is received when too many wait, and told when to come again', async () => {
    await start({ places: 1 });
    const { hostname, port } = new URL(api.url);
    const slow = connect(Number(port), hostname);
    slow.write(
      'POST /api/verifications HTTP/1.1\r\nHost: x\r\nContent-Type: application/pdf\r\nContent-Length: 9\r\n\r\n%PDF',
    );
    let refused = await send(Buffer.from('%PDF-1.7'));
    while (refused.status !== 503) refused = await send(Buffer.from('%PDF-1.7'));
    expect(refused).toMatchObject({ retryAfter: '10', body: { code: 'verification.tooMany' } });
    slow.destroy();
    while (refused.status === 503) refused = await send(Buffer.from('%PDF-1.7'));
    expect(refused.status).toBe(200);
  }, 30_000);
});
