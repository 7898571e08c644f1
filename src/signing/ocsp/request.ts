// What is sent to an OCSP responder (RFC 6960 §4.1.1, nonce RFC 9654).
import { explicit, octetString, oid, sequence } from '../der/index.ts';
import type { Certificate } from '../x509/index.ts';
import { certId, type CertIdDigest } from './cert-id.ts';
import { ocspOids } from './oids.ts';

export interface OcspQuestion {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly digest?: CertIdDigest;
  /** 1 to 128 octets. Many responders answer with responses made beforehand and leave it out. */
  readonly nonce?: Uint8Array;
}

/** DER of an unsigned OCSPRequest about one certificate. */
export function ocspRequest({ certificate, issuer, digest, nonce }: OcspQuestion): Buffer {
  const list = sequence(sequence(certId(certificate, issuer, digest)));
  const extensions =
    nonce === undefined
      ? []
      : [explicit(2, sequence(sequence(oid(ocspOids.nonce), octetString(octetString(nonce)))))];
  return sequence(sequence(list, ...extensions));
}
