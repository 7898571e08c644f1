// Key files in the browser: passwords as people type them in Vietnamese, and what is told when one cannot be used.
import { execFileSync } from 'node:child_process';
import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFile } from '../../../../src/server/web/browser/key-file.ts';
import { KeyFileRefused } from '../../../../src/server/web/browser/pkcs12.ts';

const PASSWORD = 'Mật khẩu của trường Giáp Lai ₫';
const ways = {
  'today’s ciphers': [],
  'today’s ciphers without a check': ['-nomac'],
  'certificates in the clear and no check': ['-certpbe', 'NONE', '-nomac'],
  'the ciphers of old': ['-legacy'],
  'a check of 512 bits': ['-macalg', 'sha512'],
} as const;
const kinds = {
  rsa: ['rsa:2048'],
  ecdsa: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  edwards: ['ed25519'],
} as const;

let folder: string;
const inFolder = (name: string) => join(folder, name);
const openssl = (...words: readonly string[]) => execFileSync('openssl', words, { stdio: 'pipe' });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'giaplai-key-file-'));
  // Browsers say so of pages over TLS and of this computer.
  Object.assign(globalThis, { isSecureContext: true });
  for (const [kind, words] of Object.entries(kinds)) {
    const [key, out] = [inFolder(`${kind}.key`), inFolder(`${kind}.pem`)];
    openssl(
      'req',
      '-x509',
      '-nodes',
      '-newkey',
      ...words,
      '-keyout',
      key,
      '-out',
      out,
      '-subj',
      `/CN=${kind}`,
    );
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

function made(kind: keyof typeof kinds, way: keyof typeof ways, password = PASSWORD): ArrayBuffer {
  writeFileSync(inFolder('password'), password);
  const files = [
    '-inkey',
    inFolder(`${kind}.key`),
    '-in',
    inFolder(`${kind}.pem`),
    '-out',
    inFolder('made.p12'),
  ];
  openssl('pkcs12', '-export', ...files, '-passout', `file:${inFolder('password')}`, ...ways[way]);
  return new Uint8Array(readFileSync(inFolder('made.p12'))).buffer;
}

async function refusalOf(opening: Promise<unknown>): Promise<string> {
  const error: unknown = await opening.then(
    () => 'opened',
    (reason: unknown) => reason,
  );
  return error instanceof KeyFileRefused ? error.refusal : String(error);
}

describe.each(Object.keys(ways) as (keyof typeof ways)[])('a key file with %s', (way) => {
  it.each(['rsa', 'ecdsa'] as const)('signs with its %s key under a password in Vietnamese', async (kind) => {
    const { certificates, sign } = await openKeyFile(made(kind, way), PASSWORD);
    const bytes = new TextEncoder().encode('Học bạ');
    const certificate = new X509Certificate(Buffer.from(certificates[0]!, 'base64'));
    expect(certificate.subject).toBe(`CN=${kind}`);
    const key = { key: createPublicKey(certificate.publicKey.export({ format: 'pem', type: 'spki' })) };
    const signature = Buffer.from(await sign(bytes), 'base64');
    expect(verify('sha256', bytes, { ...key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  });

  it('takes accents composed or apart, whichever way the password was made', async () => {
    const [composed, apart] = [PASSWORD.normalize('NFC'), PASSWORD.normalize('NFD')];
    expect(composed).not.toBe(apart);
    const [first, second] = [made('ecdsa', way, composed), made('ecdsa', way, apart)];
    for (const typed of [composed, apart])
      for (const file of [first, second]) expect(await refusalOf(openKeyFile(file, typed))).toBe('opened');
  });

  it('says of a wrong password that it is wrong, with accents or without', async () => {
    // More than once: the padding of a wrong password is right by chance every so often.
    const wrong = Array.from({ length: 4 }, (_, index) => `Sai mật khẩu ${index}`);
    for (const typed of ['', 'abc', 'Mat khau cua truong Giap Lai', PASSWORD.toLowerCase(), ...wrong])
      for (const kind of ['ecdsa', 'edwards'] as const)
        expect([typed, await refusalOf(openKeyFile(file(kind), typed))]).toEqual([typed, 'wrong']);
  });

  const files = new Map<string, ArrayBuffer>();
  const file = (kind: 'ecdsa' | 'edwards') => {
    const found = files.get(kind) ?? made(kind, way);
    files.set(kind, found);
    return found;
  };
});

describe('what is no key file to sign with', () => {
  it('is told apart from a wrong password', async () => {
    const octets = (text: string) => new TextEncoder().encode(text).buffer;
    const whole = made('ecdsa', 'today’s ciphers');
    for (const file of [octets(''), octets('học bạ'), octets('%PDF-1.7'), whole.slice(0, 400)])
      expect(await refusalOf(openKeyFile(file, PASSWORD))).toBe('unread');
    const certificate = readFileSync(inFolder('ecdsa.pem'));
    expect(await refusalOf(openKeyFile(new Uint8Array(certificate).buffer, PASSWORD))).toBe('unread');
  });

  it('is a key of another kind, under its right password', async () => {
    expect(await refusalOf(openKeyFile(made('edwards', 'today’s ciphers'), PASSWORD))).toBe('unfit');
  });

  it('is a file of certificates alone', async () => {
    writeFileSync(inFolder('password'), PASSWORD);
    const out = inFolder('certificates.p12');
    const password = ['-passout', `file:${inFolder('password')}`];
    openssl('pkcs12', '-export', '-nokeys', '-in', inFolder('rsa.pem'), '-out', out, ...password);
    expect(await refusalOf(openKeyFile(new Uint8Array(readFileSync(out)).buffer, PASSWORD))).toBe('unfit');
  });
});
