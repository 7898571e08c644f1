// Last of the three calls: the signature value goes into the hole; the result is what is appended to the document.
import type { OpenDocument } from './document/index.ts';
import { signingFault } from './faults.ts';
import type { PreparedSignature } from './prepare.ts';
import { templateFor } from './templates.ts';

/**
 * Returns the bytes to append behind the document that was prepared; `prepared` itself stays as it was.
 * Fault: signing.contentsTooSmall.
 */
export function embed(prepared: PreparedSignature, signature: Uint8Array): Buffer {
  const { tail, hole, signer, toBeSigned } = prepared;
  const cms = templateFor(signer).signedData({ signedAttributes: toBeSigned.bytes, signature });
  const reserved = (hole.end - hole.start - 2) / 2;
  if (cms.length > reserved) {
    throw signingFault('signing.contentsTooSmall', { needed: cms.length, reserved });
  }
  const signed = Buffer.from(tail);
  signed.write(cms.toString('hex'), hole.start + 1, 'latin1');
  return signed;
}

/** Embeds and lets the open document go on from there; returns the appended bytes. */
export function embedInto(
  document: OpenDocument,
  prepared: PreparedSignature,
  signature: Uint8Array,
): Buffer {
  const tail = embed(prepared, signature);
  document.append(tail, prepared.next);
  return tail;
}
