// The one SignerInfo of a signature (RFC 5652 §5.3).
import { recogniseDigest, recogniseSignature } from '../algorithm-identifier.ts';
import {
  asIntegerOctets,
  asOctetString,
  asSmallInteger,
  content,
  contextTag,
  encoding,
  fieldsOf,
  tags,
  type DerNode,
} from '../der/index.ts';
import type { DigestAlgorithm, SignatureAlgorithm } from '../ports.ts';
import type { Certificate } from '../x509/index.ts';
import { CmsRefusal } from './problem.ts';
import {
  checkAlgorithmProtection,
  readSignedAttributes,
  readUnsignedAttributes,
  type RawAttribute,
  type SignedAttributesRead,
} from './read-attributes.ts';

export type SignerIdentifier =
  | { readonly kind: 'issuerAndSerialNumber'; readonly issuer: Uint8Array; readonly serial: string }
  | { readonly kind: 'subjectKeyIdentifier'; readonly keyIdentifier: Uint8Array };

export interface SignerInfo {
  readonly identifier: SignerIdentifier;
  readonly digest: DigestAlgorithm;
  readonly algorithm: SignatureAlgorithm;
  /** RSA-PSS only. */
  readonly saltLength: number | undefined;
  readonly attributes: SignedAttributesRead;
  readonly signature: Uint8Array;
  readonly unsignedAttributes: readonly RawAttribute[];
}

/** @throws DerError, CmsRefusal */
export function readSignerInfo(node: DerNode): SignerInfo {
  const fields = fieldsOf(node);
  const version = asSmallInteger(fields.take());
  const identifier = readIdentifier(fields.take());
  if (version !== (identifier.kind === 'issuerAndSerialNumber' ? 1 : 3))
    throw new CmsRefusal('signerVersion', 'the version does not belong to the signer identifier');
  const digest = recogniseDigest(fields.take(tags.sequence));
  if (!digest.accepted) throw new CmsRefusal(digest.reason, `digest algorithm ${digest.oid}`);
  const signed = fields.optional(contextTag(0, 'constructed'));
  if (!signed) throw new CmsRefusal('attributesMissing', 'there are no signed attributes');
  const attributes = readSignedAttributes(signed);
  const recognised = recogniseSignature(fields.take(tags.sequence), digest.digest);
  if (!recognised.accepted) throw new CmsRefusal(recognised.reason, `signature algorithm ${recognised.oid}`);
  const signature = asOctetString(fields.take());
  const unsigned = fields.optional(contextTag(1, 'constructed'));
  fields.done();
  checkAlgorithmProtection(attributes, digest.digest, recognised.algorithm);
  return {
    identifier,
    digest: digest.digest,
    algorithm: recognised.algorithm,
    saltLength: recognised.saltLength,
    attributes,
    signature,
    unsignedAttributes: unsigned ? readUnsignedAttributes(unsigned) : [],
  };
}

export const isIdentifiedBy = (identifier: SignerIdentifier, certificate: Certificate): boolean =>
  identifier.kind === 'issuerAndSerialNumber'
    ? identifier.serial === certificate.serial &&
      Buffer.compare(identifier.issuer, certificate.issuer.der) === 0
    : Buffer.compare(
        identifier.keyIdentifier,
        certificate.extensions.subjectKeyIdentifier ?? new Uint8Array(),
      ) === 0;

function readIdentifier(node: DerNode): SignerIdentifier {
  if (node.tag === contextTag(0, 'primitive'))
    return { kind: 'subjectKeyIdentifier', keyIdentifier: content(node) };
  const fields = fieldsOf(node);
  const issuer = encoding(fields.take(tags.sequence));
  const serial = Buffer.from(asIntegerOctets(fields.take())).toString('hex');
  fields.done();
  return { kind: 'issuerAndSerialNumber', issuer, serial };
}
