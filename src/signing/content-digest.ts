// The digest of what a signature covers: the document, then its update without the hole (ISO 32000-2 §12.8.1).
import type { OpenDocument } from './document/index.ts';
import type { DigestAlgorithm } from './ports.ts';
import type { PreparedSignature } from './prepare.ts';

export const contentDigest = (
  document: OpenDocument,
  { tail, hole }: Pick<PreparedSignature, 'tail' | 'hole'>,
  algorithm: DigestAlgorithm,
): Buffer =>
  document
    .digestSoFar(algorithm)
    .update(tail.subarray(0, hole.start))
    .update(tail.subarray(hole.end))
    .digest();
