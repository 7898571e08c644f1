// Recognises AlgorithmIdentifiers of outside material; what is not in the table is refused with the reason.
import { algorithms, digests, oids } from './algorithms.ts';
import {
  asNull,
  asOid,
  asSmallInteger,
  children,
  DerError,
  expectTag,
  fieldsOf,
  tags,
  type DerNode,
} from './der/index.ts';
import type { DigestAlgorithm, SignatureAlgorithm } from './ports.ts';

export type AlgorithmRefusal = 'weakDigest' | 'unknownDigest' | 'unknownSignature' | 'digestsDiffer';

export type Recognised =
  | {
      readonly accepted: true;
      readonly algorithm: SignatureAlgorithm;
      readonly digest: DigestAlgorithm;
      /** RSA-PSS only: octets of salt. */
      readonly saltLength?: number;
    }
  | { readonly accepted: false; readonly reason: AlgorithmRefusal; readonly oid: string };

export type RecognisedDigest =
  | { readonly accepted: true; readonly digest: DigestAlgorithm }
  | { readonly accepted: false; readonly reason: AlgorithmRefusal; readonly oid: string };

/** A digest AlgorithmIdentifier, its parameters absent or NULL (RFC 5754 §2). @throws DerError */
export function recogniseDigest(node: DerNode): RecognisedDigest {
  const { id, parameters } = identifierOf(node);
  if (parameters) asNull(parameters);
  return (
    digestByOid.get(id) ?? { accepted: false, reason: weak.has(id) ? 'weakDigest' : 'unknownDigest', oid: id }
  );
}

/**
 * A signature AlgorithmIdentifier; `digest` is what a SignerInfo names beside it and must then agree.
 * @throws DerError when the identifier or its parameters are malformed.
 */
export function recogniseSignature(node: DerNode, digest?: DigestAlgorithm): Recognised {
  const { id, parameters } = identifierOf(node);
  const refuse = (reason: AlgorithmRefusal): Recognised => ({ accepted: false, reason, oid: id });
  if (id === oids.rsaPss) return recognisePss(parameters, digest);
  if (id === oids.rsaEncryption && digest) {
    if (parameters) asNull(parameters);
    return pkcs1With[digest];
  }
  const named = signatureByOid.get(id);
  if (!named) return refuse(weak.has(id) ? 'weakDigest' : 'unknownSignature');
  if (parameters) asNull(parameters);
  return digest && named.digest !== digest ? refuse('digestsDiffer') : named;
}

/** RFC 4055 §3.1. The defaults are SHA-1, so parameters left out are refused; MGF1 uses the same digest. */
function recognisePss(parameters: DerNode | undefined, outer?: DigestAlgorithm): Recognised {
  const refuse = (reason: AlgorithmRefusal): Recognised => ({ accepted: false, reason, oid: oids.rsaPss });
  if (!parameters) return refuse('weakDigest');
  const fields = fieldsOf(parameters);
  const [hash, mask, salt, trailer] = [0xa0, 0xa1, 0xa2, 0xa3].map((tag) => fields.optional(tag));
  fields.done();
  if (!hash || !mask) return refuse('weakDigest');
  const named = recogniseDigest(only(hash));
  if (!named.accepted) return named;
  const generation = identifierOf(only(mask));
  const masked = generation.parameters && recogniseDigest(generation.parameters);
  if (generation.id !== oids.mgf1 || !masked) return refuse('unknownSignature');
  if (trailer && asSmallInteger(only(trailer)) !== 1) return refuse('unknownSignature');
  if (!masked.accepted || masked.digest !== named.digest || (outer && outer !== named.digest))
    return refuse('digestsDiffer');
  const saltLength = salt ? asSmallInteger(only(salt)) : 20;
  return { accepted: true, algorithm: `rsa-pss-${named.digest}`, digest: named.digest, saltLength };
}

function identifierOf(node: DerNode): { id: string; parameters: DerNode | undefined } {
  const members = children(expectTag(node, tags.sequence));
  const [first, parameters] = members;
  if (!first || members.length > 2)
    throw new DerError('value', node.start, 'an algorithm identifier has one or two members');
  return { id: asOid(first), parameters };
}

function only(wrapped: DerNode): DerNode {
  const fields = fieldsOf(wrapped, wrapped.tag);
  const inner = fields.take();
  fields.done();
  return inner;
}

const accepted = (algorithm: SignatureAlgorithm) =>
  ({ accepted: true, algorithm, digest: algorithms[algorithm].digest }) as const;

const pkcs1With = {
  sha256: accepted('rsa-pkcs1-sha256'),
  sha384: accepted('rsa-pkcs1-sha384'),
  sha512: accepted('rsa-pkcs1-sha512'),
} as const;

const digestByOid = new Map(
  (Object.keys(digests) as DigestAlgorithm[]).map((digest) => [
    digests[digest].oid,
    { accepted: true, digest } as const,
  ]),
);

const signatureByOid = new Map(
  (Object.keys(algorithms) as SignatureAlgorithm[])
    .filter((name) => algorithms[name].scheme !== 'pss')
    .map((name) => [algorithms[name].oid, accepted(name)]),
);

// MD2, MD4, MD5, SHA-1, SHA-224 and the signatures made with them: collisions are affordable or near it.
const weak = new Set([
  '1.2.840.113549.2.2',
  '1.2.840.113549.2.4',
  '1.2.840.113549.2.5',
  '1.3.14.3.2.26',
  '2.16.840.1.101.3.4.2.4',
  '1.2.840.113549.1.1.2',
  '1.2.840.113549.1.1.3',
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
  '1.2.840.113549.1.1.14',
  '1.3.14.3.2.29',
  '1.2.840.10040.4.3',
  '1.2.840.10045.4.1',
  '1.2.840.10045.4.3.1',
]);
