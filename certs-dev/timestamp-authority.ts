// A timestamp authority's answers (RFC 3161 §2.4.2), and the wrong ones that clients must notice.
import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '../src/kernel/index.ts';
import { attribute, cmsOids } from '../src/signing/cms/index.ts';
import {
  asSmallInteger,
  contextTag,
  encode,
  encoding,
  explicit,
  fieldsOf,
  implicit,
  integer,
  octetString,
  oid,
  readDer,
  sequence,
  setOf,
  tags,
  children,
  asOctetString,
} from '../src/signing/der/index.ts';
import { tspOids } from '../src/signing/tsp/index.ts';
import { algorithms, parseCertificate } from '../src/signing/x509/index.ts';
import type { Issuer } from './certificate.ts';
import { generalizedTime } from './moments.ts';

export interface TimestampingPolicy {
  /** Object identifier. */
  readonly policy: string;
  readonly accuracySeconds: number;
  readonly changes?: 'nonce' | 'imprint';
}

/** DER of a TimeStampResp for the DER of a TimeStampReq. */
export function answerTimestamp(
  request: Uint8Array,
  authority: Issuer,
  at: Instant,
  policy: TimestampingPolicy,
): Buffer {
  const fields = fieldsOf(readDer(request));
  if (asSmallInteger(fields.take()) !== 1)
    throw new TypeError('a timestamp request of version 1 was expected');
  const imprint = fields.take();
  fields.optional(tags.oid);
  const nonce = fields.optional(tags.integer);
  const answered = policy.changes === 'nonce' ? integer(randomBytes(16)) : nonce && encoding(nonce);
  const info = sequence(
    integer(1),
    oid(policy.policy),
    policy.changes === 'imprint' ? otherImprint(imprint) : encoding(imprint),
    integer(randomBytes(8)),
    generalizedTime(at),
    sequence(integer(policy.accuracySeconds)),
    ...(answered ? [answered] : []),
  );
  return sequence(sequence(integer(0)), timestampToken(info, authority));
}

/** DER of the token: CMS SignedData around the TSTInfo (RFC 5652 §5.1, version 3 for content that is not data). */
export function timestampToken(info: Uint8Array, { chain, algorithm, signSync }: Issuer): Buffer {
  const [own = new Uint8Array(), ...others] = chain;
  const certificate = parseCertificate(own);
  const { digest, inSignerInfo } = algorithms[algorithm];
  const digestIdentifier = sequence(oid(digestOids[digest]));
  const attributes = setOf(
    attribute(cmsOids.contentType, oid(tspOids.tstInfo)),
    attribute(cmsOids.messageDigest, octetString(createHash(digest).update(info).digest())),
    attribute(cmsOids.signingCertificateV2, sequence(sequence(sequence(octetString(certificate.digest))))),
  );
  const signature = signSync({ bytes: attributes, digest: createHash(digest).update(attributes).digest() });
  const serial = encode(tags.integer, Buffer.from(certificate.serial, 'hex'));
  const signer = sequence(
    integer(1),
    sequence(certificate.issuer.der, serial),
    digestIdentifier,
    implicit(0, attributes),
    inSignerInfo,
    octetString(signature),
  );
  const signedData = sequence(
    integer(3),
    setOf(digestIdentifier),
    sequence(oid(tspOids.tstInfo), explicit(0, octetString(info))),
    encode(contextTag(0, 'constructed'), own, ...others),
    setOf(signer),
  );
  return sequence(oid(cmsOids.signedData), explicit(0, signedData));
}

/** The same algorithm over something nobody asked about. */
function otherImprint(imprint: ReturnType<typeof readDer>): Buffer {
  const [algorithm, digest] = children(imprint);
  if (!algorithm || !digest) throw new TypeError('a message imprint was expected');
  return sequence(encoding(algorithm), octetString(randomBytes(asOctetString(digest).length)));
}

const digestOids = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
} as const;
