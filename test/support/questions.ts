// Things to sign, as the engine asks them.
import { hash } from 'node:crypto';
import type { SignatureAlgorithm, ToBeSigned } from '../../src/signing/index.ts';

export function questionOf(text: string, algorithm: SignatureAlgorithm): ToBeSigned {
  const bytes = Buffer.from(text, 'utf8');
  return { bytes, digest: hash(algorithm.slice(-6), bytes, 'buffer') };
}
