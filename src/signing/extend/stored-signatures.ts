// The signatures and document timestamps of a file, as extending needs them: in order, with their certificates.
import { createHash, hash } from 'node:crypto';
import type { Instant } from '../../kernel/index.ts';
import { cmsOids, parseSignedData, type SignedDataFacts } from '../cms/index.ts';
import {
  isArray,
  isInteger,
  isName,
  PdfFile,
  PdfRef,
  PdfString,
  textOf,
  type PdfDict,
  type PdfObject,
} from '../pdf/index.ts';
import type { DigestAlgorithm } from '../ports.ts';
import { readTimestampToken, verifyTimestampToken, type TimestampToken } from '../tsp/index.ts';
import { certificateReader, type Certificate, type CertificateReader } from '../x509/index.ts';

export interface StoredSignature {
  readonly field: string;
  /** Index of the revision its /Contents stands in. */
  readonly revision: number;
  readonly value:
    | {
        readonly kind: 'signature';
        readonly cms: SignedDataFacts;
        readonly timestamps: readonly TimestampToken[];
      }
    | { readonly kind: 'timestamp'; readonly token: TimestampToken }
    | { readonly kind: 'unreadable'; readonly reason: string };
}

/** Oldest first. Fields that share a signature dictionary are one signature. */
export function storedSignatures(file: PdfFile): readonly StoredSignature[] {
  const certificateOf = certificateReader();
  const seen = new Set<number>();
  const found: (StoredSignature & { readonly at: number })[] = [];
  for (const { name, dict } of signedFields(file)) {
    const ref = dict.get('V');
    if (!(ref instanceof PdfRef) || seen.has(ref.number)) continue;
    seen.add(ref.number);
    const value = file.dict(ref);
    const contents = value?.get('Contents');
    if (!value || !(contents instanceof PdfString)) continue;
    const at = contents.start;
    const revision = file.revisions.find(({ start, end }) => at >= start && at < end)?.index ?? 0;
    found.push({ field: name, revision, at, value: readValue(file, value, contents, certificateOf) });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** The moment at which each signature is proved to have existed: the earliest timestamp over it, by place in the list. */
export function provedTimes(signatures: readonly StoredSignature[]): readonly (Instant | undefined)[] {
  let earliest: Instant | undefined;
  const times = signatures.toReversed().map(({ value }) => {
    const own =
      value.kind === 'timestamp' ? [value.token] : value.kind === 'signature' ? value.timestamps : [];
    for (const { info } of own)
      if (earliest === undefined || info.genTime < earliest) earliest = info.genTime;
    return earliest;
  });
  return times.reverse();
}

/** Certificates a signature brings itself, those of its timestamps included. */
export function carriedCertificates({ value }: StoredSignature): readonly Certificate[] {
  if (value.kind === 'unreadable') return [];
  if (value.kind === 'timestamp') return value.token.cms.certificates;
  return [...value.cms.certificates, ...value.timestamps.flatMap(({ cms }) => cms.certificates)];
}

/** A timestamp that is not about what it stands beside proves nothing and does not count. */
function readValue(
  file: PdfFile,
  dict: PdfDict,
  contents: PdfString,
  certificateOf: CertificateReader,
): StoredSignature['value'] {
  const options = { after: 'zeros', certificateOf } as const;
  if (isName(dict.get('SubFilter'), 'ETSI.RFC3161')) {
    const read = readTimestampToken(contents.bytes, options);
    if (!read.ok) return { kind: 'unreadable', reason: read.detail };
    const { problems } = verifyTimestampToken(read.token, { digestOf: rangeDigest(file, dict, contents) });
    return problems.length === 0
      ? { kind: 'timestamp', token: read.token }
      : { kind: 'unreadable', reason: `timestamp: ${problems.join(', ')}` };
  }
  const lengths = isName(dict.get('SubFilter'), 'adbe.pkcs7.detached') ? 'open' : 'beforehand';
  const parsed = parseSignedData(contents.bytes, { ...options, lengths });
  if (!parsed.ok) return { kind: 'unreadable', reason: parsed.detail };
  const { signature, unsignedAttributes } = parsed.cms;
  const timestamps = unsignedAttributes
    .filter(({ type }) => type === cmsOids.signatureTimestamp)
    .flatMap(({ values }) => values)
    .flatMap((der) => {
      const read = readTimestampToken(der, { certificateOf });
      if (!read.ok) return [];
      const digestOf = (algorithm: DigestAlgorithm) => hash(algorithm, signature, 'buffer');
      return verifyTimestampToken(read.token, { digestOf }).problems.length === 0 ? [read.token] : [];
    });
  return { kind: 'signature', cms: parsed.cms, timestamps };
}

/** Of everything around the value itself; of nothing, which no token is about, when the range says otherwise. */
function rangeDigest(
  file: PdfFile,
  dict: PdfDict,
  { start, end }: PdfString,
): (algorithm: DigestAlgorithm) => Buffer {
  const range = dict.get('ByteRange');
  const [zero, before, after, rest] = isArray(range) ? range : [];
  const whole = zero === 0 && before === start && after === end && isInteger(rest);
  const upTo = whole ? end + rest : -1;
  // An end of line behind %%EOF may be left out, as several products do.
  const complete = file.revisions.some(
    (revision) => revision.start < start && upTo <= revision.end && revision.end - upTo <= 2,
  );
  return (algorithm) =>
    complete
      ? createHash(algorithm)
          .update(file.bytes.subarray(0, start))
          .update(file.bytes.subarray(end, upTo))
          .digest()
      : Buffer.alloc(0);
}

const MAXIMUM_DEPTH = 16;

/** Also fields that are not merged with their widget, and those inside others. */
function* signedFields(file: PdfFile): Generator<{ name: string; dict: PdfDict }> {
  const form = file.dict(file.catalog().get('AcroForm'));
  yield* fieldsIn(file, file.resolve(form?.get('Fields')), '', MAXIMUM_DEPTH);
}

function* fieldsIn(
  file: PdfFile,
  list: PdfObject,
  parent: string,
  depth: number,
): Generator<{ name: string; dict: PdfDict }> {
  if (!isArray(list) || depth === 0) return;
  for (const item of list) {
    const dict = file.dict(item);
    if (!dict) continue;
    const own = dict.get('T');
    const name = own instanceof PdfString ? `${parent === '' ? '' : `${parent}.`}${textOf(own)}` : parent;
    if (isName(dict.get('FT'), 'Sig') && dict.has('V')) yield { name, dict };
    else yield* fieldsIn(file, file.resolve(dict.get('Kids')), name, depth - 1);
  }
}
