// Puts together SignedData of any shape, good or hostile, really signed.
import { createHash } from 'node:crypto';
import { attribute, cmsOids } from '../../../src/signing/cms/index.ts';
import {
  contextTag,
  encode,
  explicit,
  implicit,
  integer,
  nullValue,
  octetString,
  oid,
  sequence,
  setOf,
  tags,
} from '../../../src/signing/der/index.ts';
import { algorithms, parseCertificate } from '../../../src/signing/x509/index.ts';
import type { Identity } from '../../support/pki.ts';

export const text = Buffer.from('Nội dung được ký', 'utf8');
export const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** AlgorithmIdentifiers that ought to be refused, and SHA-256 with NULL as some products write it. */
export const identifiers = {
  sha256WithNull: sequence(oid('2.16.840.1.101.3.4.2.1'), nullValue()),
  sha256: sequence(oid('2.16.840.1.101.3.4.2.1')),
  sha512: sequence(oid('2.16.840.1.101.3.4.2.3')),
  sha1: sequence(oid('1.3.14.3.2.26'), nullValue()),
  md5: sequence(oid('1.2.840.113549.2.5'), nullValue()),
  sha1WithRsa: sequence(oid('1.2.840.113549.1.1.5'), nullValue()),
  unknown: sequence(oid('1.3.6.1.4.1.99999.7')),
};

export interface Shape {
  readonly attributes?: readonly Uint8Array[];
  /** Writes the attributes in the order given instead of sorted. */
  readonly unsorted?: boolean;
  readonly version?: number;
  readonly signerVersion?: number;
  readonly sid?: Uint8Array;
  readonly digestIdentifier?: Uint8Array;
  readonly announced?: readonly Uint8Array[];
  readonly signatureIdentifier?: Uint8Array;
  readonly content?: Uint8Array;
  readonly contentType?: string;
  readonly certificates?: readonly Uint8Array[];
  readonly signers?: (one: Buffer) => readonly Uint8Array[];
  readonly unsigned?: readonly Uint8Array[];
  readonly withoutAttributes?: boolean;
}

export const contentTypeAttribute = attribute(cmsOids.contentType, oid(cmsOids.data));
export const digestAttribute = (digest = sha256(text)): Buffer =>
  attribute(cmsOids.messageDigest, octetString(digest));

/** signing-certificate-v2 naming this certificate. */
export const namingAttribute = (certificate: Uint8Array): Buffer =>
  attribute(cmsOids.signingCertificateV2, sequence(sequence(sequence(octetString(sha256(certificate))))));

export const usualAttributes = ({ certificate }: Identity): readonly Uint8Array[] => [
  contentTypeAttribute,
  digestAttribute(),
  namingAttribute(certificate),
];

export function craft(signer: Identity, shape: Shape = {}): Buffer {
  const { issuer, serial } = parseCertificate(signer.certificate);
  const members = shape.attributes ?? usualAttributes(signer);
  const attributes = shape.unsorted ? encode(tags.set, ...members) : setOf(...members);
  const signature = signer.device.signSync({ bytes: attributes, digest: sha256(attributes) });
  const digestIdentifier = shape.digestIdentifier ?? identifiers.sha256;
  const sid = shape.sid ?? sequence(issuer.der, encode(tags.integer, Buffer.from(serial, 'hex')));
  const signerInfo = sequence(
    integer(shape.signerVersion ?? 1),
    sid,
    digestIdentifier,
    ...(shape.withoutAttributes ? [] : [implicit(0, attributes)]),
    shape.signatureIdentifier ?? algorithms[signer.device.algorithm].inSignerInfo,
    octetString(signature),
    ...(shape.unsigned ? [implicit(1, encode(tags.set, ...shape.unsigned))] : []),
  );
  const content = shape.content ? [explicit(0, octetString(shape.content))] : [];
  const signedData = sequence(
    integer(shape.version ?? 1),
    setOf(...(shape.announced ?? [digestIdentifier])),
    sequence(oid(shape.contentType ?? cmsOids.data), ...content),
    encode(contextTag(0, 'constructed'), ...(shape.certificates ?? [signer.certificate])),
    encode(tags.set, ...(shape.signers?.(signerInfo) ?? [signerInfo])),
  );
  return sequence(oid(cmsOids.signedData), explicit(0, signedData));
}
