// What there is to judge certificates by: the document's own store, what its signatures carry, and what the caller brings.
import type { PdfFile } from '../pdf/index.ts';
import { readDss } from '../extend/index.ts';
import { readMaterial, type ReadMaterial, type ValidationMaterial } from '../revocation/index.ts';
import type { Certificate, CertificateReader } from '../x509/index.ts';

export interface Evidence extends ReadMaterial {
  /** Certificates of the document security store; signatures may use them beside their own. */
  readonly certificates: readonly Certificate[];
}

export const noMaterial: ValidationMaterial = { certificates: [], ocsps: [], crls: [] };

export function evidenceIn(
  file: PdfFile,
  brought: ValidationMaterial,
  certificateOf: CertificateReader,
): Evidence {
  const store = file.catalog().has('DSS') ? readDss(file) : noMaterial;
  return {
    ...readMaterial({ ocsps: [...store.ocsps, ...brought.ocsps], crls: [...store.crls, ...brought.crls] }),
    certificates: [...store.certificates, ...brought.certificates].flatMap((der) => certificateOf(der) ?? []),
  };
}
