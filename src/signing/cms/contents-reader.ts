// Reads the values of signatures, and knows again what one person signs document after document.
import type { CertificateReader } from '../x509/index.ts';
import { parseSignedData, type ParsedSignedData, type SignedDataFacts } from './parse-signed-data.ts';

/** A `/Contents`: the CMS and the 00 octets behind it. Answers as `parseSignedData` does. */
export type ContentsReader = (contents: Uint8Array) => ParsedSignedData;

/** A CMS that was read in full; others of its signer differ from it in digest and value alone. */
interface Model {
  readonly bytes: Buffer;
  readonly cms: SignedDataFacts;
  /** Where message digest and signature value begin in `bytes`. */
  readonly digestAt: number;
  readonly valueAt: number;
}

/** Octets of the largest value that is remembered; with long chains and a timestamp they have half of that. */
const LARGEST = 32_768;

/** Remembers one value of each signer; when `capacity` is reached the oldest are forgotten. */
export function contentsReader(certificateOf: CertificateReader, capacity = 256): ContentsReader {
  const models = new Map<number, Model>();
  return (contents) => {
    const mark = markOf(contents);
    const model = models.get(mark);
    if (model !== undefined && isLike(model, contents)) return { ok: true, cms: readLike(model, contents) };
    if (contents.length > LARGEST) return parseSignedData(contents, { after: 'zeros', certificateOf });
    // A copy, so that what is remembered does not keep the whole document alive, nor change with it.
    const bytes = Buffer.from(contents);
    const parsed = parseSignedData(bytes, { after: 'zeros', certificateOf });
    const learnt = parsed.ok ? modelOf(bytes, parsed.cms) : undefined;
    if (learnt === undefined) return parsed;
    const [oldest] = models.keys();
    if (models.size >= capacity && oldest !== undefined) models.delete(oldest);
    models.set(mark, learnt);
    return parsed;
  };
}

/** Six octets from where the signer's key usually stands. Whoever shares them is compared in vain and read in full. */
function markOf(contents: Uint8Array): number {
  let mark = 0;
  for (let at = 300; at < 540; at += 40) mark = mark * 256 + (contents[at] ?? 0);
  return mark;
}

/** Undefined when digest and value do not stand in the bytes themselves, and there is nothing to compare with. */
function modelOf(bytes: Buffer, cms: SignedDataFacts): Model | undefined {
  const [digestAt, valueAt] = [placeIn(bytes, cms.messageDigest), placeIn(bytes, cms.signature)];
  return digestAt < 0 || valueAt < digestAt ? undefined : { bytes, cms, digestAt, valueAt };
}

function placeIn(bytes: Buffer, octets: Uint8Array): number {
  const at = octets.byteOffset - bytes.byteOffset;
  return octets.buffer === bytes.buffer && at + octets.length <= bytes.length ? at : -1;
}

/** Equal octet by octet, but for the contents of two octet strings that no reader looks into, and nothing behind. */
function isLike({ bytes, cms, digestAt, valueAt }: Model, contents: Uint8Array): boolean {
  const same = (start: number, end: number) => bytes.compare(contents, start, end, start, end) === 0;
  if (contents.length < cms.length || !same(0, digestAt)) return false;
  if (!same(digestAt + cms.messageDigest.length, valueAt)) return false;
  if (!same(valueAt + cms.signature.length, cms.length)) return false;
  let end = cms.length;
  while (contents[end] === 0) end++;
  return end === contents.length;
}

/** What reading it in full would give: everything of the model, with its own digest and value. */
function readLike({ cms, digestAt, valueAt }: Model, contents: Uint8Array): SignedDataFacts {
  const { attributes } = cms;
  const messageDigest = contents.subarray(digestAt, digestAt + cms.messageDigest.length);
  const der = Buffer.from(attributes.der);
  der.set(messageDigest, digestAt - attributes.start);
  return {
    identifier: cms.identifier,
    digest: cms.digest,
    algorithm: cms.algorithm,
    saltLength: cms.saltLength,
    attributes: { der, start: attributes.start, inDerOrder: attributes.inDerOrder },
    signature: contents.subarray(valueAt, valueAt + cms.signature.length),
    unsignedAttributes: cms.unsignedAttributes,
    length: cms.length,
    certificate: cms.certificate,
    signingCertificate: cms.signingCertificate,
    certificates: cms.certificates,
    revocation: cms.revocation,
    messageDigest,
    signingTime: cms.signingTime,
    content: cms.content,
  };
}
