// A certificate is trusted through a path to a configured root, or it is said why not.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '../../../src/kernel/index.ts';
import {
  buildPath,
  certificateReader,
  parseCertificate,
  type PathQuestion,
} from '../../../src/signing/x509/index.ts';
import { opensslIt } from '../../support/openssl.ts';
import { pemOf } from '../../support/pem.ts';
import { testPki, type BadKind, type Identity, type IssueOptions } from '../../support/pki.ts';

const pki = testPki();
const anchors = pki.anchors.map(parseCertificate);

/** The path from an identity with the issuers its device carries. */
const pathOf = (identity: Identity, changes: Partial<PathQuestion> = {}) => {
  const [leaf, ...intermediates] = identity.device.chain.map(parseCertificate);
  return buildPath({
    leaf: leaf!,
    intermediates,
    anchors,
    at: pki.at,
    purpose: 'documentSigning',
    ...changes,
  });
};
const problemsOf = (identity: Identity, changes: Partial<PathQuestion> = {}) => {
  const result = pathOf(identity, changes);
  return result.trusted ? [] : result.reasons.map(({ problem }) => problem);
};
const authority = (options: IssueOptions): Identity =>
  pki.issue({
    profile: 'p256',
    freshKey: true,
    keyUsage: ['keyCertSign'],
    authority: {},
    issuer: pki.root,
    ...options,
  });
const signer = (issuer: Identity, options: IssueOptions = {}) =>
  pki.issue({ profile: 'p256', issuer, ...options });

describe('a certificate is trusted', () => {
  test('through its intermediate to the configured root', () => {
    const { trusted, path } = pathOf(pki.issue());
    expect(trusted).toBe(true);
    expect(path.slice(1).map(({ der }) => Buffer.from(der))).toEqual([
      pki.intermediate.certificate,
      pki.root.certificate,
    ]);
  });

  test('also when the intermediate itself is the configured anchor', () => {
    const middle = parseCertificate(pki.intermediate.certificate);
    const result = pathOf(pki.issue(), { anchors: [middle], intermediates: [] });
    expect(result).toMatchObject({ trusted: true });
    expect(result.path).toHaveLength(2);
  });

  test('whatever order and rubbish the pool is in', () => {
    const rubbish = Array.from({ length: 30 }, (_, i) =>
      parseCertificate(authority({ name: `CA ${i}` }).certificate),
    );
    const middle = parseCertificate(pki.intermediate.certificate);
    expect(pathOf(pki.issue(), { intermediates: [...rubbish, middle, ...anchors] }).trusted).toBe(true);
  });

  test('by the right one of several issuers of the same name', () => {
    const name = 'CA trùng tên';
    const [one, other] = [authority({ name }), authority({ name, notAfter: '2026-01-01' })];
    const renewed = authority({ name, issuer: pki.stranger });
    for (const right of [one, authority({ name })]) {
      const pool = [other, renewed, one, right].map(({ certificate }) => parseCertificate(certificate));
      expect(pathOf(signer(right), { intermediates: pool })).toMatchObject({ trusted: true });
    }
  });

  test('at the moment asked for and not at another', () => {
    const old = pki.bad.expired();
    const then = instant('2023-06-01T00:00:00Z');
    expect(problemsOf(old)).toEqual(['expired']);
    // The authorities of this PKI began in 2025.
    expect(problemsOf(old, { at: then })).toEqual(['notYetValid', 'notYetValid']);
  });

  test('for the last second of its validity', () => {
    const { notAfter } = parseCertificate(pki.issue().certificate);
    expect(problemsOf(pki.issue(), { at: notAfter })).not.toContain('expired');
    expect(problemsOf(pki.issue(), { at: instant(notAfter + 1000) })).toContain('expired');
  });
});

describe('a certificate is not trusted', () => {
  test.each<[BadKind, string]>([
    ['expired', 'expired'],
    ['notYetValid', 'notYetValid'],
    ['wrongKeyUsage', 'keyUsage'],
    ['wrongPurpose', 'purpose'],
    ['unknownIssuer', 'noIssuer'],
    ['weakKey', 'weakKey'],
    ['oddCurve', 'weakKey'],
    ['issuerWithoutCaFlag', 'notAuthority'],
    ['unknownCriticalExtension', 'unknownCriticalExtension'],
  ])('when it is of the kind %s: %s', (kind, problem) => {
    expect(problemsOf(pki.bad[kind]())).toContain(problem);
  });

  test('when the issuer is too far down: path length', () => {
    const second = authority({ name: 'CA cấp 3', issuer: pki.intermediate });
    expect(problemsOf(signer(second))).toEqual(['pathLength']);
  });

  test('when the issuer may not certify', () => {
    expect(problemsOf(signer(authority({ name: 'CA sai', keyUsage: ['digitalSignature'] })))).toEqual([
      'keyUsage',
    ]);
  });

  test('when an issuer has the right name but another key', () => {
    const name = 'CA bị mạo danh';
    const real = authority({ name });
    const forged = signer(authority({ name, issuer: pki.stranger }));
    const intermediates = [parseCertificate(real.certificate)];
    expect(problemsOf(forged, { intermediates })).toEqual(['badSignature']);
  });

  test('when a byte of it was changed', () => {
    const leaf = Buffer.from(pki.issue({ name: 'Nguyễn Thị Mẫu' }).certificate);
    const at = leaf.indexOf('Nguyễn');
    leaf.write('M', at, 'latin1');
    const intermediates = pki.intermediate.device.chain.map(parseCertificate);
    const result = buildPath({
      leaf: parseCertificate(leaf),
      intermediates,
      anchors,
      at: pki.at,
      purpose: 'documentSigning',
    });
    expect(result).toMatchObject({ trusted: false, reasons: [{ problem: 'badSignature' }] });
  });

  test('when a self-made root comes along with it', () => {
    const { certificate } = pki.stranger;
    const forged = signer(pki.stranger);
    expect(problemsOf(forged, { intermediates: [parseCertificate(certificate)] })).toEqual(['noIssuer']);
    expect(problemsOf(pki.stranger, { intermediates: [] })).toContain('noIssuer');
  });

  test('for timestamps, without the critical purpose for timestamps alone', () => {
    expect(problemsOf(pki.issue(), { purpose: 'timeStamping' })).toEqual(['purpose']);
    const loose = pki.issue({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.8'] });
    expect(problemsOf(loose, { purpose: 'timeStamping' })).toEqual(['purpose']);
    expect(
      problemsOf(pki.issue({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.9'] }), { purpose: 'ocspSigning' }),
    ).toEqual([]);
  });

  test('when there is no anchor at all', () => {
    expect(problemsOf(pki.issue(), { anchors: [] })).toEqual(['noIssuer']);
  });
});

describe('the search ends', () => {
  test('in circles of authorities that certify each other', () => {
    const name = 'CA vòng';
    const a = authority({ name, issuer: pki.stranger });
    const pool = Array.from({ length: 12 }, () => authority({ name, issuer: a }));
    const intermediates = [a, ...pool].map(({ certificate }) => parseCertificate(certificate));
    expect(pathOf(signer(pool[0]!), { intermediates }).trusted).toBe(false);
  });

  test('after sixty-four issuers of the same name, and says so', () => {
    const name = 'CA đông';
    const intermediates = Array.from({ length: 80 }, () => parseCertificate(authority({ name }).certificate));
    const forged = signer(authority({ name }));
    expect(problemsOf(forged, { intermediates })).toEqual(['badSignature', 'searchTooLarge']);
  });

  test('below eight certificates', () => {
    let last = authority({ name: 'CA 0' });
    const pool = [last];
    for (let i = 1; i < 9; i += 1) pool.push((last = authority({ name: `CA ${i}`, issuer: last })));
    const intermediates = pool.map(({ certificate }) => parseCertificate(certificate));
    expect(problemsOf(signer(last), { intermediates })).toEqual(['pathTooLong']);
    expect(problemsOf(signer(pool[5]!), { intermediates })).toEqual([]);
  });
});

describe('in use', () => {
  test('a pool that grows is looked at again', () => {
    const intermediates: ReturnType<typeof parseCertificate>[] = [];
    expect(problemsOf(pki.issue(), { intermediates })).toEqual(['noIssuer']);
    intermediates.push(parseCertificate(pki.intermediate.certificate));
    expect(problemsOf(pki.issue(), { intermediates })).toEqual([]);
  });

  test('the second search for the same certificates costs next to nothing', () => {
    const read = certificateReader();
    const { chain } = pki.issue({ profile: 'p256' }).device;
    const roots = pki.anchors.flatMap((der) => read(der) ?? []);
    const once = () => {
      const [leaf, ...intermediates] = chain.flatMap((der) => read(der) ?? []);
      return buildPath({
        leaf: leaf!,
        intermediates,
        anchors: roots,
        at: pki.at,
        purpose: 'documentSigning',
      });
    };
    expect(once().trusted).toBe(true);
    expect(once()).toEqual(once());
  });

  opensslIt('openssl agrees about each kind of bad certificate that it knows', () => {
    const folder = mkdtempSync(join(tmpdir(), 'path-'));
    writeFileSync(join(folder, 'root.pem'), pemOf(pki.root.certificate));
    const verify = ({ device }: Identity): boolean => {
      const [own = new Uint8Array(), ...issuers] = device.chain;
      writeFileSync(join(folder, 'own.pem'), pemOf(own));
      writeFileSync(join(folder, 'pool.pem'), issuers.map(pemOf).join(''));
      const options = [
        '-attime',
        String(pki.at / 1000),
        '-CAfile',
        'root.pem',
        '-untrusted',
        'pool.pem',
        'own.pem',
      ];
      try {
        execFileSync('openssl', ['verify', '-auth_level', '2', ...options], { cwd: folder, stdio: 'pipe' });
        return true;
      } catch {
        return false;
      }
    };
    expect(verify(pki.issue())).toBe(true);
    const kinds = [
      'expired',
      'notYetValid',
      'unknownIssuer',
      'weakKey',
      'issuerWithoutCaFlag',
      'unknownCriticalExtension',
    ] as const;
    for (const kind of kinds) expect([kind, verify(pki.bad[kind]())]).toEqual([kind, false]);
  });
});
