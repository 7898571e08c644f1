// How OCSP names a certificate: digests of its issuer's name and key, and the serial number (RFC 6960 §4.1.1).
import { hash } from 'node:crypto';
import {
  asBitOctets,
  asIntegerOctets,
  asNull,
  asOctetString,
  asOid,
  children,
  DerError,
  encode,
  fieldsOf,
  nullValue,
  octetString,
  oid,
  readDer,
  sequence,
  tags,
  type DerNode,
} from '../der/index.ts';
import type { Certificate } from '../x509/index.ts';

/** SHA-1 is allowed here and nowhere else: it names, it proves nothing, and it is what every responder knows. */
export type CertIdDigest = 'sha1' | 'sha256' | 'sha384' | 'sha512';

export interface CertId {
  /** Undefined for a digest nobody here knows; such an identifier names no certificate. */
  readonly digest: CertIdDigest | undefined;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  /** Content octets in hexadecimal. */
  readonly serial: string;
}

export function certId(certificate: Certificate, issuer: Certificate, digest: CertIdDigest = 'sha1'): Buffer {
  return sequence(
    sequence(oid(digestOids[digest]), nullValue()),
    octetString(hash(digest, issuer.subject.der, 'buffer')),
    octetString(hash(digest, keyOctets(issuer), 'buffer')),
    encode(tags.integer, Buffer.from(certificate.serial, 'hex')),
  );
}

/** @throws DerError */
export function readCertId(node: DerNode): CertId {
  const fields = fieldsOf(node);
  const algorithm = fieldsOf(fields.take());
  const digest = digestByOid.get(asOid(algorithm.take()));
  const parameters = algorithm.optional(tags.null);
  if (parameters) asNull(parameters);
  algorithm.done();
  const issuerNameHash = asOctetString(fields.take());
  const issuerKeyHash = asOctetString(fields.take());
  const serial = Buffer.from(asIntegerOctets(fields.take())).toString('hex');
  fields.done();
  return { digest, issuerNameHash, issuerKeyHash, serial };
}

export function isNamedBy(id: CertId, certificate: Certificate, issuer: Certificate): boolean {
  if (id.digest === undefined || id.serial !== certificate.serial) return false;
  return (
    Buffer.compare(id.issuerNameHash, hash(id.digest, issuer.subject.der, 'buffer')) === 0 &&
    Buffer.compare(id.issuerKeyHash, hash(id.digest, keyOctets(issuer), 'buffer')) === 0
  );
}

/** The subjectPublicKey BIT STRING without tag, length and unused bits; nothing for a key that is none. */
export function keyOctets({ publicKeyDer }: Certificate): Uint8Array {
  try {
    const [, key] = children(readDer(publicKeyDer));
    return key ? asBitOctets(key) : new Uint8Array();
  } catch (error) {
    // Certificates are read without looking into their keys, and a response may carry any.
    if (error instanceof DerError) return new Uint8Array();
    throw error;
  }
}

const digestOids: Readonly<Record<CertIdDigest, string>> = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};

const digestByOid = new Map(
  (Object.keys(digestOids) as CertIdDigest[]).map((digest) => [digestOids[digest], digest]),
);
