// A CMS that may stand in a signature is read to its facts; any other is a reason.
import fc from 'fast-check';
import {
  parseSignedData,
  verifySigner,
  attribute,
  cmsOids,
  type CmsProblem,
} from '../../../src/signing/cms/index.ts';
import {
  encode,
  integer,
  nullValue,
  octetString,
  oid,
  sequence,
  setOf,
  tags,
  time,
} from '../../../src/signing/der/index.ts';
import { instant } from '../../../src/kernel/index.ts';
import { parseCertificate } from '../../../src/signing/x509/index.ts';
import { testPki } from '../../support/pki.ts';
import {
  contentTypeAttribute,
  craft,
  digestAttribute,
  identifiers,
  namingAttribute,
  sha256,
  text,
  usualAttributes,
  type Shape,
} from './craft.ts';

const pki = testPki();
const signer = pki.issue({ profile: 'rsa2048' });
const somebodyElse = pki.issue({ name: 'Trần Văn Khác', profile: 'rsa2048' });
const good = craft(signer);

const factsOf = (cms: Uint8Array) => {
  const parsed = parseSignedData(cms);
  if (!parsed.ok) throw new Error(`${parsed.reason}: ${parsed.detail}`);
  return parsed.cms;
};
const reasonOf = (cms: Uint8Array, after: 'nothing' | 'zeros' = 'nothing') => {
  const parsed = parseSignedData(cms, { after });
  return parsed.ok ? 'accepted' : parsed.reason;
};
const sound = { digestMatches: true, signatureValid: true };

describe('a sound CMS', () => {
  test('gives the facts of its signer', () => {
    const cms = factsOf(good);
    expect(cms).toMatchObject({
      length: good.length,
      digest: 'sha256',
      algorithm: 'rsa-pkcs1-sha256',
      signingCertificate: 'v2',
      unsignedAttributes: [],
      identifier: { kind: 'issuerAndSerialNumber' },
    });
    expect(cms.certificate.der).toEqual(signer.certificate);
    expect(Buffer.from(cms.messageDigest)).toEqual(sha256(text));
    expect(verifySigner(cms, sha256(text))).toEqual({ certificate: cms.certificate, ...sound });
  });

  test('of other content says that the digest differs, and still whose signature it is', () => {
    expect(verifySigner(factsOf(good), sha256(Buffer.from('khác')))).toMatchObject({
      digestMatches: false,
      signatureValid: true,
    });
  });

  const cases: readonly (readonly [string, Shape])[] = [
    [
      'with attributes in an order of their own',
      { attributes: [...usualAttributes(signer)].reverse(), unsorted: true },
    ],
    ['with NULL parameters of the digest', { digestIdentifier: identifiers.sha256WithNull }],
    [
      'with a signing time',
      { attributes: [...usualAttributes(signer), attribute(cmsOids.signingTime, time(pki.at))] },
    ],
    ['without signing-certificate', { attributes: [contentTypeAttribute, digestAttribute()] }],
    [
      'with more certificates than needed',
      { certificates: [...pki.anchors, somebodyElse.certificate, signer.certificate, signer.certificate] },
    ],
    ['announcing a digest too many', { announced: [identifiers.sha512, identifiers.sha256] }],
    [
      'naming the algorithm in full',
      { signatureIdentifier: sequence(oid('1.2.840.113549.1.1.11'), nullValue()) },
    ],
  ];
  test.each(cases)('%s is accepted', (_name, shape) => {
    expect(verifySigner(factsOf(craft(signer, shape)), sha256(text))).toMatchObject(sound);
  });

  test('that names its signer by key identifier is accepted', () => {
    const { subjectKeyIdentifier } = parseCertificate(signer.certificate).extensions;
    const cms = factsOf(
      craft(signer, { version: 3, signerVersion: 3, sid: encode(0x80, subjectKeyIdentifier!) }),
    );
    expect(cms.identifier.kind).toBe('subjectKeyIdentifier');
    expect(verifySigner(cms, sha256(text))).toMatchObject(sound);
  });

  test('tells the time its signer claims and hands over unsigned attributes as they are', () => {
    const claimed = instant('2026-06-01T00:00:00Z');
    const stamp = sequence(oid('1.2.3'), octetString(Buffer.alloc(20)));
    const cms = factsOf(
      craft(signer, {
        attributes: [...usualAttributes(signer), attribute(cmsOids.signingTime, time(claimed))],
        unsigned: [attribute(cmsOids.signatureTimestamp, stamp)],
      }),
    );
    expect(cms.signingTime).toBe(claimed);
    expect(cms.unsignedAttributes).toEqual([{ type: cmsOids.signatureTimestamp, values: [stamp] }]);
  });

  test('may be followed by the zeros that fill its place, where that is asked for', () => {
    const padded = Buffer.concat([good, Buffer.alloc(100)]);
    expect(reasonOf(padded, 'zeros')).toBe('accepted');
    expect(reasonOf(padded)).toBe('trailingBytes');
    padded[padded.length - 1] = 1;
    expect(reasonOf(padded, 'zeros')).toBe('trailingBytes');
  });

  test('by a key that is too weak says so beside the cryptographic facts', () => {
    const weak = pki.bad.weakKey();
    expect(verifySigner(factsOf(craft(weak)), sha256(text))).toMatchObject({
      ...sound,
      keyRefusal: 'rsaTooShort',
    });
  });
});

describe('a CMS that is not accepted', () => {
  const two = attribute(cmsOids.messageDigest, octetString(sha256(text)), octetString(Buffer.alloc(32)));
  const protection = (digest: Buffer) =>
    attribute(
      '1.2.840.113549.1.9.52',
      sequence(digest, encode(0xa1, oid('1.2.840.113549.1.1.1'), nullValue())),
    );
  const cases: readonly (readonly [CmsProblem, string, Shape])[] = [
    ['signerCount', 'has two signers', { signers: (one) => [one, one] }],
    ['signerCount', 'has no signer', { signers: () => [] }],
    ['notDetached', 'carries content of its own', { content: text }],
    ['contentType', 'is for another type of content', { contentType: '1.2.840.113549.1.9.16.1.4' }],
    [
      'contentType',
      'has the attribute of another type',
      { attributes: [attribute(cmsOids.contentType, oid('1.2.3')), digestAttribute()] },
    ],
    ['signerVersion', 'has a version that does not fit', { signerVersion: 3 }],
    ['attributesMissing', 'has no signed attributes', { withoutAttributes: true }],
    ['attributeMissing', 'has no message-digest', { attributes: [contentTypeAttribute] }],
    ['attributeMissing', 'has no content-type', { attributes: [digestAttribute()] }],
    [
      'attributeRepeated',
      'has message-digest twice',
      { attributes: [...usualAttributes(signer), digestAttribute(Buffer.alloc(32))] },
    ],
    ['attributeValues', 'has message-digest with two values', { attributes: [contentTypeAttribute, two] }],
    [
      'attributeValues',
      'has an attribute without value',
      { attributes: [contentTypeAttribute, digestAttribute(), attribute('1.2.3.4')] },
    ],
    [
      'messageDigestSize',
      'has a digest of the wrong size',
      { attributes: [contentTypeAttribute, digestAttribute(Buffer.alloc(20))] },
    ],
    ['weakDigest', 'uses SHA-1', { digestIdentifier: identifiers.sha1 }],
    ['weakDigest', 'uses MD5', { digestIdentifier: identifiers.md5 }],
    [
      'weakDigest',
      'is signed with SHA-1 under a SHA-256 label',
      { signatureIdentifier: identifiers.sha1WithRsa },
    ],
    [
      'weakDigest',
      'leaves out the parameters of PSS',
      { signatureIdentifier: sequence(oid('1.2.840.113549.1.1.10')) },
    ],
    ['unknownDigest', 'uses an unknown digest', { digestIdentifier: identifiers.unknown }],
    ['unknownSignature', 'uses an unknown signature algorithm', { signatureIdentifier: identifiers.unknown }],
    [
      'digestsDiffer',
      'names another digest with the signature',
      { signatureIdentifier: sequence(oid('1.2.840.113549.1.1.13'), nullValue()) },
    ],
    ['digestsDiffer', 'announces another digest', { announced: [identifiers.sha512] }],
    [
      'algorithmProtection',
      'protects another digest',
      { attributes: [...usualAttributes(signer), protection(identifiers.sha512)] },
    ],
    [
      'signerCertificateMissing',
      'has only others’ certificates',
      { certificates: [somebodyElse.certificate] },
    ],
    ['signerCertificateMissing', 'has no certificates', { certificates: [] }],
    [
      'signingCertificateMismatch',
      'was signed for another certificate',
      { attributes: [contentTypeAttribute, digestAttribute(), namingAttribute(somebodyElse.certificate)] },
    ],
    [
      'tooManyCertificates',
      'is stuffed with certificates',
      { certificates: Array.from({ length: 65 }, () => signer.certificate) },
    ],
    ['notSignedData', 'has a version that does not fit its contents', { version: 3 }],
  ];
  test.each(cases)('%s: it %s', (reason, _name, shape) => {
    expect(reasonOf(craft(signer, shape))).toBe(reason);
  });

  test('accepts the protection of the very algorithms', () => {
    const attributes = [...usualAttributes(signer), protection(identifiers.sha256)];
    expect(reasonOf(craft(signer, { attributes }))).toBe('accepted');
  });

  test('indefiniteLength: it is BER', () => {
    const inner = good.subarray(4);
    expect(reasonOf(Buffer.concat([Buffer.of(0x30, 0x80), inner, Buffer.of(0, 0)]))).toBe('indefiniteLength');
  });

  test.each<[CmsProblem, string, Uint8Array]>([
    ['notDer', 'is empty', Buffer.alloc(0)],
    ['notDer', 'is all zeros', Buffer.alloc(512)],
    ['notDer', 'is a number', integer(7)],
    [
      'notSignedData',
      'is an enveloped message',
      sequence(oid('1.2.840.113549.1.7.3'), encode(0xa0, nullValue())),
    ],
    ['trailingBytes', 'is two', Buffer.concat([good, good])],
    ['notDer', 'is cut off', good.subarray(0, good.length - 1)],
  ])('%s: it %s', (reason, _name, cms) => {
    expect(reasonOf(cms)).toBe(reason);
  });

  test('signerCertificateAmbiguous: two certificates answer to issuer and number, and none is named', () => {
    const other = Buffer.from(signer.certificate);
    other[other.length - 1] = other[other.length - 1]! ^ 1;
    const certificates = [signer.certificate, other];
    const attributes = [contentTypeAttribute, digestAttribute()];
    expect(reasonOf(craft(signer, { certificates, attributes }))).toBe('signerCertificateAmbiguous');
    expect(factsOf(craft(signer, { certificates })).certificate.der).toEqual(signer.certificate);
  });

  test('is never reported sound after any one byte was changed', () => {
    const { certificates, attributes } = factsOf(good);
    expect(certificates).toHaveLength(1);
    expect(attributes.inDerOrder).toBe(true);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(good);
        changed[at] = changed[at]! ^ flip;
        const parsed = parseSignedData(changed);
        if (!parsed.ok) return;
        const facts = verifySigner(parsed.cms, sha256(text));
        // What is not signed may change without effect on the facts: the announced digests, versions, NULLs.
        const same = facts.certificate.der.length === signer.certificate.length;
        const certificateTouched = Buffer.compare(facts.certificate.der, signer.certificate) !== 0;
        expect(same && facts.digestMatches && facts.signatureValid && certificateTouched).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  test('is never reported sound with another signature value or other attributes', () => {
    const { attributes, signature } = factsOf(good);
    for (const part of [attributes.der.subarray(2), signature]) {
      const at = good.indexOf(part);
      for (let i = 0; i < part.length; i += 1) {
        const changed = Buffer.from(good);
        changed[at + i] = changed[at + i]! ^ 0x10;
        const parsed = parseSignedData(changed);
        if (parsed.ok) expect(verifySigner(parsed.cms, sha256(text)).signatureValid).toBe(false);
      }
    }
  });

  test('setOf is what sorts, so the unsorted case above was unsorted', () => {
    const members = [...usualAttributes(signer)].reverse();
    expect(encode(tags.set, ...members)).not.toEqual(setOf(...members));
    expect(factsOf(craft(signer, { attributes: members, unsorted: true })).attributes.inDerOrder).toBe(false);
  });
});
