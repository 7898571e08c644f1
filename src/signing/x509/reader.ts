// Reads each certificate once, however many signatures carry it.
import { hash } from 'node:crypto';
import { DerError } from '../der/index.ts';
import { parseCertificate, type Certificate } from './certificate.ts';

/** Undefined for bytes that are not a certificate. The same bytes give the same object. */
export type CertificateReader = (der: Uint8Array) => Certificate | undefined;

/** Remembers what it read by SHA-256; when `capacity` is reached the oldest are forgotten. */
export function certificateReader(capacity = 4096): CertificateReader {
  const known = new Map<string, Certificate | undefined>();
  return (der) => {
    const key = hash('sha256', der, 'base64');
    if (known.has(key)) return known.get(key);
    const certificate = attempt(der);
    const [oldest] = known.keys();
    if (known.size >= capacity && oldest !== undefined) known.delete(oldest);
    known.set(key, certificate);
    return certificate;
  };
}

function attempt(der: Uint8Array): Certificate | undefined {
  try {
    // A copy, so that the cache does not keep the whole document alive, nor change with it.
    return parseCertificate(Buffer.from(der));
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
