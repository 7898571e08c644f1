// The CMS we write is what other implementations read.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as pkijs from 'pkijs';
import { maximumSize, signedAttributes, signedData, signerTemplate } from '../../../src/signing/cms/index.ts';
import type { SignatureAlgorithm } from '../../../src/signing/index.ts';
import { opensslIt } from '../../support/openssl.ts';
import { pemOf } from '../../support/pem.ts';
import { testPki, type KeyProfile } from '../../support/pki.ts';

const text = Buffer.from('Học bạ của một em không có thật', 'utf8');
const digestOf = (name: string) => createHash(name).update(text).digest();

const cases: readonly (readonly [KeyProfile, SignatureAlgorithm])[] = [
  ['rsa2048', 'rsa-pkcs1-sha256'],
  ['rsa2048', 'rsa-pkcs1-sha512'],
  ['rsa3072', 'rsa-pss-sha256'],
  ['rsa2048', 'rsa-pss-sha384'],
  ['p256', 'ecdsa-sha256'],
  ['p384', 'ecdsa-sha384'],
  ['p521', 'ecdsa-sha512'],
];

function sign(profile: KeyProfile, algorithm: SignatureAlgorithm) {
  const { device, certificate } = testPki().issue({ profile, algorithm });
  const digestAlgorithm = algorithm.slice(-6) as 'sha256';
  const attributes = signedAttributes({
    digestAlgorithm,
    messageDigest: digestOf(digestAlgorithm),
    signerCertificate: certificate,
  });
  const signature = device.signSync({
    bytes: attributes,
    digest: createHash(digestAlgorithm).update(attributes).digest(),
  });
  return {
    device,
    attributes,
    signature,
    cms: signedData({ ...device, signedAttributes: attributes, signature }),
  };
}

describe('a CMS with one signer', () => {
  test.each(cases)('by a %s key with %s is accepted by pkijs', async (profile, algorithm) => {
    const { cms } = sign(profile, algorithm);
    const info = pkijs.ContentInfo.fromBER(new Uint8Array(cms));
    const parsed = new pkijs.SignedData({ schema: info.content as unknown });
    const verdict = await parsed.verify({
      signer: 0,
      data: new Uint8Array(text).buffer,
      trustedCerts: [pkijs.Certificate.fromBER(new Uint8Array(testPki().root.certificate))],
      checkChain: false,
      extendedMode: true,
    });
    expect(verdict.signatureVerified).toBe(true);
    expect(Buffer.from(info.toSchema().toBER())).toEqual(cms);
  });

  opensslIt.each(cases)('by a %s key with %s is accepted by openssl', (profile, algorithm) => {
    const folder = mkdtempSync(join(tmpdir(), 'cms-'));
    const { cms } = sign(profile, algorithm);
    writeFileSync(join(folder, 'cms.der'), cms);
    writeFileSync(join(folder, 'text'), text);
    writeFileSync(join(folder, 'root.pem'), pemOf(testPki().root.certificate));
    const verify = (content: string) =>
      execFileSync(
        'openssl',
        `cms -verify -binary -inform DER -in cms.der -content ${content} -CAfile root.pem -purpose any -cades -out out`.split(
          ' ',
        ),
        { cwd: folder, stdio: 'pipe' },
      );
    expect(() => verify('text')).not.toThrow();
    expect(() => verify('root.pem')).toThrow(/digest|verif/i);
    const listing = execFileSync('openssl', ['asn1parse', '-inform', 'DER', '-in', 'cms.der'], {
      cwd: folder,
    });
    expect(listing.toString()).toContain('id-smime-aa-signingCertificateV2');
  });

  test.each(cases)('by a %s key with %s has the size that was predicted', (profile, algorithm) => {
    const { cms, device } = sign(profile, algorithm);
    const most = maximumSize(device);
    expect(cms.length).toBeLessThanOrEqual(most);
    expect(most - cms.length).toBeLessThanOrEqual(algorithm.startsWith('rsa') ? 0 : 8);
  });

  test('leaves the root out and keeps the intermediate', () => {
    const { cms } = sign('p256', 'ecdsa-sha256');
    expect(cms.includes(testPki().intermediate.certificate)).toBe(true);
    expect(cms.includes(testPki().root.certificate)).toBe(false);
  });

  test('made from a template is the same', () => {
    const { device, attributes, signature, cms } = sign('rsa2048', 'rsa-pkcs1-sha256');
    const template = signerTemplate(device);
    const toBeSigned = template.toBeSigned(digestOf('sha256'));
    expect(toBeSigned.bytes).toEqual(attributes);
    expect(toBeSigned.digest).toEqual(createHash('sha256').update(attributes).digest());
    expect(template.signedData({ signedAttributes: attributes, signature })).toEqual(cms);
  });

  test('refuses a digest of the wrong size', () => {
    const template = signerTemplate(testPki().issue({ profile: 'p256' }).device);
    expect(() => template.toBeSigned(Buffer.alloc(20))).toThrow(RangeError);
  });
});
