// First pass over a signature: its CMS or token read, and the two cryptographic facts established.
import { hash } from 'node:crypto';
import { cmsOids, parseSignedData, type SignedDataFacts, verifySigner } from '../cms/index.ts';
import { PdfName } from '../pdf/index.ts';
import { readTimestampToken, type TimestampToken } from '../tsp/index.ts';
import type { CertificateReader } from '../x509/index.ts';
import type { RangeDigests } from './digests.ts';
import { finding, type Finding } from './findings.ts';
import type { SignatureValue } from './signature-values.ts';

export type SignedContent =
  | {
      readonly kind: 'signature';
      readonly cms: SignedDataFacts;
      /** Over the signature value, as unsigned attributes (ETSI EN 319 122-1 §5.3). */
      readonly timestamps: readonly TimestampToken[];
      readonly findings: readonly Finding[];
    }
  | {
      readonly kind: 'timestamp';
      readonly token: TimestampToken;
      /** Digest of the byte range with the token's algorithm. */
      readonly digest: Uint8Array;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'broken'; readonly findings: readonly Finding[] };

const broken = (why: Finding): SignedContent => ({ kind: 'broken', findings: [why] });

/** Ask in file order: digests are carried from one signature to the next. */
export function readSigned(
  value: SignatureValue,
  digests: RangeDigests,
  certificateOf: CertificateReader,
): SignedContent {
  const subFilter = value.dict.get('SubFilter');
  const form = subFilter instanceof PdfName ? subFilter.value : 'none';
  if (form === 'ETSI.RFC3161') return readDocumentTimestamp(value, digests, certificateOf);
  if (value.type === 'DocTimeStamp' || (form !== 'ETSI.CAdES.detached' && form !== 'adbe.pkcs7.detached')) {
    return broken(finding('signature.unsupported', `/SubFilter ${form}`));
  }
  const parsed = parseSignedData(value.contents, { after: 'zeros', certificateOf });
  if (!parsed.ok) return broken(finding('signature.cms', `${parsed.reason}: ${parsed.detail}`));
  const { cms } = parsed;
  if (form === 'ETSI.CAdES.detached' && cms.signingCertificate === 'absent') {
    return broken(finding('signature.cms', 'no signing-certificate attribute'));
  }
  const findings = integrityFindings(cms, digests.digestOf(value, cms.digest));
  const { timestamps, unreadable } = signatureTimestamps(cms, certificateOf);
  return { kind: 'signature', cms, timestamps, findings: [...findings, ...unreadable] };
}

function readDocumentTimestamp(
  value: SignatureValue,
  digests: RangeDigests,
  certificateOf: CertificateReader,
): SignedContent {
  const read = readTimestampToken(value.contents, { after: 'zeros', certificateOf });
  if (!read.ok) return broken(finding('signature.cms', `${read.reason}: ${read.detail}`));
  const { token } = read;
  return {
    kind: 'timestamp',
    token,
    digest: digests.digestOf(value, token.info.imprint.algorithm),
    findings: [],
  };
}

function integrityFindings(cms: SignedDataFacts, digest: Uint8Array): Finding[] {
  const facts = verifySigner(cms, digest);
  const findings: Finding[] = [];
  if (!facts.digestMatches) findings.push(finding('signature.digest'));
  if (!facts.signatureValid) findings.push(finding('signature.value'));
  if (facts.keyRefusal !== undefined) {
    findings.push(finding('signature.keyRefused', facts.keyRefusal));
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
  (algorithm: 'sha256' | 'sha384' | 'sha512'): Uint8Array =>
    hash(algorithm, signature, 'buffer');
