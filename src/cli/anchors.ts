// Trust anchors are data: every certificate in one folder (signing.md §8, domain T4).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Certificate, parseCertificate } from '../signing/index.ts';
import { cliFault } from './faults.ts';

const isCertificate = (name: string): boolean => /\.(crt|cer|pem|der)$/i.test(name);

/** An absent or empty folder trusts nobody, which is a legitimate, if strict, choice. */
export function loadAnchors(folder: string): Certificate[] {
  return listed(folder).flatMap((name) => readAll(join(folder, name)));
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isCertificate).sort();
  } catch {
    return [];
  }
}

function readAll(file: string): Certificate[] {
  const bytes = readFileSync(file);
  try {
    const blocks = bytes
      .toString('latin1')
      .match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    if (blocks === null) return [parseCertificate(bytes)];
    return blocks.map((block) =>
      parseCertificate(Buffer.from(block.replace(/-----[^-]+-----/g, ''), 'base64')),
    );
  } catch (error) {
    throw cliFault('cli.badAnchor', { file }, { cause: error });
  }
}
