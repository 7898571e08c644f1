// The other way to sign: a product that returns a whole CMS instead of a signature value. Believed only after a check.
import { algorithms } from './algorithms.ts';
import { parseSignedData, verifySigner, type SignedDataFacts } from './cms/index.ts';
import { contentDigest } from './content-digest.ts';
import { OpenDocument } from './document/index.ts';
import { signingFault } from './faults.ts';
import { nameValue } from './x509/index.ts';
import { prepare, type PreparedSignature, type SigningRequest } from './prepare.ts';
import { templateFor } from './templates.ts';

/**
 * `cades`: PAdES, whose CMS names its certificate and states no time. `pkcs7`: the older `adbe.pkcs7.detached`
 * of ISO 32000-1, which makes neither demand and is what many products produce.
 */
export type CmsForm = 'cades' | 'pkcs7';

/** As `PreparedSignature`, for a product that returns a whole CMS. */
export interface PreparedCms extends PreparedSignature {
  readonly form: CmsForm;
}

/** Octets kept free beyond our own estimate: other products carry more certificates. */
const ROOM = 8192;

/** As `prepare`; `request.signer` says whose CMS is expected. Faults: those of `prepare`. */
export function prepareForCms(
  document: Uint8Array | OpenDocument,
  request: SigningRequest,
  form: CmsForm = 'cades',
): PreparedCms {
  const open = document instanceof OpenDocument ? document : new OpenDocument(document);
  const prepared = prepare(open, { ...request, reserve: request.reserve ?? ROOM });
  return form === 'cades' ? { ...prepared, form } : { ...asPkcs7(open, prepared), form };
}

/** The bytes that the CMS has to cover: everything but the hole. */
export function signedContent(document: Uint8Array | OpenDocument, { tail, hole }: PreparedCms): Buffer {
  const base = document instanceof OpenDocument ? document.bytes() : document;
  return Buffer.concat([base, tail.subarray(0, hole.start), tail.subarray(hole.end)]);
}

/**
 * Returns the bytes to append behind the document, after checking that the CMS is strict DER, detached, by the expected
 * certificate, over exactly this content, and what its form demands.
 * Faults: signing.cmsRefused, signing.cmsOtherContent, signing.cmsOtherSigner, signing.contentsTooSmall.
 */
export function embedCms(
  document: Uint8Array | OpenDocument,
  prepared: PreparedCms,
  cms: Uint8Array,
): Buffer {
  const { tail, hole } = prepared;
  const parsed = parseSignedData(cms);
  if (!parsed.ok) throw signingFault('signing.cmsRefused', { reason: parsed.reason });
  checkSigner(parsed.cms, prepared);
  checkForm(parsed.cms, prepared.form);
  checkContent(parsed.cms, document, prepared);
  const reserved = (hole.end - hole.start - 2) / 2;
  if (cms.length > reserved) throw signingFault('signing.contentsTooSmall', { needed: cms.length, reserved });
  const signed = Buffer.from(tail);
  signed.write(Buffer.from(cms).toString('hex'), hole.start + 1, 'latin1');
  return signed;
}

/** Both names have 19 letters, so that nothing moves. */
const CADES = 'ETSI.CAdES.detached';
const PKCS7 = 'adbe.pkcs7.detached';

function asPkcs7(open: OpenDocument, prepared: PreparedSignature): PreparedSignature {
  const { hole, signer } = prepared;
  const tail = renamed(prepared);
  const digest = contentDigest(open, { tail, hole }, algorithms[signer.algorithm].digest);
  return { ...prepared, tail, toBeSigned: templateFor(signer).toBeSigned(digest) };
}

function renamed({ tail, hole }: PreparedSignature): Buffer {
  const at = hole.start - '/Contents '.length - CADES.length;
  const changed = Buffer.from(tail);
  if (changed.toString('latin1', at, at + CADES.length) !== CADES)
    throw new TypeError('the signature dictionary is not written as expected');
  changed.write(PKCS7, at, 'latin1');
  return changed;
}

function checkSigner({ certificate }: SignedDataFacts, { signer }: PreparedCms): void {
  const [expected] = signer.chain;
  if (!expected || Buffer.compare(certificate.der, expected) !== 0)
    throw signingFault('signing.cmsOtherSigner', { name: nameValue(certificate.subject, 'CN') ?? '' });
}

/** ETSI EN 319 142-1 §6.3. */
function checkForm({ signingCertificate, signingTime }: SignedDataFacts, form: CmsForm): void {
  if (form === 'pkcs7') return;
  if (signingCertificate !== 'v2') throw signingFault('signing.cmsRefused', { reason: 'signingCertificate' });
  if (signingTime !== undefined) throw signingFault('signing.cmsRefused', { reason: 'signingTime' });
}

function checkContent(
  cms: SignedDataFacts,
  document: Uint8Array | OpenDocument,
  prepared: PreparedCms,
): void {
  const open = document instanceof OpenDocument ? document : new OpenDocument(document);
  const digest = contentDigest(open, prepared, algorithms[cms.algorithm].digest);
  const { digestMatches, signatureValid, keyRefusal } = verifySigner(cms, digest);
  if (!digestMatches) throw signingFault('signing.cmsOtherContent');
  if (!signatureValid) throw signingFault('signing.cmsRefused', { reason: 'signatureValue' });
  if (keyRefusal) throw signingFault('signing.cmsRefused', { reason: keyRefusal });
}
