// Writes a detached CMS SignedData with one signer (RFC 5652 §5); per signer only attributes and value vary.
import { algorithms, digests } from '../algorithms.ts';
import {
  contextTag,
  encode,
  encodedSize,
  encodeHeader,
  implicit,
  integer,
  oid,
  sequence,
  setOf,
  sorted,
  tags,
} from '../der/index.ts';
import { maximumSignatureSize } from '../keys.ts';
import type { SignatureAlgorithm, ToBeSigned } from '../ports.ts';
import { parseCertificate, sameName, type Certificate } from '../x509/index.ts';
import { hash } from 'node:crypto';
import { cmsOids } from './oids.ts';
import { attributesTemplate } from './signed-attributes.ts';

/** Who signs: certificates and algorithm, without the key. Every device is one. */
export interface SignerIdentity {
  /** DER certificates, the signer's own first; a self-issued root among the others is left out of the CMS. */
  readonly chain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
}

export interface SignedParts {
  /** As signed, tagged 0x31. */
  readonly signedAttributes: Uint8Array;
  /** RSA as RFC 8017, ECDSA as DER Ecdsa-Sig-Value. */
  readonly signature: Uint8Array;
  /** DER of each Attribute, e.g. a signature timestamp. */
  readonly unsignedAttributes?: readonly Uint8Array[];
}

/** What a signer's signatures have in common, written once. */
export interface SignerTemplate extends SignerIdentity {
  /** What the device has to sign for the digest of some bytes. */
  readonly toBeSigned: (messageDigest: Uint8Array) => ToBeSigned;
  /** DER of the ContentInfo. */
  readonly signedData: (parts: SignedParts) => Buffer;
  /**
   * Octets of the longest CMS that `signedData` makes: exact for RSA, for ECDSA up to 2 per signature number more.
   * `unsignedLength` is the sum of the encoded unsigned attributes.
   */
  readonly maximumSize: (unsignedLength?: number) => number;
}

/** @throws DerError when a certificate of the chain is malformed; RangeError when there is none or its key is unusable */
export function signerTemplate({ chain, algorithm }: SignerIdentity): SignerTemplate {
  const [signer, ...others] = chain.map(parseCertificate);
  const key = signer?.publicKey();
  if (!signer || !key) throw new RangeError('a signer needs a certificate with a usable key');
  const { digest } = algorithms[algorithm];
  const attributesFor = attributesTemplate(digest, signer);
  const layout = signedDataLayout(signer, others, algorithm);
  const longest = maximumSignatureSize(key);
  const attributesLength = attributesFor(Buffer.alloc(digests[digest].size)).length;
  return {
    chain,
    algorithm,
    toBeSigned: (messageDigest) => {
      const bytes = attributesFor(messageDigest);
      return { bytes, digest: hash(digest, bytes, 'buffer') };
    },
    signedData: ({ signedAttributes, signature, unsignedAttributes = [] }) => {
      const unsigned = Buffer.concat(sorted(unsignedAttributes));
      const { head, middle, tail } = layout(signedAttributes.length, signature.length, unsigned.length);
      const out = Buffer.concat([head, signedAttributes, middle, signature, tail, unsigned]);
      out[head.length] = contextTag(0, 'constructed');
      return out;
    },
    maximumSize: (unsignedLength = 0) => layout(attributesLength, longest, unsignedLength).size,
  };
}

/** One signature without a template kept; see `signerTemplate`. */
export const signedData = (input: SignerIdentity & SignedParts): Buffer =>
  signerTemplate(input).signedData(input);

/** See `SignerTemplate.maximumSize`. */
export const maximumSize = (signer: SignerIdentity, unsignedLength = 0): number =>
  signerTemplate(signer).maximumSize(unsignedLength);

/** head · attributes · middle · signature · tail · unsigned attributes */
interface Layout {
  readonly head: Buffer;
  readonly middle: Buffer;
  readonly tail: Buffer;
  readonly size: number;
}

/** Everything but the three variable parts, whose lengths reach into each header around them. */
function signedDataLayout(
  signer: Certificate,
  others: readonly Certificate[],
  algorithm: SignatureAlgorithm,
) {
  const { inSignerInfo, digest } = algorithms[algorithm];
  const digestIdentifier = digests[digest].identifier;
  const version = integer(1);
  const certificates = [signer, ...others.filter((other) => !sameName(other.subject, other.issuer))];
  const beforeSigners = Buffer.concat([
    version,
    setOf(digestIdentifier),
    sequence(oid(cmsOids.data)),
    implicit(0, setOf(...certificates.map(({ der }) => der))),
  ]);
  const serial = encode(tags.integer, Buffer.from(signer.serial, 'hex'));
  const signerStart = Buffer.concat([version, sequence(signer.issuer.der, serial), digestIdentifier]);
  const contentType = oid(cmsOids.signedData);

  const build = (attributes: number, signature: number, unsigned: number): Layout => {
    const middle = Buffer.concat([inSignerInfo, encodeHeader(tags.octetString, signature)]);
    const tail = unsigned === 0 ? Buffer.alloc(0) : encodeHeader(contextTag(1, 'constructed'), unsigned);
    const info = signerStart.length + attributes + middle.length + signature + tail.length + unsigned;
    const signers = encodedSize(info);
    const inner = beforeSigners.length + encodedSize(signers);
    const whole = contentType.length + encodedSize(encodedSize(inner));
    const head = Buffer.concat([
      encodeHeader(tags.sequence, whole),
      contentType,
      encodeHeader(contextTag(0, 'constructed'), encodedSize(inner)),
      encodeHeader(tags.sequence, inner),
      beforeSigners,
      encodeHeader(tags.set, signers),
      encodeHeader(tags.sequence, info),
      signerStart,
    ]);
    return { head, middle, tail, size: encodedSize(whole) };
  };

  let last: { readonly lengths: string; readonly layout: Layout } | undefined;
  return (attributes: number, signature: number, unsigned: number): Layout => {
    const lengths = `${attributes} ${signature} ${unsigned}`;
    if (last?.lengths !== lengths) last = { lengths, layout: build(attributes, signature, unsigned) };
    return last.layout;
  };
}
