// A certificate that is about to end is followed by another, in a file of its own: `seal.p12`, `seal-2.p12`, `seal-3.p12`.
// What the earlier ones signed stays verifiable, and no file is ever overwritten.
import { readFile } from 'node:fs/promises';
import { Fault, type Instant } from '../src/kernel/index.ts';
import { openPkcs12 } from '../src/signing/devices/index.ts';
import { certificatesIn, parseCertificate, toPem } from '../src/signing/x509/index.ts';
import { declaration } from './declaration.ts';
import { exists, writeOnce } from './write-once.ts';

/** So long before its end a certificate is followed by the next. */
const AHEAD_MS = 30 * 86_400_000;

export interface Generations {
  /** The newest there is; null where there is none. */
  readonly newest: string | null;
  /** The file to be made now; null while the newest will do. */
  readonly due: string | null;
}

/** @param path of the first one */
export async function generationsOf(path: string, at: Instant): Promise<Generations> {
  let newest: string | null = null;
  for (let number = 1; ; number += 1) {
    const file = number === 1 ? path : path.replace(/\.p12$/, `-${number}.p12`);
    if (!(await exists(file))) {
      const lasts = newest !== null && (await endOf(newest, at)) > at + AHEAD_MS;
      return { newest, due: lasts ? null : file };
    }
    newest = file;
  }
}

/** Key and certificate in one file, and the certificate beside it for everybody: to see when it ends, no key is opened. */
export async function writeGeneration(path: string, file: Buffer, certificate: Uint8Array): Promise<Buffer> {
  const written = await writeOnce(path, file, 'private');
  if (written === file) await publish(path, certificate);
  return written;
}

/** @throws Fault `device.*` when the file cannot be opened */
async function endOf(path: string, at: Instant): Promise<number> {
  const published = await readFile(certificatePath(path)).catch(() => null);
  const [own] = published === null ? [] : certificatesIn(published);
  if (own) return parseCertificate(own).notAfter;
  // Made before certificates were published, or by somebody who was stopped in between.
  try {
    const { certificate } = openPkcs12(await readFile(path), declaration.passphrase, { at });
    await publish(path, certificate.der);
    return certificate.notAfter;
  } catch (error) {
    if (error instanceof Fault && error.code === 'device.expired') return 0;
    throw error;
  }
}

const publish = (path: string, certificate: Uint8Array): Promise<Buffer> =>
  writeOnce(certificatePath(path), Buffer.from(toPem(certificate)), 'public');

const certificatePath = (path: string): string => path.replace(/\.p12$/, '.crt');
