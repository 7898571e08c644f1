// @libpdf/core: load, sign with a WebCrypto key, and it saves incrementally by itself.
import { webcrypto } from 'node:crypto';
import { CryptoKeySigner, PDF } from '@libpdf/core';
import type { KeyDevice } from '../../src/signing/devices/index.ts';

export const LIBPDF = '@libpdf/core sign';

export async function libpdfSigner(
  pdf: Uint8Array,
  { key, chain }: KeyDevice,
): Promise<() => Promise<Uint8Array>> {
  const imported = await webcrypto.subtle.importKey(
    'pkcs8',
    key.export({ format: 'der', type: 'pkcs8' }),
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const [own = new Uint8Array(), ...issuers] = chain;
  const signer = new CryptoKeySigner(imported, own, 'RSA', 'RSASSA-PKCS1-v1_5', issuers);
  return async () => {
    const document = await PDF.load(pdf);
    const { bytes } = await document.sign({ signer, fieldName: 'PrincipalB', reason: 'Xác nhận' });
    return bytes;
  };
}
