// A timestamp authority over HTTP that misbehaves in every declared way, and the limits on asking it.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { instant } from '../../../src/kernel/index.ts';
import { timestamper, type Exchange, type Exchanged } from '../../../src/signing/authorities/index.ts';
import { readTimestampToken } from '../../../src/signing/tsp/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { timestampAuthority, tokenFor } from '../../support/authorities.ts';
import { handTiming } from '../../support/hand-timing.ts';
import { testPki } from '../../support/pki.ts';
import { runningPki, type RunningPki } from '../../support/services.ts';

const imprint = { algorithm: 'sha256', digest: Buffer.alloc(32, 5) } as const;
let pki: RunningPki;
beforeAll(async () => {
  pki = await runningPki();
});
afterAll(() => pki.stop());

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no refusal',
    (error: unknown) => error,
  );
const at = (kind: keyof RunningPki['services']['badTimestamping'], more = {}) =>
  pki.stamper({ url: pki.services.badTimestamping[kind], timing: handTiming(), ...more });

describe('a timestamp authority', () => {
  it('gives a token with the time of its own clock, not of ours', async () => {
    pki.clock.set(instant('2027-01-02T03:04:05Z'));
    const read = readTimestampToken(await pki.stamper().stamp(imprint));
    pki.clock.set(instant('2026-06-05T08:00:00+07:00'));
    expect(read.ok && read.token.info.genTime).toBe(instant('2027-01-02T03:04:05Z'));
  });

  it('that is slow is waited for', async () => {
    const token = await at('slow', { timeoutMs: 10_000 }).stamp(imprint);
    expect(readTimestampToken(token).ok).toBe(true);
  });

  it('that is silent, or answers 500, is given up after every attempt, and no token is made up', async () => {
    const timing = handTiming();
    await expect(at('silent', { timeoutMs: 100, retries: 1 }).stamp(imprint)).rejects.toMatchObject({
      code: 'timestamp.unavailable',
      details: { reason: 'no answer within 100 ms' },
    });
    await expect(at('error', { timing, retries: 3, backoffMs: 500 }).stamp(imprint)).rejects.toMatchObject({
      code: 'timestamp.unavailable',
      details: { reason: 'HTTP 500' },
    });
    expect(timing.sleeps).toEqual([500, 1000, 2000]);
  });

  it('that answers another question is refused at once, not asked again', async () => {
    for (const [kind, reason] of [
      ['wrongNonce', 'nonce'],
      ['otherData', 'imprint'],
    ] as const) {
      const timing = handTiming();
      await expect(at(kind, { timing }).stamp(imprint)).rejects.toMatchObject({
        code: 'timestamp.invalid',
        details: { reason },
      });
      expect(timing.sleeps).toEqual([]);
    }
  });

  it('whose root is not trusted is refused, and so is one under another policy', async () => {
    const anchors = testPki().anchors.map(parseCertificate);
    await expect(pki.stamper({ anchors }).stamp(imprint)).rejects.toMatchObject({
      code: 'timestamp.invalid',
      details: { reason: 'untrusted' },
    });
    await expect(pki.stamper({ policy: '1.2.3' }).stamp(imprint)).rejects.toMatchObject({
      code: 'timestamp.invalid',
    });
  });

  it('that is not there is unavailable', async () => {
    const gone = pki.stamper({ url: 'http://127.0.0.1:9/', retries: 0 });
    await expect(gone.stamp(imprint)).rejects.toMatchObject({ code: 'timestamp.unavailable' });
  });

  it('that sends web pages, endless answers, or us elsewhere is not believed', async () => {
    const { url, stop } = await oddServer();
    for (const [path, reason] of [
      ['/html', 'an answer of type text/html'],
      ['/endless', 'more than 262144 bytes'],
      ['/file', 'redirect to file:///etc/hostname'],
      ['/loop', 'redirect to /loop'],
      ['/get', 'redirect to /html'],
    ])
      await expect(pki.stamper({ url: `${url}${path!}` }).stamp(imprint)).rejects.toMatchObject({
        details: { reason },
      });
    await expect(pki.stamper({ url: 'file:///etc/hostname' }).stamp(imprint)).rejects.toMatchObject({
      code: 'timestamp.unavailable',
    });
    await stop();
  });
});

describe('asking an authority', () => {
  /** Answers after one turn, and counts. */
  function counting(answer: () => Exchanged = () => ({ ok: false, failure: 'address', detail: 'x' })) {
    const state = { underWay: 0, most: 0, asked: [] as number[] };
    const timing = handTiming();
    const exchange: Exchange = async () => {
      state.asked.push(timing.now());
      state.most = Math.max(state.most, (state.underWay += 1));
      await new Promise((resolve) => setImmediate(resolve));
      state.underWay -= 1;
      return answer();
    };
    return { state, timing, exchange };
  }

  it('never has more than four questions under way', async () => {
    const { state, timing, exchange } = counting();
    const stamper = timestamper({ url: 'http://tsa.test/', timing, exchange });
    await Promise.all(Array.from({ length: 30 }, () => refusal(stamper.stamp(imprint))));
    expect(state.most).toBe(4);
    expect(state.asked).toHaveLength(30);
  });

  it('keeps to the quota: no stretch of time sees more questions than allowed, further attempts included', async () => {
    const { state, timing, exchange } = counting(() => ({
      ok: false,
      failure: 'status',
      detail: 'HTTP 503',
      status: 503,
    }));
    const quota = { requests: 20, perMs: 20 * 60_000 };
    const stamper = timestamper({ url: 'http://tsa.test/', timing, exchange, quota, retries: 1 });
    await Promise.all(Array.from({ length: 35 }, () => refusal(stamper.stamp(imprint))));
    expect(state.asked).toHaveLength(70);
    for (const [i, begun] of state.asked.entries()) {
      const next = state.asked[i + quota.requests];
      if (next !== undefined) expect(next - begun).toBeGreaterThanOrEqual(quota.perMs);
    }
  });

  it('waits as long as a busy authority asks', async () => {
    let count = 0;
    const token = tokenFor(timestampAuthority(), imprint, testPki().at);
    const { timing, exchange } = counting(() =>
      (count += 1) === 1
        ? { ok: false, failure: 'status', detail: 'HTTP 429', status: 429, retryAfterMs: 90_000 }
        : { ok: true, bytes: token },
    );
    // The second answer is a bare token, no response: asked once more would be a mistake.
    await refusal(timestamper({ url: 'http://tsa.test/', timing, exchange }).stamp(imprint));
    expect(timing.sleeps).toEqual([90_000]);
    expect(count).toBe(2);
  });

  it('stops when the caller gives up, waiting in the queue or under way', async () => {
    const { state, timing, exchange } = counting();
    const stamper = timestamper({ url: 'http://tsa.test/', timing, exchange, atOnce: 1 });
    const control = new AbortController();
    const first = refusal(stamper.stamp(imprint));
    const second = refusal(stamper.stamp(imprint, control.signal));
    control.abort();
    expect(await second).toMatchObject({ name: 'AbortError' });
    await first;
    expect(state.asked).toHaveLength(1);
    const late = new AbortController();
    const open = refusal(at('silent', { retries: 0 }).stamp(imprint, late.signal));
    setTimeout(() => late.abort(), 50);
    expect(await open).toMatchObject({
      code: 'timestamp.unavailable',
      details: { reason: 'cancelled by the caller' },
    });
  });

  it('refuses limits that nobody could want', () => {
    const url = 'http://tsa.test/';
    expect(() => timestamper({ url, timeoutMs: 150_001 })).toThrow(RangeError);
    expect(() => timestamper({ url, atOnce: 5 })).toThrow(RangeError);
    expect(() => timestamper({ url, retries: -1 })).toThrow(RangeError);
    expect(() => timestamper({ url, quota: { requests: 0, perMs: 1 } })).toThrow(RangeError);
  });
});

async function oddServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const replies: Record<string, (response: ServerResponse) => void> = {
    '/html': (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>login</p>'),
    '/file': (response) => response.writeHead(307, { Location: 'file:///etc/hostname' }).end(),
    '/loop': (response) => response.writeHead(307, { Location: '/loop' }).end(),
    '/get': (response) => response.writeHead(302, { Location: '/html' }).end(),
    '/endless': (response) => {
      response.writeHead(200, { 'Content-Type': 'application/timestamp-reply' });
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    },
  };
  const server: Server = createServer((request, response) => replies[request.url ?? '']?.(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
