// Remote signing: asked now, confirmed on the phone, collected later; against a service that follows the published API.
import { instant, type Instant } from '../../../src/kernel/index.ts';
import {
  collect,
  openCsc,
  type CscDevice,
  type CscDeviceOptions,
  type CscPending,
} from '../../../src/signing/devices/index.ts';
import { confirmed } from '../../../src/signing/devices/answers.ts';
import { startCscServer, type CscServer, type CscServerOptions } from '../../support/csc/server.ts';
import type { RemoteCredential } from '../../support/csc/credentials.ts';
import { remoteClient, secret } from '../../support/csc/remote.ts';
import { codeOf, everythingSaid, faultOf } from '../../support/faults.ts';
import { opensslVersion } from '../../support/openssl.ts';
import { testPki } from '../../support/pki.ts';
import { questionOf } from '../../support/questions.ts';

const describeIt = opensslVersion ? describe : describe.skip;
const pki = testPki();
const PIN = '271828';
const CODE = '914703';
const teacher = pki.issue({ name: 'Nguyễn Thị Mẫu' });
const ec = pki.issue({ name: 'Lê Văn Mẫu', profile: 'p384' });

const items = (device: CscDevice, count: number) =>
  Array.from({ length: count }, (_, i) => questionOf(`văn bản ${i}`, device.algorithm));
/** What a database gives back. */
const stored = (pending: CscPending) => JSON.parse(JSON.stringify(pending)) as CscPending;

describeIt('a key at a remote signing service', () => {
  let server: CscServer;
  let now: Instant;
  const clock = { now: () => now };
  const sleep = () => Promise.resolve();
  const credentials: readonly RemoteCredential[] = [
    { id: 'pin', identity: teacher, pin: PIN, code: CODE, scal: '2', multisign: 20 },
    { id: 'phone', identity: teacher, phone: true, scal: '2', multisign: 20 },
    { id: 'ec', identity: ec, phone: true, scal: '2' },
    { id: 'one', identity: teacher, pin: PIN, multisign: 1 },
    { id: 'browser', identity: teacher, browser: true, scal: '2' },
    { id: 'off', identity: teacher, pin: PIN, disabled: true },
    { id: 'revoked', identity: teacher, pin: PIN, status: 'revoked' },
    { id: 'late', identity: teacher, pin: PIN, certificateExpired: true },
    { id: 'swapped', identity: teacher, pin: PIN, tamper: (values) => values.toReversed() },
    { id: 'short', identity: teacher, pin: PIN, tamper: (values) => values.slice(1) },
    { id: 'no-pss', identity: teacher, pin: PIN, keyAlgorithms: ['1.2.840.113549.1.1.11'] },
    { id: 'expired', identity: pki.bad.expired(), pin: PIN },
  ];

  const start = async (more: Partial<CscServerOptions> = {}) => {
    server = await startCscServer({ credentials, now: () => now, ...more });
  };
  const open = (credentialId: string, more: Partial<CscDeviceOptions> = {}) =>
    openCsc({
      client: remoteClient(server, { clock }),
      credentialId,
      authenticate: (objects) =>
        Promise.resolve(
          objects.map(({ id }) =>
            id === 'PIN' ? { id, value: secret(PIN) } : id === 'OTP' ? { id, value: secret(CODE) } : { id },
          ),
        ),
      clock,
      sleep,
      ...more,
    });
  const paths = () => server.requests.map(({ path }) => path);

  beforeEach(async () => {
    now = instant('2026-06-05T08:00:00+07:00');
    await start();
  });
  afterEach(() => server.close());

  it('signs many hashes with one authorisation that is bound to them', async () => {
    const device = await open('pin');
    const asked = items(device, 12);
    const values = await device.sign(asked);
    expect(confirmed(device, asked, values)).toHaveLength(12);
    expect(paths().filter((path) => path === 'credentials/authorize')).toHaveLength(1);
    expect(paths().filter((path) => path === 'signatures/signHash')).toHaveLength(1);
    const { body } = server.requests.find(({ path }) => path === 'credentials/authorize')!;
    expect(body).toMatchObject({ numSignatures: 12, hashAlgorithmOID: '2.16.840.1.101.3.4.2.1' });
    expect(body.hashes).toHaveLength(12);
  });

  it.each([
    ['pin', 'pss', 'rsa-pss-sha256'],
    ['ec', undefined, 'ecdsa-sha384'],
    ['no-pss', undefined, 'rsa-pkcs1-sha256'],
  ] as const)('signs with credential %s as %s: %s', async (id, rsa, algorithm) => {
    const device = await open(id, rsa && { rsa });
    expect(device.algorithm).toBe(algorithm);
    const asked = items(device, 2);
    const pending = await device.begin(asked);
    server.phone.approve();
    const values = await collect(device, pending, { limitMs: 1000, clock, sleep });
    expect(confirmed(device, asked, values)).toHaveLength(2);
  });

  it('waits for the phone, and a restart in between loses nothing', async () => {
    const first = await open('phone');
    const asked = items(first, 3);
    let kept = stored(await first.begin(asked));
    expect(kept.step.at).toBe('confirming');
    const look = await first.poll(kept);
    expect(look).toMatchObject({ state: 'waiting', askAgainInMs: 2000 });
    if (look.state === 'waiting') kept = stored(look.pending);
    // The process dies; another one opens the device anew and goes on with what was stored.
    server.phone.approve();
    const second = await open('phone');
    const progress = await second.poll(kept);
    expect(progress.state).toBe('answered');
    if (progress.state === 'answered') expect(confirmed(second, asked, progress.signatures)).toHaveLength(3);
    expect(JSON.stringify(kept)).not.toMatch(/SAD|sad/);
  });

  it('collects the answers of an asynchronous service, also after a restart and more than once', async () => {
    await server.close();
    await start({ asynchronousPolls: 2 });
    const first = await open('pin');
    const asked = items(first, 2);
    const kept = stored(await first.begin(asked));
    expect(kept.step.at).toBe('signing');
    const order = server.requests.find(({ path }) => path === 'signatures/signHash')!.body;
    expect(order).toMatchObject({ operationMode: 'A', validity_period: 240_000 });
    const second = await open('pin');
    expect((await second.poll(kept)).state).toBe('waiting');
    const values = await collect(second, kept, { limitMs: 60_000, clock, sleep });
    expect(confirmed(second, asked, values)).toHaveLength(2);
    expect((await second.poll(kept)).state).toBe('answered');
  });

  it('says that the signer refused, or let the time pass', async () => {
    const device = await open('phone');
    const refused = await device.begin(items(device, 1));
    server.phone.refuse();
    expect(await codeOf(device.poll(refused))).toBe('device.confirmationRefused');

    const ignored = await device.begin(items(device, 1));
    now = (now + 121_000) as Instant;
    expect(await codeOf(device.poll(ignored))).toBe('device.confirmationExpired');
    now = (now + 120_000) as Instant;
    const asked = server.requests.length;
    expect(await codeOf(device.poll(ignored))).toBe('device.confirmationExpired');
    expect(server.requests).toHaveLength(asked);

    const impatient = await open('phone');
    const pending = await impatient.begin(items(impatient, 1));
    const step = (ms: number) => Promise.resolve(void (now = (now + ms) as Instant));
    const waiting = collect(impatient, pending, { limitMs: 10_000, clock, sleep: step });
    expect(await codeOf(waiting)).toBe('device.confirmationExpired');
    // Nothing is lost: the same question can still be answered.
    server.phone.approve();
    expect((await impatient.poll(pending)).state).toBe('answered');
  });

  it('names wrong PIN, wrong code and a locked credential, and never repeats what was typed', async () => {
    const typed = (pin: string, code: string) =>
      open('pin', {
        authenticate: () =>
          Promise.resolve([
            { id: 'PIN', value: secret(pin) },
            { id: 'OTP', value: secret(code) },
          ]),
      });
    const attempt = async (pin: string, code: string) => {
      const device = await typed(pin, code);
      return faultOf(device.begin(items(device, 1)));
    };
    const faults = [
      await attempt('662607015', CODE),
      await attempt(PIN, '662607015'),
      await attempt('6626"\\07015', CODE),
      await attempt(PIN, CODE),
    ];
    expect(faults.map(({ code }) => code)).toEqual([
      'device.wrongPin',
      'device.wrongCode',
      'device.wrongPin',
      'device.pinLocked',
    ]);
    for (const fault of faults) {
      expect(everythingSaid(fault)).not.toMatch(/66260|07015/);
      expect(everythingSaid(fault)).not.toContain(PIN);
      expect(everythingSaid(fault)).not.toContain(CODE);
    }
    const sent = server.requests.filter(({ path }) => path === 'credentials/authorize').at(-2)!;
    expect(sent.body.authData).toEqual([
      { id: 'PIN', value: '6626"\\07015' },
      { id: 'OTP', value: CODE },
    ]);
  });

  it('wipes PIN and code after use, whether it worked or not', async () => {
    const given: Uint8Array[] = [];
    const keep = (value: Uint8Array) => (given.push(value), value);
    const device = await open('pin', {
      authenticate: () =>
        Promise.resolve([
          { id: 'PIN', value: keep(secret(PIN)) },
          { id: 'OTP', value: keep(secret(given.length > 2 ? 'sai' : CODE)) },
        ]),
    });
    await device.sign(items(device, 1));
    expect(await codeOf(device.sign(items(device, 1)))).toBe('device.wrongCode');
    expect(given).toHaveLength(4);
    expect(given.every((bytes) => bytes.every((octet) => octet === 0))).toBe(true);
    const cancelled = await open('pin', { authenticate: () => Promise.resolve(undefined) });
    expect(await codeOf(cancelled.sign(items(cancelled, 1)))).toBe('device.cancelled');
  });

  it('refuses what a credential cannot do', async () => {
    const sign = async (id: string, count = 1) => {
      const device = await open(id);
      return device.sign(items(device, count));
    };
    expect(await codeOf(sign('one', 2))).toBe('device.tooManySignatures');
    expect(await codeOf(sign('off'))).toBe('device.credentialUnusable');
    expect(await codeOf(sign('revoked'))).toBe('device.credentialUnusable');
    expect(await codeOf(sign('late'))).toBe('device.credentialUnusable');
    expect(await codeOf(sign('expired'))).toBe('device.expired');
    expect(await codeOf(open('không có'))).toBe('device.credentialUnusable');
    expect(await codeOf(open('no-pss', { rsa: 'pss' }))).toBe('device.algorithmMismatch');
    expect(await codeOf(sign('browser'))).toBe('device.cancelled');
  });

  it('does not believe signature values of the wrong order or number', async () => {
    const sign = async (id: string) => {
      const device = await open(id);
      return device.sign(items(device, 2));
    };
    expect(await codeOf(sign('swapped'))).toBe('device.otherDigest');
    expect(await codeOf(sign('short'))).toBe('device.answerCount');
  });

  it('polls only what was asked of the same service and credential', async () => {
    const device = await open('phone');
    const pending = await device.begin(items(device, 1));
    expect(await codeOf((await open('ec')).poll(pending))).toBe('device.credentialUnusable');
    expect(await codeOf(device.poll({ ...pending, service: 'https://khac.example.vn/' }))).toBe(
      'device.credentialUnusable',
    );
    const forged = { ...pending, step: { at: 'confirming', handle: 'đoán' } } as const;
    expect(await codeOf(device.poll(forged))).toBe('device.authorizationSpent');
  });
});
