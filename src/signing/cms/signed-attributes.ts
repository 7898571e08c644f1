// The attributes a signer signs: content-type, message-digest, signing-certificate-v2 and no time
// (ETSI EN 319 142-1 §6.3: in PDF the claimed time stands in /M).
import { digests } from '../algorithms.ts';
import {
  contextTag,
  encode,
  encodeHeader,
  octetString,
  oid,
  sequence,
  setOf,
  sorted,
  tags,
} from '../der/index.ts';
import type { DigestAlgorithm } from '../ports.ts';
import { parseCertificate, type Certificate } from '../x509/index.ts';
import { cmsOids } from './oids.ts';

export interface AttributesInput {
  readonly digestAlgorithm: DigestAlgorithm;
  /** Digest of the signed bytes, of the algorithm's size. */
  readonly messageDigest: Uint8Array;
  /** DER. */
  readonly signerCertificate: Uint8Array;
}

/** Attribute ::= SEQUENCE { type, values } (RFC 5652 §5.3). */
export const attribute = (type: string, ...values: readonly Uint8Array[]): Buffer =>
  sequence(oid(type), setOf(...values));

/** DER of the SignedAttributes as they are signed, tagged as SET OF (0x31). @throws DerError on a bad certificate */
export const signedAttributes = (input: AttributesInput): Buffer =>
  attributesTemplate(input.digestAlgorithm, parseCertificate(input.signerCertificate))(input.messageDigest);

/** The same with everything written beforehand but the digest. @throws RangeError on a digest of the wrong size */
export function attributesTemplate(
  digestAlgorithm: DigestAlgorithm,
  signer: Certificate,
): (messageDigest: Uint8Array) => Buffer {
  const { size } = digests[digestAlgorithm];
  const digestAttribute = attribute(cmsOids.messageDigest, octetString(Buffer.alloc(size)));
  const members = sorted([
    attribute(cmsOids.contentType, oid(cmsOids.data)),
    digestAttribute,
    attribute(cmsOids.signingCertificateV2, signingCertificate(signer)),
  ]);
  // The digest is the last thing in its attribute and does not change the order: lengths and types come before it.
  const header = encodeHeader(
    tags.set,
    members.reduce((sum, member) => sum + member.length, 0),
  );
  const pattern = Buffer.concat([header, ...members]);
  const before = members.slice(0, members.indexOf(digestAttribute) + 1);
  const digestAt = before.reduce((sum, member) => sum + member.length, header.length) - size;
  return (messageDigest) => {
    if (messageDigest.length !== size)
      throw new RangeError(`a ${digestAlgorithm} digest has ${size} octets, not ${messageDigest.length}`);
    const out = Buffer.from(pattern);
    out.set(messageDigest, digestAt);
    return out;
  };
}

/**
 * SigningCertificateV2 with one ESSCertIDv2 (RFC 5035 §3): SHA-256 is the DEFAULT and therefore not written,
 * and the issuer and serial number name the certificate a second time.
 */
function signingCertificate(signer: Certificate): Buffer {
  const generalNames = sequence(encode(contextTag(4, 'constructed'), signer.issuer.der));
  const issuerSerial = sequence(generalNames, encode(tags.integer, Buffer.from(signer.serial, 'hex')));
  return sequence(sequence(sequence(octetString(signer.digest), issuerSerial)));
}
