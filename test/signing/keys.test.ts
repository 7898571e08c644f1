// Which keys may sign, and what fits which algorithm (TT 15/2025 annex I).
import { createHash, generateKeyPairSync, verify, constants } from 'node:crypto';
import { issueCertificate } from '../../certs-dev/certificate.ts';
import { instant } from '../../src/kernel/index.ts';
import { parseSignedData, signerTemplate, verifySigner } from '../../src/signing/cms/index.ts';
import { defaultAlgorithm, localDevice } from '../../src/signing/devices/index.ts';
import { algorithms, keyRefusal } from '../../src/signing/x509/index.ts';
import { testKey, testPki } from '../support/pki.ts';

const pki = testPki();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

describe('a key', () => {
  test.each([
    ['rsa2048', undefined],
    ['rsa1024', 'rsaTooShort'],
    ['p256', undefined],
    ['p521', undefined],
    ['secp256k1', 'curve'],
  ] as const)('of %s is refused for: %s', (profile, reason) => {
    expect(keyRefusal(testKey(profile))).toBe(reason);
  });

  test('of a kind that X.509 signatures here do not use is refused', () => {
    expect(keyRefusal(generateKeyPairSync('ed25519').privateKey)).toBe('keyType');
    expect(
      keyRefusal(generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 }).privateKey),
    ).toBe('keyType');
  });

  test.each([
    ['rsa2048', 'rsa-pkcs1-sha256'],
    ['p256', 'ecdsa-sha256'],
    ['p384', 'ecdsa-sha384'],
    ['p521', 'ecdsa-sha512'],
  ] as const)('of %s signs with %s unless told otherwise', (profile, algorithm) => {
    expect(defaultAlgorithm(testKey(profile))).toBe(algorithm);
  });
});

describe('a key restricted to PSS', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
  const certificate = issueCertificate(
    {
      subject: [['CN', 'Khóa PSS']],
      publicKey,
      notBefore: instant('2025-01-01'),
      notAfter: instant('2030-01-01'),
    },
    pki.intermediate.device,
  );

  test('signs PSS and its signature verifies', () => {
    const device = localDevice({ key: privateKey, chain: [certificate] });
    expect(device.algorithm).toBe('rsa-pss-sha256');
    const template = signerTemplate(device);
    const toBeSigned = template.toBeSigned(sha256(Buffer.from('x')));
    const signature = device.signSync(toBeSigned);
    const cms = template.signedData({ signedAttributes: toBeSigned.bytes, signature });
    const parsed = parseSignedData(cms);
    expect(parsed).toMatchObject({ ok: true, cms: { algorithm: 'rsa-pss-sha256', saltLength: 32 } });
    if (parsed.ok)
      expect(verifySigner(parsed.cms, sha256(Buffer.from('x')))).toMatchObject({
        digestMatches: true,
        signatureValid: true,
      });
    const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    expect(verify('sha256', toBeSigned.bytes, { key: publicKey, ...pss }, signature)).toBe(true);
  });

  test('does not sign PKCS#1 v1.5', () => {
    expect(() =>
      localDevice({ key: privateKey, chain: [certificate], algorithm: 'rsa-pkcs1-sha256' }),
    ).toThrow('device.algorithmMismatch');
  });
});

test('each algorithm identifier is the one the standards write', () => {
  const hex = (name: keyof typeof algorithms) => Buffer.from(algorithms[name].inCertificates).toString('hex');
  // RFC 4055 §5, RFC 5758 §3.2, written out by hand.
  expect(hex('rsa-pkcs1-sha256')).toBe('300d06092a864886f70d01010b0500');
  expect(hex('ecdsa-sha384')).toBe('300a06082a8648ce3d040303');
  expect(hex('rsa-pss-sha256')).toBe(
    '304106092a864886f70d01010a3034a00f300d06096086480165030402010500a11c301a06092a864886f70d010108300d06096086480165030402010500a203020120',
  );
});
