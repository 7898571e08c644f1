// Trust anchors are data: every certificate in one folder (signing.md §8, domain T4).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Certificate, parseCertificate } from '../signing/index.ts';
import { cliFault } from './faults.ts';

const isCertificate = (name: string): boolean => /\.(crt|cer|pem|der)$/i.test(name);

/** An absent or empty folder trusts nobody, which is a legitimate, if strict, choice. */
export const loadAnchors = (folder: string): Certificate[] =>
  anchorFiles(folder).flatMap(({ certificates }) => certificates);

export interface AnchorFile {
  readonly file: string;
  /** A file in PEM may hold several. */
  readonly certificates: readonly Certificate[];
}

export const anchorFiles = (folder: string): AnchorFile[] =>
  listed(folder).map((name) => {
    const file = join(folder, name);
    return { file, certificates: certificatesIn(file) };
  });

/** Every certificate in a file, PEM or DER. */
export function certificatesIn(file: string): Certificate[] {
  const bytes = contentOf(file);
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

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw cliFault('cli.cannotRead', { file }, { cause: error });
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isCertificate).sort();
  } catch {
    return [];
  }
}
