// Signatures made by other products are read: openssl, node-forge, pkijs.
import { execFileSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';
import * as pkijs from 'pkijs';
import { parseSignedData, verifySigner } from '../../../src/signing/cms/index.ts';
import { opensslIt } from '../../support/openssl.ts';
import { pemOf } from '../../support/pem.ts';
import { testPki, type KeyProfile } from '../../support/pki.ts';
import { contentTypeAttribute, digestAttribute, sha256, text } from './craft.ts';

const pki = testPki();

function opensslCms(profile: KeyProfile, ...options: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'others-'));
  const { key, device } = pki.issue({ profile });
  const [own = new Uint8Array(), ...issuers] = device.chain;
  writeFileSync(join(folder, 'key.pem'), key.export({ format: 'pem', type: 'pkcs8' }));
  writeFileSync(join(folder, 'own.pem'), pemOf(own));
  writeFileSync(join(folder, 'issuers.pem'), issuers.map(pemOf).join(''));
  writeFileSync(join(folder, 'text'), text);
  const args =
    'cms -sign -binary -md sha256 -in text -signer own.pem -inkey key.pem -certfile issuers.pem -outform DER -out cms.der';
  execFileSync('openssl', [...args.split(' '), ...options], { cwd: folder, stdio: 'pipe' });
  return readFileSync(join(folder, 'cms.der'));
}

describe('a CMS by openssl', () => {
  opensslIt.each<[string, KeyProfile, readonly string[], object]>([
    ['as by default', 'rsa2048', [], { signingCertificate: 'absent', algorithm: 'rsa-pkcs1-sha256' }],
    ['with CAdES attributes', 'rsa2048', ['-cades'], { signingCertificate: 'v2' }],
    ['by key identifier', 'rsa2048', ['-keyid'], { identifier: { kind: 'subjectKeyIdentifier' } }],
    ['by an EC key', 'p256', ['-cades'], { algorithm: 'ecdsa-sha256' }],
    ['by a P-384 key with SHA-256', 'p384', ['-cades'], { algorithm: 'ecdsa-sha256' }],
    [
      'with PSS',
      'rsa3072',
      ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:20'],
      { algorithm: 'rsa-pss-sha256', saltLength: 20 },
    ],
    [
      'with PSS and the longest salt',
      'rsa2048',
      ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:max'],
      { algorithm: 'rsa-pss-sha256', saltLength: 222 },
    ],
  ])('%s is read', (_name, profile, options, facts) => {
    const parsed = parseSignedData(opensslCms(profile, ...options));
    expect(parsed).toMatchObject({ ok: true, cms: { ...facts, signingTime: expect.any(Number) as number } });
    if (!parsed.ok) return;
    expect(verifySigner(parsed.cms, sha256(text))).toMatchObject({
      digestMatches: true,
      signatureValid: true,
    });
    expect(parsed.cms.certificates).toHaveLength(3);
  });

  opensslIt.each<[string, readonly string[], string]>([
    ['streamed', ['-stream'], 'indefiniteLength'],
    ['with its content inside', ['-nodetach'], 'notDetached'],
    ['without certificates', ['-nocerts'], 'signerCertificateMissing'],
    ['without attributes', ['-noattr'], 'attributesMissing'],
  ])('%s is refused: %s', (_name, options, reason) => {
    expect(parseSignedData(opensslCms('rsa2048', ...options))).toMatchObject({ ok: false, reason });
  });
});

test('a CMS by node-forge, as @signpdf makes them, is read', () => {
  const { key, certificate } = pki.issue({ profile: 'rsa2048', issuer: plainIssuer() });
  const p7 = forge.pkcs7.createSignedData();
  p7.content = forge.util.createBuffer(text.toString('latin1'));
  const read = forge.pki.certificateFromPem(pemOf(certificate));
  p7.addCertificate(read);
  p7.addSigner({
    key: forge.pki.privateKeyFromPem(key.export({ format: 'pem', type: 'pkcs1' }).toString()),
    certificate: read,
    digestAlgorithm: forge.pki.oids.sha256!,
    authenticatedAttributes: [
      { type: forge.pki.oids.contentType!, value: forge.pki.oids.data! },
      { type: forge.pki.oids.signingTime!, value: new Date(pki.at) as unknown as string },
      { type: forge.pki.oids.messageDigest! },
    ],
  });
  p7.sign({ detached: true });
  const parsed = parseSignedData(Buffer.from(forge.asn1.toDer(p7.toAsn1()).getBytes(), 'latin1'));
  expect(parsed).toMatchObject({ ok: true, cms: { signingCertificate: 'absent', signingTime: pki.at } });
  if (parsed.ok)
    expect(verifySigner(parsed.cms, sha256(text))).toMatchObject({
      digestMatches: true,
      signatureValid: true,
    });
});

test('a CMS by pkijs is read', async () => {
  const { key, certificate } = pki.issue({ profile: 'p256' });
  const asn = pkijs.Certificate.fromBER(new Uint8Array(certificate));
  const attributes = [contentTypeAttribute, digestAttribute()].map((der) =>
    pkijs.Attribute.fromBER(new Uint8Array(der)),
  );
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: asn.issuer, serialNumber: asn.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [asn],
  });
  const privateKey = await webcrypto.subtle.importKey(
    'pkcs8',
    key.export({ format: 'der', type: 'pkcs8' }),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  );
  await signed.sign(privateKey, 0, 'SHA-256');
  const info = new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
  const parsed = parseSignedData(Buffer.from(info.toSchema().toBER()));
  expect(parsed).toMatchObject({ ok: true, cms: { algorithm: 'ecdsa-sha256' } });
  if (parsed.ok)
    expect(verifySigner(parsed.cms, sha256(text))).toMatchObject({
      digestMatches: true,
      signatureValid: true,
    });
});

/** forge writes issuer names with accents wrongly (UTF-8 of UTF-8), so this one has none. */
const plainIssuer = () =>
  pki.issue({
    name: 'CA',
    organisation: 'Organisation',
    profile: 'rsa3072',
    keyUsage: ['keyCertSign'],
    authority: {},
  });
