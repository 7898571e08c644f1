// The line to a signing service: what is repeated and what never, how access is renewed, and answers nobody expected.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { instant, type Instant } from '../../../src/kernel/index.ts';
import {
  authorizationRequest,
  clientCredentials,
  cscClient,
  exchangeCode,
  openCsc,
  refreshTokens,
  signingTransaction,
} from '../../../src/signing/devices/index.ts';
import { confirmed } from '../../../src/signing/devices/answers.ts';
import { oauthClient, remoteClient, secret } from '../../support/csc/remote.ts';
import { startCscServer, type CscServer } from '../../support/csc/server.ts';
import { codeOf, everythingSaid, faultOf } from '../../support/faults.ts';
import { opensslIt } from '../../support/openssl.ts';
import { testPki } from '../../support/pki.ts';
import { questionOf } from '../../support/questions.ts';

const pki = testPki();
const PIN = '141421';
const teacher = pki.issue({ name: 'Nguyễn Thị Mẫu' });
const RSA = '1.2.840.113549.1.1.1';
const pinAnswer = () => [{ id: 'PIN', value: secret(PIN) }];
const order = (...texts: readonly string[]) => ({
  credentialId: 'pin',
  hashes: texts.map((text) => Buffer.from(questionOf(text, 'rsa-pkcs1-sha256').digest).toString('base64')),
  digest: 'sha256' as const,
});

describe('the line to a signing service', () => {
  let server: CscServer;
  let now: Instant;
  const clock = { now: () => now };
  const count = (path: string) => server.requests.filter((each) => each.path === path).length;
  const device = () =>
    openCsc({
      client: remoteClient(server, { clock }),
      credentialId: 'pin',
      authenticate: () => Promise.resolve(pinAnswer()),
      clock,
    });

  beforeEach(async () => {
    now = instant('2026-06-05T08:00:00+07:00');
    server = await startCscServer({
      credentials: [
        { id: 'pin', identity: teacher, pin: PIN, scal: '2', multisign: 5 },
        { id: 'browser', identity: teacher, browser: true, scal: '2', multisign: 5 },
      ],
      now: () => now,
      sadLifetime: 60,
    });
  });
  afterEach(() => server.close());

  it('repeats harmless questions while the service is busy, as long as it asks to wait', async () => {
    const slept: number[] = [];
    const client = remoteClient(server, { sleep: (ms) => Promise.resolve(void slept.push(ms)) });
    server.disturb('info', { status: 503, retryAfter: 7 }, { status: 429 });
    expect((await client.info()).name).toBe('Ký số từ xa (MẪU)');
    expect(slept).toEqual([7000, 1000]);
    server.disturb('info', { status: 503 }, { status: 503 }, { status: 503 });
    expect(await codeOf(client.info())).toBe('device.remoteBusy');
    expect(count('info')).toBe(6);
  });

  it('never asks the signer or the key twice when it is unknown what happened', async () => {
    const client = remoteClient(server, { timeLimitMs: 300 });
    server.disturb('credentials/authorize', 'cutAfterWork');
    expect(await codeOf(client.authorize(order('một'), 1, pinAnswer()))).toBe('device.remoteUnreachable');
    expect(count('credentials/authorize')).toBe(1);
    server.disturb('credentials/authorize', 'silent');
    expect(await codeOf(client.authorize(order('một'), 1, pinAnswer()))).toBe('device.remoteSilent');
    expect(count('credentials/authorize')).toBe(2);
    server.disturb('credentials/authorize', { status: 503 });
    expect(await codeOf(client.authorize(order('một'), 1, pinAnswer()))).toBe('device.remoteBusy');
    expect(count('credentials/authorize')).toBe(3);
    server.disturb('signatures/signHash', 'cutAfterWork');
    const { sad } = (await client.authorize(order('một'), 1, pinAnswer())) as { sad: string };
    const sign = () => client.signHash({ ...order('một'), sad, signAlgo: RSA });
    expect(await codeOf(sign())).toBe('device.remoteUnreachable');
    expect(count('signatures/signHash')).toBe(1);
  });

  it('repeats a lost question about the service or about what is pending', async () => {
    const client = remoteClient(server);
    server.disturb('credentials/info', 'cutAfterWork');
    expect((await client.credential('pin')).multisign).toBe(5);
    expect(count('credentials/info')).toBe(2);
  });

  it('reports a service that is not there', async () => {
    const access = { token: () => Promise.resolve('t'), forget: () => undefined };
    const at = (service: string) =>
      codeOf(cscClient({ service, access, sleep: () => Promise.resolve() }).info());
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    expect(await at(`http://127.0.0.1:${port}/`)).toBe('device.remoteUnreachable');
    expect(await at('http://rssp.example.vn/csc/v2/')).toBe('device.insecureAddress');
    expect(await at('http://localhost.example.vn/csc/v2/')).toBe('device.insecureAddress');
  });

  it('renews its access once when the service no longer knows it', async () => {
    const client = remoteClient(server);
    await client.credential('pin');
    server.revokeTokens();
    expect((await client.credential('pin')).id).toBe('pin');
    expect(count('oauth2/token')).toBe(2);
    server.disturb('credentials/info', { status: 401 }, { status: 401 });
    expect(await codeOf(client.credential('pin'))).toBe('device.remoteLoginRefused');
    now = (now + 3_600_000) as Instant;
  });

  it('gets a new token before the old one ends, and none before', async () => {
    const access = clientCredentials(oauthClient(server, { clock }));
    const first = await access.token();
    expect(await access.token()).toBe(first);
    now = (now + 3_541_000) as Instant;
    expect(await access.token()).not.toBe(first);
  });

  it('is refused with a wrong client secret, which appears nowhere', async () => {
    const clientSecret = () => Promise.resolve(secret('sai-bí-mật-1234'));
    const access = clientCredentials(oauthClient(server, { clientSecret }));
    const fault = await faultOf(remoteClient(server, { access }).credential('pin'));
    expect(fault.code).toBe('device.remoteLoginRefused');
    expect(everythingSaid(fault)).not.toContain('1234');
    // Reserved characters arrive as they are.
    expect(server.requests.at(-1)!.body.client_secret).toBe('sai-bí-mật-1234');
  });

  opensslIt('signs with the permission the signer gave in the browser, for those hashes only', async () => {
    const client = oauthClient(server);
    const asked = questionOf('một', 'rsa-pkcs1-sha256');
    const scope = {
      credentialId: 'browser',
      digests: [asked.digest],
      hashAlgorithmOid: '2.16.840.1.101.3.4.2.1',
    };
    const request = authorizationRequest(client, 'https://truong.example.vn/ve', scope);
    const answer = await fetch(request.url, { redirect: 'manual' });
    const back = new URL(answer.headers.get('location')!);
    expect(back.searchParams.get('state')).toBe(request.state);
    const code = back.searchParams.get('code')!;
    const { accessToken } = await exchangeCode(client, request, code);
    expect(await codeOf(exchangeCode(client, request, code))).toBe('device.remoteLoginRefused');
    const permit = () => Promise.resolve(accessToken);
    const authenticate = () => Promise.resolve([]);
    const options = {
      client: remoteClient(server, { clock }),
      credentialId: 'browser',
      authenticate,
      permit,
      clock,
    };
    const remote = await openCsc(options);
    const other = remote.begin([questionOf('hai', remote.algorithm)]);
    expect(await codeOf(other)).toBe('device.authorizationSpent');
    expect(confirmed(remote, [asked], await remote.sign([asked]))).toHaveLength(1);
    expect(await codeOf(remote.sign([asked]))).toBe('device.authorizationSpent');
    expect(count('credentials/authorize')).toBe(0);
  });

  it('exchanges a code for access to the service and refreshes it', async () => {
    const client = oauthClient(server);
    const request = authorizationRequest(client, 'https://truong.example.vn/ve');
    const answer = await fetch(request.url, { redirect: 'manual' });
    const code = new URL(answer.headers.get('location')!).searchParams.get('code')!;
    expect(await codeOf(exchangeCode(client, { ...request, verifier: 'khác' }, code))).toBe(
      'device.remoteLoginRefused',
    );
    const again = await fetch(request.url, { redirect: 'manual' });
    const tokens = await exchangeCode(
      client,
      request,
      new URL(again.headers.get('location')!).searchParams.get('code')!,
    );
    expect(tokens.refreshToken).toBeDefined();
    expect((await refreshTokens(client, tokens.refreshToken!)).accessToken).not.toBe(tokens.accessToken);
  });

  opensslIt('uses a permission once, within its time, and for its hashes only', async () => {
    const client = remoteClient(server);
    const granted = async (...texts: readonly string[]) => {
      const authorization = await client.authorize(order(...texts), texts.length, pinAnswer());
      if (authorization.state !== 'granted') throw new Error('a permission was expected');
      return authorization.sad;
    };
    const sign = (sad: string, ...texts: readonly string[]) =>
      client.signHash({ ...order(...texts), sad, signAlgo: RSA });
    const first = await granted('một');
    expect(await codeOf(sign(first, 'hai'))).toBe('device.authorizationSpent');
    expect((await sign(first, 'một')).state).toBe('signed');
    expect(await codeOf(sign(first, 'một'))).toBe('device.authorizationSpent');
    const second = await granted('một');
    now = (now + 61_000) as Instant;
    expect(await codeOf(sign(second, 'một'))).toBe('device.authorizationSpent');
    const many = ['1', '2', '3', '4', '5', '6'];
    expect(await codeOf(client.authorize(order(...many), 6, pinAnswer()))).toBe('device.tooManySignatures');
    expect(await client.listCredentials()).toEqual(['pin', 'browser']);
    await expect(client.sendCode('pin', 'OTP')).resolves.toBeUndefined();
  });

  opensslIt('extends one permission over several steps of a ceremony, and no further', async () => {
    const remote = await device();
    const answers = pinAnswer();
    const transaction = signingTransaction({
      client: remoteClient(server, { clock }),
      device: remote,
      total: 3,
      answers,
      clock,
    });
    for (const text of ['một', 'hai']) {
      const asked = [questionOf(text, remote.algorithm)];
      expect(confirmed(remote, asked, await transaction.sign(asked))).toHaveLength(1);
    }
    expect(transaction.remaining).toBe(1);
    expect(answers[0]!.value.every((octet) => octet === 0)).toBe(true);
    expect(count('credentials/authorize')).toBe(1);
    expect(count('credentials/extendTransaction')).toBe(1);
    const two = ['ba', 'bốn'].map((text) => questionOf(text, remote.algorithm));
    expect(await codeOf(transaction.sign(two))).toBe('device.tooManySignatures');
    now = (now + 61_000) as Instant;
    expect(await codeOf(transaction.sign(two.slice(1)))).toBe('device.authorizationSpent');
  });

  it.each([
    ['no JSON', { status: 200, text: '<html>' }],
    ['a list', { status: 200, text: '[1]' }],
    ['nothing', { status: 204 }],
    ['a number for a text', { status: 200, body: { name: 7, specs: '2', methods: [] } }],
    ['members missing', { status: 200, body: { name: 'x' } }],
    ['null', { status: 200, text: 'null' }],
  ])('says that the service answers against the standard: %s', async (_, disturbance) => {
    server.disturb('info', disturbance);
    expect(await codeOf(remoteClient(server).info())).toBe('device.remoteUnexpected');
  });

  it('does not read answers without end, nor follow redirects, nor repeat what an error says', async () => {
    server.disturb('info', { status: 200, text: `{"name":"${'x'.repeat(17 << 20)}"}` });
    expect(await codeOf(remoteClient(server).info())).toBe('device.remoteUnexpected');
    server.disturb('info', { status: 302 }, { status: 302 }, { status: 302 });
    expect(await codeOf(remoteClient(server).info())).toMatch(/^device\.remote/);
    const said = { error: `PIN ${PIN} is wrong`, error_description: `password ${PIN}` };
    server.disturb('info', { status: 500, body: said });
    const fault = await faultOf(remoteClient(server).info());
    expect(fault.code).toBe('device.remoteRefused');
    expect(fault.details).toMatchObject({ reason: 'HTTP 500' });
    expect(everythingSaid(fault)).not.toContain(PIN);
  });
});
