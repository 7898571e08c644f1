// The attribute that ties a signature to one certificate (RFC 2634 §5.4, RFC 5035 §3).
import { hash } from 'node:crypto';
import { recogniseDigest } from '../algorithm-identifier.ts';
import { asIntegerOctets, asOctetString, asSequence, fieldsOf, tags, type DerNode } from '../der/index.ts';
import type { Certificate } from '../x509/index.ts';
import { cmsOids } from './oids.ts';
import { CmsRefusal } from './problem.ts';
import type { SignedAttributesRead } from './read-attributes.ts';

/** Which form of the attribute named the certificate. `v1` has a SHA-1 digest and is weaker evidence. */
export type SigningCertificateForm = 'v2' | 'v1' | 'absent';

export interface SigningCertificate {
  readonly form: SigningCertificateForm;
  /** Whether this certificate is the one that every present form of the attribute names. */
  readonly names: (certificate: Certificate) => boolean;
}

export function readSigningCertificate({ byType }: SignedAttributesRead): SigningCertificate {
  const v2 = byType.get(cmsOids.signingCertificateV2);
  const v1 = byType.get(cmsOids.signingCertificate);
  const references: Reference[] = [];
  if (v2) references.push(readReference(v2, readDigest));
  if (v1) references.push(readReference(v1, () => 'sha1'));
  return {
    form: v2 ? 'v2' : v1 ? 'v1' : 'absent',
    names: (certificate) => references.every((reference) => matches(reference, certificate)),
  };
}

interface Reference {
  readonly digest: string;
  readonly value: Uint8Array;
  readonly serial: string | undefined;
}

/** The first ESSCertID of the list is the signer's (RFC 5035 §5.4). */
function readReference(attribute: DerNode, digestOf: (node: DerNode | undefined) => string): Reference {
  const [first] = asSequence(fieldsOf(attribute).take());
  if (!first) throw new CmsRefusal('signingCertificateMismatch', 'the attribute names no certificate');
  const fields = fieldsOf(first);
  const digest = digestOf(fields.optional(tags.sequence));
  const value = asOctetString(fields.take());
  const issuerSerial = fields.optional(tags.sequence);
  fields.done();
  return { digest, value, serial: issuerSerial && readSerial(issuerSerial) };
}

/** DEFAULT is SHA-256; some products write it all the same. */
function readDigest(node: DerNode | undefined): string {
  if (!node) return 'sha256';
  const recognised = recogniseDigest(node);
  if (!recognised.accepted)
    throw new CmsRefusal(recognised.reason, `digest ${recognised.oid} in signing-certificate`);
  return recognised.digest;
}

/** The issuer's name is not compared: products re-encode it, and the digest covers it anyway. */
function readSerial(issuerSerial: DerNode): string {
  const fields = fieldsOf(issuerSerial);
  fields.take(tags.sequence);
  return Buffer.from(asIntegerOctets(fields.take())).toString('hex');
}

function matches({ digest, value, serial }: Reference, certificate: Certificate): boolean {
  const actual = digest === 'sha256' ? certificate.digest : hash(digest, certificate.der, 'buffer');
  return Buffer.compare(actual, value) === 0 && (serial === undefined || serial === certificate.serial);
}
