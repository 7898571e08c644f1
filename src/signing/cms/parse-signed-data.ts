// Reads the CMS of a PDF signature, strictly (signing.md §8, rows DER and CMS; RFC 5652 §5).
import type { Instant } from '../../kernel/index.ts';
import { recogniseDigest } from '../algorithm-identifier.ts';
import {
  asOctetString,
  asOid,
  asSet,
  asSmallInteger,
  children,
  contextTag,
  DerError,
  encoding,
  fieldsOf,
  readFirst,
  tags,
  withDefiniteLengths,
  type DerNode,
  type Fields,
} from '../der/index.ts';
import { certificateReader, type Certificate, type CertificateReader } from '../x509/index.ts';
import { cmsOids } from './oids.ts';
import { CmsRefusal, type CmsProblem } from './problem.ts';
import {
  messageDigestOf,
  requiredAttribute,
  type SignedAttributes,
  signingTimeOf,
} from './read-attributes.ts';
import { isIdentifiedBy, readSignerInfo, type SignerInfo } from './signer-info.ts';
import {
  readSigningCertificate,
  type SigningCertificate,
  type SigningCertificateForm,
} from './signing-certificate.ts';

export interface SignedDataFacts extends Omit<SignerInfo, 'attributes'> {
  readonly attributes: SignedAttributes;
  /** Octets of the ContentInfo, without padding. */
  readonly length: number;
  /** The certificate that belongs to the signer identifier and to the signing-certificate attribute. */
  readonly certificate: Certificate;
  readonly signingCertificate: SigningCertificateForm;
  /** All readable certificates of the CMS, the signer's among them. */
  readonly certificates: readonly Certificate[];
  /** DER of CertificateLists and other revocation values carried along. */
  readonly revocation: readonly Uint8Array[];
  readonly messageDigest: Uint8Array;
  /** What the signer claims, if anything. */
  readonly signingTime: Instant | undefined;
  /** Octets of the content the CMS carries; absent when it is detached. */
  readonly content: Uint8Array | undefined;
}

export type ParsedSignedData =
  | { readonly ok: true; readonly cms: SignedDataFacts }
  | { readonly ok: false; readonly reason: CmsProblem; readonly detail: string };

export interface ParseOptions {
  /** What may follow the ContentInfo: nothing, or the 00 octets that fill a `/Contents`. Default nothing. */
  readonly after?: 'nothing' | 'zeros';
  /** Whether lengths may be left open, as older products leave them; all else is DER either way. Default `beforehand`. */
  readonly lengths?: 'beforehand' | 'open';
  /** Shared by the signatures of a document, so that certificates are read once. */
  readonly certificateOf?: CertificateReader;
  /** Type of the content the CMS has to carry, e.g. id-ct-TSTInfo. Left out: it has to be detached data. */
  readonly carries?: string;
}

const MAXIMUM_CERTIFICATES = 64;

/** Never throws for what the bytes contain: a bad CMS is a value with the reason. */
export function parseSignedData(bytes: Uint8Array, options: ParseOptions = {}): ParsedSignedData {
  try {
    const outer = readFirst(bytes);
    checkRest(bytes, outer.end, options.after ?? 'nothing');
    return {
      ok: true,
      cms: readContentInfo(outer, options.certificateOf ?? certificateReader(), options.carries),
    };
  } catch (error) {
    if (error instanceof CmsRefusal) return { ok: false, reason: error.reason, detail: error.message };
    if (!(error instanceof DerError)) throw error;
    if (error.reason === 'indefiniteLength' && options.lengths === 'open')
      return parseOpenLengths(bytes, options);
    const reason = error.reason === 'indefiniteLength' ? 'indefiniteLength' : 'notDer';
    return { ok: false, reason, detail: error.message };
  }
}

function parseOpenLengths(bytes: Uint8Array, options: ParseOptions): ParsedSignedData {
  try {
    return parseSignedData(withDefiniteLengths(bytes), { ...options, lengths: 'beforehand' });
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return { ok: false, reason: 'notDer', detail: error.message };
  }
}

function checkRest(bytes: Uint8Array, end: number, after: 'nothing' | 'zeros'): void {
  let at = end;
  if (after === 'zeros') while (bytes[at] === 0) at++;
  if (at < bytes.length) throw new CmsRefusal('trailingBytes', 'something follows the ContentInfo');
}

function readContentInfo(
  node: DerNode,
  certificateOf: CertificateReader,
  carries: string | undefined,
): SignedDataFacts {
  const info = fieldsOf(node);
  if (asOid(info.take()) !== cmsOids.signedData) throw new CmsRefusal('notSignedData', 'not a SignedData');
  const wrapped = fieldsOf(info.take(contextTag(0, 'constructed')), contextTag(0, 'constructed'));
  info.done();
  const signedData = fieldsOf(wrapped.take());
  wrapped.done();
  return readSignedData(signedData, certificateOf, node.end, carries);
}

function readSignedData(
  fields: Fields,
  certificateOf: CertificateReader,
  length: number,
  carries: string | undefined,
): SignedDataFacts {
  const version = asSmallInteger(fields.take());
  const announced = asSet(fields.take()).map(recogniseDigest);
  const content = readContent(fields.take(), carries);
  const carried = membersOf(fields.optional(contextTag(0, 'constructed')));
  const certificates = readCertificates(carried, certificateOf);
  const revocation = membersOf(fields.optional(contextTag(1, 'constructed')));
  const signers = asSet(fields.take());
  fields.done();
  const [signer] = signers;
  if (!signer || signers.length > 1) throw new CmsRefusal('signerCount', 'there must be exactly one signer');
  const info = readSignerInfo(signer);
  if (version !== requiredVersion(carried, revocation, info, carries))
    throw new CmsRefusal('notSignedData', `SignedData of version ${version}`);
  if (!announced.some((each) => each.accepted && each.digest === info.digest))
    throw new CmsRefusal('digestsDiffer', 'the signer uses a digest that was not announced');
  if (asOid(requiredAttribute(info.attributes, cmsOids.contentType)) !== (carries ?? cmsOids.data))
    throw new CmsRefusal('contentType', 'the content-type attribute names another content');
  const binding = readSigningCertificate(info.attributes);
  const { der, start, inDerOrder } = info.attributes;
  // Member by member: copying objects into each other costs more than reading the whole CMS.
  return {
    identifier: info.identifier,
    digest: info.digest,
    algorithm: info.algorithm,
    saltLength: info.saltLength,
    attributes: { der, start, inDerOrder },
    signature: info.signature,
    unsignedAttributes: info.unsignedAttributes,
    length,
    certificate: signerCertificate(info, certificates, binding),
    signingCertificate: binding.form,
    certificates,
    revocation: revocation.map(encoding),
    messageDigest: messageDigestOf(info.attributes, info.digest),
    signingTime: signingTimeOf(info.attributes),
    content,
  };
}

const membersOf = (node: DerNode | undefined): readonly DerNode[] => (node ? children(node) : []);

/** RFC 5652 §5.1; checked because nothing signs the number, and a signature should have one spelling. */
function requiredVersion(
  certificates: readonly DerNode[],
  revocation: readonly DerNode[],
  { identifier }: SignerInfo,
  carries: string | undefined,
): number {
  const carriesForm = (form: number) =>
    certificates.some(({ tag }) => tag === contextTag(form, 'constructed'));
  if (carriesForm(3) || revocation.some(({ tag }) => tag !== tags.sequence)) return 5;
  if (carriesForm(2)) return 4;
  return carries !== undefined || carriesForm(1) || identifier.kind === 'subjectKeyIdentifier' ? 3 : 1;
}

/** Nothing for detached data; otherwise the octets of the one content type that was asked for (RFC 5652 §5.2). */
function readContent(node: DerNode, carries: string | undefined): Uint8Array | undefined {
  const fields = fieldsOf(node);
  const type = asOid(fields.take());
  if (type !== (carries ?? cmsOids.data)) throw new CmsRefusal('contentType', `content of type ${type}`);
  const wrapped = fields.optional(contextTag(0, 'constructed'));
  fields.done();
  if (carries === undefined) {
    if (wrapped) throw new CmsRefusal('notDetached', 'the CMS carries its content');
    return undefined;
  }
  if (!wrapped) throw new CmsRefusal('contentType', 'the CMS does not carry its content');
  const inner = fieldsOf(wrapped, wrapped.tag);
  const octets = asOctetString(inner.take());
  inner.done();
  return octets;
}

/** Attribute certificates and other forms ([1] … [3]) are passed over; each certificate counts once. */
function readCertificates(
  carried: readonly DerNode[],
  certificateOf: CertificateReader,
): readonly Certificate[] {
  const members = carried.filter(({ tag }) => tag === tags.sequence);
  if (members.length > MAXIMUM_CERTIFICATES)
    throw new CmsRefusal('tooManyCertificates', `${members.length} certificates`);
  const found: Certificate[] = [];
  for (const member of members) {
    const certificate = certificateOf(encoding(member));
    if (certificate !== undefined && !found.includes(certificate)) found.push(certificate);
  }
  return found;
}

function signerCertificate(
  { identifier }: SignerInfo,
  certificates: readonly Certificate[],
  binding: SigningCertificate,
): Certificate {
  const identified = certificates.filter((certificate) => isIdentifiedBy(identifier, certificate));
  if (identified.length === 0)
    throw new CmsRefusal('signerCertificateMissing', 'the certificate of the signer is not in the CMS');
  const [first, ...more] = identified.filter(binding.names);
  if (!first) throw new CmsRefusal('signingCertificateMismatch', 'the signer signed for another certificate');
  if (more.length > 0)
    throw new CmsRefusal('signerCertificateAmbiguous', 'several certificates fit the signer');
  return first;
}
