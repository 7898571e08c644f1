// Reads each certificate once, however many signatures carry it.
import { hash } from 'node:crypto';
import { DerError } from '../der/index.ts';
import { parseCertificate, type Certificate } from './certificate.ts';

/** Undefined for bytes that are not a certificate. The same bytes give the same object. */
export type CertificateReader = (der: Uint8Array) => Certificate | undefined;

/** Octets of the largest certificate that is remembered; real ones have a tenth of that. */
const LARGEST = 16_384;

/** Remembers what it read, byte for byte; when `capacity` is reached the oldest are forgotten. */
export function certificateReader(capacity = 2048): CertificateReader {
  const known = new Map<number | string, Certificate>();
  const remember = (key: number | string, der: Uint8Array): Certificate | undefined => {
    // A copy, so that the cache does not keep the whole document alive, nor change with it.
    const certificate = attempt(Buffer.from(der));
    if (certificate === undefined || der.length > LARGEST) return certificate;
    const [oldest] = known.keys();
    if (known.size >= capacity && oldest !== undefined) known.delete(oldest);
    known.set(key, certificate);
    return certificate;
  };
  return (der) => {
    const mark = markOf(der);
    const likely = known.get(mark);
    if (likely === undefined) return remember(mark, der);
    if (Buffer.compare(likely.der, der) === 0) return likely;
    const digest = hash('sha256', der, 'base64');
    return known.get(digest) ?? remember(digest, der);
  };
}

/** The last octets of a certificate are its signature: by chance two never agree, and by intent it costs a digest. */
function markOf(der: Uint8Array): number {
  let mark = 0;
  for (let at = Math.max(0, der.length - 6); at < der.length; at++) mark = mark * 256 + (der[at] ?? 0);
  return mark;
}

function attempt(der: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
