// First pass over a signature: its CMS or token read, and the two cryptographic facts established.
import { hash } from 'node:crypto';
import {
  cmsOids,
  type ContentsReader,
  parseSignedData,
  type SignedDataFacts,
  verifySigner,
} from '../cms/index.ts';
import { PdfName } from '../pdf/index.ts';
import { readTimestampToken, type TimestampToken } from '../tsp/index.ts';
import type { DigestAlgorithm } from '../ports.ts';
import { type CertificateReader, keyRefusalWords } from '../x509/index.ts';
import { finding, type Finding } from './findings.ts';
import type { SignatureValue } from './signature-values.ts';

/** What a signature or document timestamp says, before any of it is believed. */
export type ReadSigned =
  | {
      readonly kind: 'signature';
      readonly cms: SignedDataFacts;
      /** Over the signature value, as unsigned attributes (ETSI EN 319 122-1 §5.3). */
      readonly timestamps: readonly TimestampToken[];
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'timestamp'; readonly token: TimestampToken }
  | { readonly kind: 'broken'; readonly findings: readonly Finding[] };

/** The same, held against the bytes it is about. */
export type SignedContent =
  | Exclude<ReadSigned, { kind: 'timestamp' }>
  | {
      readonly kind: 'timestamp';
      readonly token: TimestampToken;
      /** Digest of the byte range with the token's algorithm. */
      readonly digest: Uint8Array;
      readonly findings: readonly Finding[];
    };

const broken = (why: Finding): ReadSigned & SignedContent => ({ kind: 'broken', findings: [why] });

export function readSigned(
  value: SignatureValue,
  certificateOf: CertificateReader,
  readContents: ContentsReader,
): ReadSigned {
  const subFilter = value.dict.get('SubFilter');
  const form = subFilter instanceof PdfName ? subFilter.value : 'none';
  // Required there (ISO 32000-2 table 255): what is looked for in timestamps must not pass as somebody's signature.
  if (form === 'ETSI.RFC3161' && value.type === 'DocTimeStamp')
    return readDocumentTimestamp(value, certificateOf);
  if (value.type === 'DocTimeStamp' || (form !== 'ETSI.CAdES.detached' && form !== 'adbe.pkcs7.detached')) {
    return broken(finding('signature.unsupported', `/SubFilter ${form}`));
  }
  const read = readContents(value.contents);
  // ISO 32000-2 §12.8.3.3.1 wants DER; Adobe's form has long been written without (BouncyCastle left to itself).
  const isOpen = form === 'adbe.pkcs7.detached' && !read.ok && read.reason === 'indefiniteLength';
  const parsed = isOpen
    ? parseSignedData(value.contents, { after: 'zeros', certificateOf, lengths: 'open' })
    : read;
  if (!parsed.ok) return broken(finding('signature.cms', `${parsed.reason}: ${parsed.detail}`));
  const { cms } = parsed;
  if (form === 'ETSI.CAdES.detached' && cms.signingCertificate === 'absent') {
    return broken(finding('signature.cms', 'no signing-certificate attribute'));
  }
  const { timestamps, unreadable } = signatureTimestamps(cms, certificateOf);
  return { kind: 'signature', cms, timestamps, findings: unreadable };
}

/** With which algorithm the byte range has to be digested; undefined when there is nothing to hold it against. */
export function digestAlgorithm(read: ReadSigned): DigestAlgorithm | undefined {
  if (read.kind === 'broken') return undefined;
  return read.kind === 'signature' ? read.cms.digest : read.token.info.imprint.algorithm;
}

/** Holds a signature against the digest of its byte range; a timestamp is held against it where its time is judged. */
export function withIntegrity(read: ReadSigned, digest: Uint8Array | undefined): SignedContent {
  if (read.kind === 'broken') return read;
  if (digest === undefined) throw new TypeError('no digest of the byte range');
  if (read.kind === 'timestamp') return { kind: 'timestamp', token: read.token, digest, findings: [] };
  const { cms, timestamps, findings } = read;
  return { kind: 'signature', cms, timestamps, findings: [...integrityFindings(cms, digest), ...findings] };
}

function readDocumentTimestamp(value: SignatureValue, certificateOf: CertificateReader): ReadSigned {
  const read = readTimestampToken(value.contents, { after: 'zeros', certificateOf });
  return read.ok
    ? { kind: 'timestamp', token: read.token }
    : broken(finding('signature.cms', `${read.reason}: ${read.detail}`));
}

function integrityFindings(cms: SignedDataFacts, digest: Uint8Array): Finding[] {
  const facts = verifySigner(cms, digest);
  const findings: Finding[] = [];
  if (!facts.digestMatches) findings.push(finding('signature.digest'));
  if (!facts.signatureValid) findings.push(finding('signature.value'));
  if (facts.keyRefusal !== undefined) {
    findings.push(finding('signature.keyRefused', keyRefusalWords[facts.keyRefusal]));
  }
  return findings;
}

function signatureTimestamps(cms: SignedDataFacts, certificateOf: CertificateReader) {
  const timestamps: TimestampToken[] = [];
  const unreadable: Finding[] = [];
  for (const { type, values } of cms.unsignedAttributes) {
    if (type !== cmsOids.signatureTimestamp) continue;
    for (const value of values) {
      const read = readTimestampToken(value, { certificateOf });
      if (read.ok) timestamps.push(read.token);
      else unreadable.push(finding('time.badTimestamp', `${read.reason}: ${read.detail}`));
    }
  }
  return { timestamps, unreadable };
}

/** What a signature timestamp must be about: the signature value (ETSI EN 319 122-1 §5.3). */
export const digestOfSignature =
  ({ signature }: SignedDataFacts) =>
  (algorithm: DigestAlgorithm): Uint8Array =>
    hash(algorithm, signature, 'buffer');
