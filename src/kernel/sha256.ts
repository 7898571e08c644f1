// SHA-256 as the house's one content address.
import { createHash } from 'node:crypto';
import type { Brand } from './brand.ts';

/** 64 lower-case hexadecimal digits. */
export type Sha256 = Brand<string, 'Sha256'>;

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Sha256 => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex') as Sha256;
};

export const isSha256 = (text: string): text is Sha256 => /^[0-9a-f]{64}$/.test(text);
