// Who signed a field, by the certificate; and whether two spellings of a name are one.
import type { VerificationReport } from '../../../../signing/index.ts';

/**
 * Null where the field bears no signature that is intact and trusted. Of a file that nobody can judge for certain the
 * name counts all the same: that it is in doubt is said of the file.
 */
export function signerOfField({ signatures, verdict }: VerificationReport, field: string): string | null {
  const unsure = verdict === 'indeterminate';
  const found = signatures.find(
    ({ fields, integrity, trust }) =>
      fields.includes(field) && integrity === 'intact' && (unsure || trust === 'trusted'),
  );
  return found?.signer?.name ?? null;
}

/** Authorities write names in capitals or not, composed or not. */
export const sameText = (a: string, b: string): boolean => comparable(a) === comparable(b);

const comparable = (text: string) =>
  text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleUpperCase('vi');
