// The development PKI is complete, unique, and survives interruptions.
import { execFileSync, spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePki, type DevelopmentPki, type Person } from '../../certs-dev/build.ts';
import { instant } from '../../src/kernel/index.ts';
import { openPkcs12 } from '../../src/signing/devices/index.ts';
import {
  buildPath,
  certificatesIn,
  nameText,
  nameValue,
  parseCertificate,
} from '../../src/signing/x509/index.ts';
import { opensslIt } from '../support/openssl.ts';
import { pemOf } from '../support/pem.ts';

const at = instant('2026-06-01T08:00:00+07:00');
const school = { id: 'truong-mau', name: 'Trường THCS Mẫu' };
const people: readonly Person[] = Array.from({ length: 8 }, (_, i) => ({
  id: `gv-${i + 1}`,
  name: `Nguyễn Văn Mẫu ${i + 1}`,
  role: 'Giáo viên',
  organisation: school.name,
}));
const freshFolder = () => mkdtempSync(join(tmpdir(), 'pki-'));
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const folder = freshFolder();
let pki: DevelopmentPki;
beforeAll(async () => {
  pki = await ensurePki(folder, people, [school], { at });
});
afterAll(() => rmSync(folder, { recursive: true }));

const open = (path: string) => openPkcs12(readFileSync(path), pki.passphrase, { at });
const everyFile = () => [
  ...pki.people.values(),
  ...[...pki.schools.values()].flatMap(({ seal, service }) => [seal, service]),
];

describe('the development PKI', () => {
  test('certifies everybody with a path to its root', () => {
    const anchors = pki.anchors.map(parseCertificate);
    for (const path of everyFile()) {
      const { certificate, chain } = open(path);
      const intermediates = chain.slice(1).map(parseCertificate);
      const result = buildPath({ leaf: certificate, intermediates, anchors, at, purpose: 'documentSigning' });
      expect(result).toMatchObject({ trusted: true });
      expect(result.path).toHaveLength(3);
    }
  });

  test('names people and schools so that nobody takes them for real', () => {
    const person = open(pki.people.get('gv-1')!).certificate.subject;
    expect(nameText(person)).toBe(
      'UID=CCCD:MẪU-gv-1, CN=Nguyễn Văn Mẫu 1, title=Giáo viên, O=Trường THCS Mẫu, C=VN',
    );
    const seal = open(pki.schools.get(school.id)!.seal).certificate.subject;
    expect(nameValue(seal, 'CN')).toBe(school.name);
    expect(nameValue(seal, 'OU')).toBe('Con dấu (MẪU)');
    expect(nameValue(seal, 'UID')).toBe('MST:MẪU-truong-mau');
  });

  test('shows the three kinds of keys', () => {
    const kinds = new Set([...pki.people.values()].map((path) => open(path).algorithm));
    expect(kinds).toEqual(new Set(['rsa-pkcs1-sha256', 'ecdsa-sha256']));
    const sizes = everyFile().map((path) => open(path).key.asymmetricKeyDetails?.modulusLength);
    expect(new Set(sizes)).toEqual(new Set([2048, 3072, undefined]));
  });

  test('keeps private files to their owner and no key in the clear', () => {
    for (const path of filesOf(folder)) {
      const bytes = readFileSync(path);
      if (path.endsWith('.p12')) expect(statSync(path).mode & 0o777).toBe(0o600);
      else expect(certificatesIn(bytes)).toHaveLength(1);
      expect(() => createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })).toThrow();
    }
    expect(filesOf(folder).filter((path) => path.endsWith('.tmp'))).toEqual([]);
  });

  test('called again changes nothing, and somebody new comes from the same authority', async () => {
    const before = new Map(filesOf(folder).map((path) => [path, readFileSync(path).toString('base64')]));
    const made: number[] = [];
    const newcomer = { ...people[0]!, id: 'gv-mới/../9' };
    const again = await ensurePki(folder, [...people, newcomer], [school], {
      at,
      progress: (_, missing) => made.push(missing),
    });
    expect(made).toEqual([1]);
    for (const [path, content] of before) expect(readFileSync(path).toString('base64')).toBe(content);
    const path = again.people.get(newcomer.id)!;
    expect(path.startsWith(join(folder, 'people'))).toBe(true);
    expect(open(path).chain[1]).toEqual(open(pki.people.get('gv-1')!).chain[1]);
  });

  test.each(['..', '.', '', '.ssh'])('keeps a person called "%s" inside its folder', async (id) => {
    const { people: made } = await ensurePki(folder, [{ ...people[0]!, id }], [], { at });
    const path = made.get(id)!;
    expect(path.startsWith(join(folder, 'people', '%2E'))).toBe(true);
    expect(existsSync(path)).toBe(true);
  });

  test('completes what a crash left: a half-written temporary file and lost public copies', async () => {
    const path = pki.people.get('gv-2')!;
    writeFileSync(`${path}.interrupted.tmp`, 'half');
    rmSync(path);
    rmSync(join(folder, 'anchors'), { recursive: true });
    await ensurePki(folder, people, [school], { at });
    expect(open(path).chain[1]).toEqual(open(pki.people.get('gv-1')!).chain[1]);
    expect(certificatesIn(readFileSync(join(folder, 'anchors', 'root.crt')))[0]).toEqual(pki.anchors[0]);
    rmSync(`${path}.interrupted.tmp`);
  });

  test('two builders at once agree on one root', async () => {
    const shared = freshFolder();
    const [one, other] = await Promise.all([
      ensurePki(shared, people.slice(3, 4), [], { at }),
      ensurePki(shared, people.slice(3, 5), [], { at }),
    ]);
    expect(one.anchors).toEqual(other.anchors);
    const anchors = other.anchors.map(parseCertificate);
    for (const path of other.people.values()) {
      const { certificate, chain } = open(path);
      const intermediates = chain.map(parseCertificate);
      expect(
        buildPath({ leaf: certificate, intermediates, anchors, at, purpose: 'documentSigning' }).trusted,
      ).toBe(true);
    }
    expect(one.anchors).not.toEqual(pki.anchors);
    rmSync(shared, { recursive: true });
  });

  test('killed at any moment, the next call completes it', async () => {
    const shared = freshFolder();
    const build = new URL('../../dist/certs-dev/build.js', `file://${__filename}`).href;
    const program = `import(${JSON.stringify(build)}).then(({ ensurePki }) => ensurePki(...${JSON.stringify([shared, people, [school], { at }])}))`;
    const keyFiles = () => filesOf(shared).filter((path) => path.endsWith('.p12'));
    for (const count of [1, 3, 5, 8]) {
      const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'ignore', 'inherit'] });
      const ended = new Promise<string | null>((resolve) =>
        child.once('exit', (_, signal) => resolve(signal)),
      );
      const watch = setInterval(() => {
        if (keyFiles().length >= count) child.kill('SIGKILL');
      }, 1);
      expect(await ended).toBe('SIGKILL');
      clearInterval(watch);
      for (const path of keyFiles()) expect(() => open(path)).not.toThrow();
    }
    const { people: made } = await ensurePki(shared, people, [school], { at });
    for (const path of made.values()) expect(open(path).chain).toHaveLength(2);
    rmSync(shared, { recursive: true });
  });

  opensslIt('is accepted by openssl, strictly', () => {
    const scratch = freshFolder();
    writeFileSync(join(scratch, 'ca.pem'), pki.intermediates.map(pemOf).join(''));
    for (const path of everyFile()) {
      writeFileSync(join(scratch, 'own.pem'), pemOf(open(path).certificate.der));
      const anchor = join(folder, 'anchors', 'root.crt');
      const args = [
        'verify',
        '-x509_strict',
        '-attime',
        String(at / 1000),
        '-CAfile',
        anchor,
        '-untrusted',
        'ca.pem',
        'own.pem',
      ];
      expect(execFileSync('openssl', args, { cwd: scratch, encoding: 'utf8', stdio: 'pipe' })).toContain(
        'OK',
      );
    }
    rmSync(scratch, { recursive: true });
  });
});
