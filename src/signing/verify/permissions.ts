// The permissions of a signature in the file, and what the catalog says of the certification (ISO 32000-2 §12.8.2, §12.8.6).
import { isDict, isInteger, type PdfFile } from '../pdf/index.ts';
import { certificationIn, type CertificationLevel, type FieldLock, locksIn } from '../permissions.ts';
import type { SignatureValue } from './signature-values.ts';

export const certificationLevel = (
  file: PdfFile,
  { dict, revision }: SignatureValue,
): CertificationLevel | undefined => certificationIn(file, dict, revision);

export const locksOf = (file: PdfFile, { dict, fields, revision }: SignatureValue): FieldLock[] =>
  locksIn(
    file,
    dict,
    fields.map((field) => field.dict),
    revision,
  );

/** A certified document names its certification in the catalog; the two must agree (§12.8.6). */
export function catalogCertification(file: PdfFile, upTo: number): number | undefined {
  const perms = file.dict(file.catalog(upTo).get('Perms'), upTo);
  const ref = isDict(perms) ? perms.get('DocMDP') : undefined;
  return ref instanceof Object && 'number' in ref && isInteger(ref.number) ? ref.number : undefined;
}
