// Key files of several makers open, and what is wrong with one is said clearly.
import { execFileSync } from 'node:child_process';
import { createHash, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import forge from 'node-forge';
import { writeKeyFile } from '../../../certs-dev/key-file.ts';
import { Fault, instant } from '../../../src/kernel/index.ts';
import { children, encoding, integer, readDer, sequence } from '../../../src/signing/der/index.ts';
import { localDevice, openPkcs12, type LocalIdentity } from '../../../src/signing/devices/index.ts';
import { opensslIt } from '../../support/openssl.ts';
import { pemOf } from '../../support/pem.ts';
import { testKey, testPki, type Identity, type KeyProfile } from '../../support/pki.ts';

const pki = testPki();
const { at } = pki;
const passphrase = 'Mật khẩu số 1';
const ascii = 'passphrase-1';

const fileOf = ({ key, device }: Identity, secret = passphrase): Buffer =>
  writeKeyFile({
    key,
    chain: device.chain,
    passphrase: secret,
    friendlyName: 'Nguyễn Thị Mẫu',
    iterations: 1000,
  });

const codeOf = (open: () => unknown): string => {
  try {
    open();
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
  return 'opened';
};

function openssl(folder: string, ...args: readonly string[]): Buffer {
  return execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
}

/** A key file made by openssl. */
function opensslFile({ key, device }: Identity, ...options: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'p12-'));
  const [own = new Uint8Array(), ...issuers] = device.chain;
  writeFileSync(join(folder, 'key.pem'), key.export({ format: 'pem', type: 'pkcs8' }));
  writeFileSync(join(folder, 'own.pem'), pemOf(own));
  writeFileSync(join(folder, 'issuers.pem'), issuers.map((der) => pemOf(der)).join(''));
  openssl(
    folder,
    ...['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'own.pem', '-certfile', 'issuers.pem'],
    ...['-out', 'key.p12', '-passout', `pass:${ascii}`, ...options],
  );
  return readFileSync(join(folder, 'key.p12'));
}

const profiles: readonly KeyProfile[] = ['rsa2048', 'rsa3072', 'p256', 'p384'];

describe('a key file', () => {
  test.each(profiles)('of ours with a %s key opens and signs', async (profile) => {
    const owner = pki.issue({ profile });
    const device = openPkcs12(fileOf(owner), passphrase, { at });
    expect(device.chain.map((der) => Buffer.from(der))).toEqual(
      owner.device.chain.map((der) => Buffer.from(der)),
    );
    expect(device.certificate.subject.attributes.at(-1)?.value).toBe('Nguyễn Thị Mẫu');
    const bytes = Buffer.from('nội dung');
    const digest = createHash('sha256').update(bytes).digest();
    const [value] = await device.sign([{ bytes, digest }]);
    const name = device.algorithm.slice(-6);
    expect(verify(name, bytes, device.certificate.publicKey()!, value!)).toBe(true);
  });

  test.each(profiles)('of ours with a %s key and an empty passphrase opens', (profile) => {
    expect(codeOf(() => openPkcs12(fileOf(pki.issue({ profile }), ''), '', { at }))).toBe('opened');
  });

  opensslIt.each(profiles)('of ours with a %s key is read by openssl', (profile) => {
    const folder = mkdtempSync(join(tmpdir(), 'p12-'));
    writeFileSync(join(folder, 'key.p12'), fileOf(pki.issue({ profile }), ascii));
    const shown = openssl(folder, 'pkcs12', '-in', 'key.p12', '-info', '-nodes', '-passin', `pass:${ascii}`);
    expect(shown.toString()).toContain('BEGIN PRIVATE KEY');
    expect(shown.toString().match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
  });

  opensslIt.each([
    ['AES by default', []],
    [
      'AES-128 with a SHA-512 MAC',
      ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha512'],
    ],
    ['3DES and a SHA-1 MAC', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['certificates in the clear', ['-certpbe', 'NONE']],
    ['no MAC', ['-nomac']],
    ['RC2 certificates, as of old', ['-legacy']],
  ])('made by openssl with %s opens', (_name, options) => {
    for (const profile of ['rsa2048', 'p256'] as const) {
      const file = opensslFile(pki.issue({ profile }), ...options);
      expect(openPkcs12(file, ascii, { at }).chain).toHaveLength(3);
      expect(codeOf(() => openPkcs12(file, 'other', { at }))).toBe('device.wrongPassphrase');
    }
  });

  test('made by forge with 3DES opens', () => {
    const { key, certificate } = pki.issue({ profile: 'rsa2048' });
    const own = forgeSelfSigned(key.export({ format: 'pem', type: 'pkcs8' }).toString());
    const file = forge.pkcs12.toPkcs12Asn1(
      forge.pki.privateKeyFromPem(key.export({ format: 'pem', type: 'pkcs1' }).toString()),
      [own],
      ascii,
      { algorithm: '3des' },
    );
    const bytes = Buffer.from(forge.asn1.toDer(file).getBytes(), 'latin1');
    const device = openPkcs12(bytes, ascii, { at: instant(Date.now()) });
    expect(device.algorithm).toBe('rsa-pkcs1-sha256');
    expect(codeOf(() => openPkcs12(bytes, 'other', { at }))).toBe('device.wrongPassphrase');
    expect(certificate.length).toBeGreaterThan(0);
  });

  test('signs with PSS on request, and P-384 with SHA-384', () => {
    const rsa = fileOf(pki.issue({ profile: 'rsa2048' }));
    expect(openPkcs12(rsa, passphrase, { at, rsa: 'pss' }).algorithm).toBe('rsa-pss-sha256');
    expect(openPkcs12(rsa, passphrase, { at }).algorithm).toBe('rsa-pkcs1-sha256');
    expect(openPkcs12(fileOf(pki.issue({ profile: 'p384' })), passphrase, { at, rsa: 'pss' }).algorithm).toBe(
      'ecdsa-sha384',
    );
  });

  test('can be used in another thread: what a worker needs survives posting', async () => {
    const { key, chain, algorithm } = openPkcs12(fileOf(pki.issue({ profile: 'p256' })), passphrase, { at });
    const { port1, port2 } = new MessageChannel();
    const arrived = new Promise<LocalIdentity>((resolve) => port2.once('message', resolve));
    port1.postMessage({ key, chain, algorithm } satisfies LocalIdentity);
    const identity = await arrived;
    port1.close();
    expect(
      localDevice(identity).signSync({ bytes: Buffer.from('x'), digest: Buffer.alloc(32) }).length,
    ).toBeGreaterThan(60);
  });
});

describe('a key file that cannot be used', () => {
  const good = pki.issue({ profile: 'p256' });

  test('under another passphrase says so, without telling either passphrase', () => {
    const file = fileOf(good);
    expect.assertions(3);
    try {
      openPkcs12(file, 'không phải mật khẩu', { at });
    } catch (error) {
      expect((error as Fault).code).toBe('device.wrongPassphrase');
      const told = JSON.stringify(error, Object.getOwnPropertyNames(error));
      expect(told).not.toContain(passphrase);
      expect(told).not.toContain('không phải mật khẩu');
    }
  });

  test.each([
    ['empty', Buffer.alloc(0)],
    ['not a key file at all', Buffer.from('%PDF-1.7 …')],
    ['a certificate', good.certificate],
    ['cut off', fileOf(good).subarray(0, 900)],
  ])('because it is %s is damaged', (_name, bytes) => {
    expect(codeOf(() => openPkcs12(bytes, passphrase, { at }))).toBe('device.damagedFile');
  });

  test('because any one byte was changed is refused with a device fault', () => {
    const file = fileOf(good);
    for (let i = 0; i < file.length; i += 13) {
      const changed = Buffer.from(file);
      changed[i] = (changed[i] ?? 0) ^ 0x41;
      // The MAC leaves out only the salt and count that belong to it, and those change the MAC's key.
      expect(codeOf(() => openPkcs12(changed, passphrase, { at }))).toMatch(/^device\./);
    }
  });

  test.each([
    ['whose certificate expired', () => fileOf(pki.bad.expired()), 'device.expired'],
    ['whose certificate is not valid yet', () => fileOf(pki.bad.notYetValid()), 'device.notYetValid'],
    ['whose key is too weak', () => fileOf(pki.bad.weakKey()), 'device.keyRefused'],
    ['on a curve nobody accepts', () => fileOf(pki.bad.oddCurve()), 'device.keyRefused'],
    [
      'whose certificate is for another key',
      () => fileOf({ ...good, key: testKey('p256', true) }),
      'device.certificateMismatch',
    ],
    [
      'that has no certificate',
      () => fileOf({ ...good, device: { ...good.device, chain: [] } }),
      'device.certificateMismatch',
    ],
  ])('%s is refused', (_name, make, code) => {
    expect(codeOf(() => openPkcs12(make(), passphrase, { at }))).toBe(code);
  });

  test('that would keep the machine busy for hours is refused at once', () => {
    const file = fileOf(good);
    const start = performance.now();
    const costly = macWithRounds(file, 2 ** 31 - 1);
    expect(codeOf(() => openPkcs12(costly, passphrase, { at }))).toBe('device.unsupportedFile');
    expect(performance.now() - start).toBeLessThan(2000);
  });

  opensslIt('without a key is refused', () => {
    expect(codeOf(() => openPkcs12(opensslFile(good, '-nokeys'), ascii, { at }))).toBe('device.noKey');
  });
});

describe('a local device', () => {
  test('refuses an algorithm of another kind of key', () => {
    const { key, device } = pki.issue({ profile: 'p256' });
    expect(codeOf(() => localDevice({ key, chain: device.chain, algorithm: 'rsa-pkcs1-sha256' }))).toBe(
      'device.algorithmMismatch',
    );
  });

  test('refuses a chain that does not begin with its own certificate', () => {
    const { key } = pki.issue({ profile: 'p256', freshKey: true });
    expect(codeOf(() => localDevice({ key, chain: pki.anchors }))).toBe('device.certificateMismatch');
  });
});

/** The same file whose MAC asks for this many rounds. */
function macWithRounds(file: Buffer, rounds: number): Buffer {
  const [version, content, mac] = children(readDer(file)).map((node) => Buffer.from(encoding(node)));
  const [digestInfo, salt] = children(readDer(mac!)).map((node) => Buffer.from(encoding(node)));
  return sequence(version!, content!, sequence(digestInfo!, salt!, integer(rounds)));
}

function forgeSelfSigned(pem: string): forge.pki.Certificate {
  const privateKey = forge.pki.privateKeyFromPem(pem);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.rsa.setPublicKey(privateKey.n, privateKey.e);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  certificate.setSubject([{ name: 'commonName', value: 'Forge' }]);
  certificate.setIssuer([{ name: 'commonName', value: 'Forge' }]);
  certificate.sign(privateKey, forge.md.sha256.create());
  return certificate;
}
