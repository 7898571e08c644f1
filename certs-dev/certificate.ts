// Makes X.509 certificates (RFC 5280): our own DER, signed by an issuer's device.
import { createHash, randomBytes, type KeyObject } from 'node:crypto';
import type { Instant } from '../src/kernel/index.ts';
import {
  asBitOctets,
  bitString,
  boolean,
  children,
  encode,
  explicit,
  integer,
  namedBits,
  octetString,
  oid,
  printableString,
  readDer,
  sequence,
  setOf,
  time,
  utf8String,
  contextTag,
} from '../src/signing/der/index.ts';
import type { LocalDevice } from '../src/signing/index.ts';
import {
  algorithms,
  extensionTypes,
  keyUsages,
  nameTypes,
  parseCertificate,
  type KeyUsage,
  type NameType,
} from '../src/signing/x509/index.ts';

/** `[['C', 'VN'], ['O', …], ['CN', …]]`, most general first. */
export type NameParts = readonly (readonly [type: NameType, value: string])[];

export interface CertificateOrder {
  readonly subject: NameParts;
  readonly publicKey: KeyObject;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly keyUsage?: readonly KeyUsage[];
  /** Object identifiers. */
  readonly extendedKeyUsage?: readonly string[];
  /** Absent: no basicConstraints. `pathLength` absent: any. */
  readonly authority?: { readonly pathLength?: number } | 'no';
  /** DER of further Extensions. */
  readonly furtherExtensions?: readonly Uint8Array[];
}

/** Who certifies: its name and key identifier come from its certificate, the first of the chain. */
export type Issuer = Pick<LocalDevice, 'chain' | 'algorithm' | 'signSync'>;

/** DER of a certificate issued by an authority. */
export function issueCertificate(order: CertificateOrder, issuer: Issuer): Buffer {
  const [own = new Uint8Array()] = issuer.chain;
  const { subject, extensions } = parseCertificate(own);
  return signed(order, subject.der, extensions.subjectKeyIdentifier ?? new Uint8Array(), issuer);
}

/** DER of a root: issued by itself. */
export const selfIssue = (order: CertificateOrder, signer: Omit<Issuer, 'chain'>): Buffer =>
  signed(order, nameDer(order.subject), keyIdentifier(order.publicKey), signer);

/** One Extension of RFC 5280 §4.1. */
export const extension = (type: string, value: Uint8Array, critical = false): Buffer =>
  sequence(oid(type), ...(critical ? [boolean(true)] : []), octetString(value));

export const nameDer = (parts: NameParts): Buffer =>
  sequence(
    ...parts.map(([type, value]) =>
      // X.520 fixes PrintableString for countries and serial numbers; the rest is UTF-8 (RFC 5280 §4.1.2.4).
      setOf(
        sequence(
          oid(nameTypes[type]),
          type === 'C' || type === 'serialNumber' ? printableString(value) : utf8String(value),
        ),
      ),
    ),
  );

function signed(
  order: CertificateOrder,
  issuerName: Uint8Array,
  issuerKeyIdentifier: Uint8Array,
  signer: Omit<Issuer, 'chain'>,
): Buffer {
  const { inCertificates, digest } = algorithms[signer.algorithm];
  const toBeSigned = sequence(
    explicit(0, integer(2)),
    integer(randomSerial()),
    inCertificates,
    issuerName,
    sequence(time(order.notBefore), time(order.notAfter)),
    nameDer(order.subject),
    publicKeyInfo(order.publicKey),
    explicit(3, sequence(...extensionsOf(order, issuerKeyIdentifier))),
  );
  const item = { bytes: toBeSigned, digest: createHash(digest).update(toBeSigned).digest() };
  return sequence(toBeSigned, inCertificates, bitString(signer.signSync(item)));
}

function extensionsOf(order: CertificateOrder, issuerKeyIdentifier: Uint8Array): Uint8Array[] {
  const { authority, keyUsage, extendedKeyUsage, furtherExtensions = [] } = order;
  const found: Uint8Array[] = [];
  if (authority === 'no') found.push(extension(extensionTypes.basicConstraints, sequence(), true));
  else if (authority) {
    const length = authority.pathLength === undefined ? [] : [integer(authority.pathLength)];
    found.push(extension(extensionTypes.basicConstraints, sequence(boolean(true), ...length), true));
  }
  if (keyUsage) {
    const bits = keyUsage.map((usage) => keyUsages.indexOf(usage));
    found.push(extension(extensionTypes.keyUsage, namedBits(bits), true));
  }
  if (extendedKeyUsage)
    found.push(extension(extensionTypes.extendedKeyUsage, sequence(...extendedKeyUsage.map(oid))));
  const keyId = encode(contextTag(0, 'primitive'), issuerKeyIdentifier);
  return [
    ...found,
    extension(extensionTypes.subjectKeyIdentifier, octetString(keyIdentifier(order.publicKey))),
    extension(extensionTypes.authorityKeyIdentifier, sequence(keyId)),
    ...furtherExtensions,
  ];
}

const publicKeyInfo = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' });

/** Leftmost 160 bits of the SHA-256 of the public key (RFC 7093 §2 method 1). */
function keyIdentifier(key: KeyObject): Buffer {
  const [, bits] = children(readDer(publicKeyInfo(key)));
  if (!bits) throw new TypeError('a public key was expected');
  return createHash('sha256').update(asBitOctets(bits)).digest().subarray(0, 20);
}

/** 128 bits, positive and without leading zero octets (RFC 5280 §4.1.2.2). */
function randomSerial(): Buffer {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}
