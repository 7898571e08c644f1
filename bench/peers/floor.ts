// The floor for a document that comes as bytes: its SHA-256 and one RSA-2048 signature.
import { createHash } from 'node:crypto';
import type { KeyDevice } from '../../src/signing/devices/index.ts';
import { rawRsa } from './raw-rsa.ts';

export const FLOOR = 'floor: SHA-256 + RSA-2048';

export function floor(pdf: Uint8Array, device: KeyDevice): () => Buffer {
  const sign = rawRsa(device);
  return () => {
    createHash('sha256').update(pdf).digest();
    return sign();
  };
}
