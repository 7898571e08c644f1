// Certificate revocation lists (RFC 5280 §5): our own DER, signed by the authority itself.
import { createHash } from 'node:crypto';
import type { Instant } from '../src/kernel/index.ts';
import type { Revocation } from '../src/signing/revocation/index.ts';
import { reasons, type RevocationReason } from '../src/signing/crl/index.ts';
import {
  bitString,
  contextTag,
  encode,
  explicit,
  integer,
  sequence,
  tags,
  time,
} from '../src/signing/der/index.ts';
import { algorithms, parseCertificate } from '../src/signing/x509/index.ts';
import { extension, type Issuer } from './certificate.ts';

export interface ListOrder {
  readonly issuer: Issuer;
  /** By content octets of the serial number in hexadecimal. */
  readonly revoked: ReadonlyMap<string, Revocation>;
  readonly thisUpdate: Instant;
  readonly nextUpdate: Instant;
  /** DER of further Extensions of the list. */
  readonly furtherExtensions?: readonly Uint8Array[];
}

/** DER of a CertificateList. */
export function revocationList(order: ListOrder): Buffer {
  const { issuer, revoked, thisUpdate, nextUpdate, furtherExtensions = [] } = order;
  const [own = new Uint8Array()] = issuer.chain;
  const { subject, extensions } = parseCertificate(own);
  const { inCertificates, digest } = algorithms[issuer.algorithm];
  const keyId = encode(contextTag(0, 'primitive'), extensions.subjectKeyIdentifier ?? new Uint8Array());
  const list = sequence(
    integer(1),
    inCertificates,
    subject.der,
    time(thisUpdate),
    time(nextUpdate),
    // RFC 5280 §5.1.2.6: absent, not empty.
    ...(revoked.size === 0
      ? []
      : [sequence(...[...revoked].map(([serial, entry]) => entryDer(serial, entry)))]),
    explicit(
      0,
      sequence(
        extension('2.5.29.35', sequence(keyId)),
        extension('2.5.29.20', integer(Math.floor(thisUpdate / 1000))),
        ...furtherExtensions,
      ),
    ),
  );
  const signature = issuer.signSync({ bytes: list, digest: createHash(digest).update(list).digest() });
  return sequence(list, inCertificates, bitString(signature));
}

export const reasonDer = (reason: RevocationReason): Buffer =>
  encode(tags.enumerated, Buffer.of(reasons.indexOf(reason)));

function entryDer(serial: string, { at, reason }: Revocation): Buffer {
  // RFC 5280 §5.3.1: unspecified is said by leaving the reason out.
  const extensions = reason === 'unspecified' ? [] : [sequence(extension('2.5.29.21', reasonDer(reason)))];
  return sequence(encode(tags.integer, Buffer.from(serial, 'hex')), time(at), ...extensions);
}
