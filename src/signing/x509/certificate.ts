// An X.509 certificate as read from DER (RFC 5280 §4.1).
import { createHash, type KeyObject } from 'node:crypto';
import type { Instant } from '../../kernel/index.ts';
import { recogniseSignature, type Recognised } from '../algorithm-identifier.ts';
import {
  asBitOctets,
  asIntegerOctets,
  asSmallInteger,
  asTime,
  children,
  content,
  contextTag,
  DerError,
  encoding,
  fieldsOf,
  readDer,
  tags,
  type DerNode,
} from '../der/index.ts';
import { readExtensions, type Extensions } from './extensions.ts';
import { readName, type DistinguishedName } from './names.ts';
import { publicKeyOf } from './public-key.ts';

/** An X.509 certificate, read strictly (RFC 5280). `der` is its bytes; moments are milliseconds since 1970. */
export interface Certificate {
  readonly der: Uint8Array;
  /** SHA-256 of the whole certificate, as ESSCertIDv2 has it. */
  readonly digest: Buffer;
  readonly version: 1 | 2 | 3;
  /** Content octets of the serial number in hexadecimal, `00` in front kept. */
  readonly serial: string;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  /** SubjectPublicKeyInfo. */
  readonly publicKeyDer: Uint8Array;
  /** Undefined when node:crypto cannot use the key. Made on first use and kept. */
  readonly publicKey: () => KeyObject | undefined;
  readonly extensions: Extensions;
  /** What the issuer signed, how, and the value. */
  readonly toBeSigned: Uint8Array;
  readonly signatureAlgorithm: Recognised;
  readonly signature: Uint8Array;
}

/**
 * Reads one certificate in DER; PEM is not accepted.
 * @throws DerError when the bytes are not exactly one certificate in DER.
 */
export function parseCertificate(der: Uint8Array): Certificate {
  const outer = fieldsOf(readDer(der));
  const tbs = outer.take(tags.sequence);
  const algorithm = outer.take(tags.sequence);
  const signature = asBitOctets(outer.take());
  outer.done();
  return {
    der,
    digest: createHash('sha256').update(der).digest(),
    ...readToBeSigned(tbs, algorithm),
    toBeSigned: encoding(tbs),
    signatureAlgorithm: recogniseSignature(algorithm),
    signature,
  };
}

function readToBeSigned(tbs: DerNode, outerAlgorithm: DerNode) {
  const fields = fieldsOf(tbs);
  const version = readVersion(fields.optional(contextTag(0, 'constructed')));
  const serial = Buffer.from(asIntegerOctets(fields.take())).toString('hex');
  const algorithm = fields.take(tags.sequence);
  // RFC 5280 §4.1.1.2: the algorithm that is signed and the one outside are the same.
  if (Buffer.compare(encoding(algorithm), encoding(outerAlgorithm)) !== 0)
    throw new DerError('value', algorithm.start, 'two different signature algorithms');
  const issuer = readName(fields.take());
  const [notBefore, notAfter] = readValidity(fields.take());
  const subject = readName(fields.take());
  const publicKeyDer = encoding(fields.take(tags.sequence));
  fields.optional(contextTag(1, 'primitive'));
  fields.optional(contextTag(2, 'primitive'));
  const extensions = readWrappedExtensions(fields.optional(contextTag(3, 'constructed')), version);
  fields.done();
  return {
    version,
    serial,
    issuer,
    subject,
    notBefore,
    notAfter,
    publicKeyDer,
    publicKey: lazily(() => publicKeyOf(publicKeyDer)),
    extensions,
  };
}

function readVersion(wrapped: DerNode | undefined): 1 | 2 | 3 {
  if (!wrapped) return 1;
  const fields = fieldsOf(wrapped, wrapped.tag);
  const number = asSmallInteger(fields.take());
  fields.done();
  // Version 1 is the DEFAULT and then not written.
  if (number === 1 || number === 2) return number === 1 ? 2 : 3;
  throw new DerError('value', wrapped.start, 'certificate version unknown');
}

function readValidity(node: DerNode): [Instant, Instant] {
  const fields = fieldsOf(node);
  const times: [Instant, Instant] = [asTime(fields.take()), asTime(fields.take())];
  fields.done();
  return times;
}

function readWrappedExtensions(wrapped: DerNode | undefined, version: number): Extensions {
  if (!wrapped) return { unknownCritical: [], critical: new Set() };
  const [list, ...more] = children(wrapped);
  if (!list || more.length > 0 || version !== 3 || content(list).length === 0)
    throw new DerError('value', wrapped.start, 'extensions not as version 3 has them');
  return readExtensions(list);
}

function lazily(make: () => KeyObject): () => KeyObject | undefined {
  let made: KeyObject | 'unusable' | undefined;
  return () => {
    if (made === undefined) {
      try {
        made = make();
      } catch {
        made = 'unusable';
      }
    }
    return made === 'unusable' ? undefined : made;
  };
}
