// Attributes as they come in (RFC 5652 §5.3 and §11): signed ones strictly, unsigned ones as they are.
import type { Instant } from '../../kernel/index.ts';
import { recogniseDigest, recogniseSignature } from '../algorithm-identifier.ts';
import { digests } from '../algorithms.ts';
import {
  asOctetString,
  asOid,
  asSet,
  assertDerThroughout,
  asTime,
  children,
  contextTag,
  encoding,
  fieldsOf,
  isSorted,
  tags,
  type DerNode,
} from '../der/index.ts';
import type { DigestAlgorithm, SignatureAlgorithm } from '../ports.ts';
import { cmsOids } from './oids.ts';
import { CmsRefusal } from './problem.ts';

export interface RawAttribute {
  /** Object identifier. */
  readonly type: string;
  /** DER of each value. */
  readonly values: readonly Uint8Array[];
}

export interface SignedAttributes {
  /** The exact bytes, retagged as SET OF (0x31): what the signature was made over. */
  readonly der: Buffer;
  /** Where they begin in the CMS. */
  readonly start: number;
  /** Whether the members stand in DER order (products that do not sort them sign what they wrote). */
  readonly inDerOrder: boolean;
}

export interface SignedAttributesRead extends SignedAttributes {
  /** Type → its one value. */
  readonly byType: ReadonlyMap<string, DerNode>;
}

/** Each type once and with one value (RFC 5652 §11); DER down to the leaves. */
export function readSignedAttributes(node: DerNode): SignedAttributesRead {
  assertDerThroughout(node);
  const members = children(node);
  const byType = new Map<string, DerNode>();
  for (const member of members) {
    const { type, values } = readAttribute(member);
    const [value, ...more] = values;
    if (!value || more.length > 0)
      throw new CmsRefusal('attributeValues', `attribute ${type} needs one value`);
    if (byType.has(type)) throw new CmsRefusal('attributeRepeated', `attribute ${type} comes twice`);
    byType.set(type, value);
  }
  const der = Buffer.from(encoding(node));
  der[0] = tags.set;
  return { der, start: node.start, inDerOrder: isSorted(members), byType };
}

export const readUnsignedAttributes = (node: DerNode): readonly RawAttribute[] =>
  children(node).map((member) => {
    const { type, values } = readAttribute(member);
    return { type, values: values.map(encoding) };
  });

export function requiredAttribute(attributes: SignedAttributesRead, type: string): DerNode {
  const value = attributes.byType.get(type);
  if (!value) throw new CmsRefusal('attributeMissing', `attribute ${type} is missing`);
  return value;
}

export function messageDigestOf(attributes: SignedAttributesRead, digest: DigestAlgorithm): Uint8Array {
  const value = asOctetString(requiredAttribute(attributes, cmsOids.messageDigest));
  if (value.length !== digests[digest].size)
    throw new CmsRefusal('messageDigestSize', `a ${digest} digest of ${value.length} octets`);
  return value;
}

/** What the signer claims; the time that counts comes from a timestamp. */
export function signingTimeOf(attributes: SignedAttributesRead): Instant | undefined {
  const value = attributes.byType.get(cmsOids.signingTime);
  return value && asTime(value);
}

/** RFC 6211 §3: where the attribute is present it names the same algorithms as the SignerInfo. */
export function checkAlgorithmProtection(
  attributes: SignedAttributesRead,
  digest: DigestAlgorithm,
  algorithm: SignatureAlgorithm,
): void {
  const value = attributes.byType.get(cmsOids.cmsAlgorithmProtection);
  if (!value) return;
  const fields = fieldsOf(value);
  const named = recogniseDigest(fields.take());
  const signature = fields.optional(contextTag(1, 'constructed'));
  const same =
    named.accepted &&
    named.digest === digest &&
    signature !== undefined &&
    sameAlgorithm(signature, digest, algorithm);
  if (!same) throw new CmsRefusal('algorithmProtection', 'the protected algorithms differ');
}

function sameAlgorithm(tagged: DerNode, digest: DigestAlgorithm, algorithm: SignatureAlgorithm): boolean {
  const recognised = recogniseSignature({ ...tagged, tag: tags.sequence }, digest);
  return recognised.accepted && recognised.algorithm === algorithm;
}

function readAttribute(node: DerNode): { type: string; values: DerNode[] } {
  const fields = fieldsOf(node);
  const type = asOid(fields.take());
  const values = asSet(fields.take());
  fields.done();
  return { type, values };
}
