// Last of the three calls: the signature value goes into the hole; the result is what is appended to the document.
import { hash } from 'node:crypto';
import { attribute, cmsOids } from './cms/index.ts';
import type { OpenDocument } from './document/index.ts';
import { signingFault } from './faults.ts';
import { fillHole } from './fill-hole.ts';
import type { Imprint } from './ports.ts';
import type { PreparedSignature, PreparedUpdate } from './prepare.ts';
import { templateFor } from './templates.ts';
import { readTimestampToken } from './tsp/index.ts';

/** What goes into the hole beside the signature value. */
export interface EmbedOptions {
  /**
   * DER of a timestamp token over `signatureImprint(signature)`: level B-T. `prepare` has to have reserved room for it
   * (TIMESTAMP_RESERVE); a signature already embedded cannot get one later.
   */
  readonly timestamp?: Uint8Array | undefined;
}

/** What `prepare` is asked to reserve for a signature timestamp (signing.md §2.10). */
export const TIMESTAMP_RESERVE = 8192;

/** What a signature timestamp is about: the signature value (RFC 3161 appendix A). */
export const signatureImprint = (signature: Uint8Array): Imprint => ({
  algorithm: 'sha256',
  digest: hash('sha256', signature, 'buffer'),
});

/**
 * Returns the bytes to append behind the document that was prepared; `prepared` itself stays as it was.
 * Faults: signing.contentsTooSmall, signing.timestampMismatch.
 *
 * @example
 * ```ts
 * const signature = signer.signSync(prepared.toBeSigned);
 * const signedPdf = Buffer.concat([pdf, embed(prepared, signature)]);
 * console.log(signedPdf.subarray(0, pdf.length).equals(pdf)); // → true
 * ```
 */
export function embed(
  prepared: PreparedUpdate & Pick<PreparedSignature, 'signer'>,
  signature: Uint8Array,
  { timestamp }: EmbedOptions = {},
): Buffer {
  const { tail, hole, signer, toBeSigned } = prepared;
  if (timestamp) expectAbout(timestamp, signature);
  const cms = templateFor(signer).signedData({
    signedAttributes: toBeSigned.bytes,
    signature,
    ...(timestamp ? { unsignedAttributes: [attribute(cmsOids.signatureTimestamp, timestamp)] } : {}),
  });
  return fillHole(tail, hole, cms);
}

/** Embeds and lets the open document go on from there; returns the appended bytes. */
export function embedInto(
  document: OpenDocument,
  prepared: PreparedSignature,
  signature: Uint8Array,
  options: EmbedOptions = {},
): Buffer {
  const tail = embed(prepared, signature, options);
  document.append(tail, prepared.next);
  return tail;
}

/** A timestamp of something else would make a signature that no verifier accepts. */
function expectAbout(timestamp: Uint8Array, signature: Uint8Array): void {
  const read = readTimestampToken(timestamp);
  if (!read.ok) throw signingFault('signing.timestampMismatch', { reason: `${read.reason}: ${read.detail}` });
  const { algorithm, digest } = read.token.info.imprint;
  if (Buffer.compare(hash(algorithm, signature, 'buffer'), digest) !== 0)
    throw signingFault('signing.timestampMismatch', { reason: 'imprint' });
}
