// What the catalog says of the certification, and which signatures lock the whole document (ISO 32000-2 §12.8.2, §12.8.6).
import { isDict, isInteger, type PdfFile } from '../pdf/index.ts';
import type { SignatureValue } from './signature-values.ts';

/** It forbids every later change of a form field, as the seal does. */
export const locksDocument = ({ locks }: SignatureValue): boolean =>
  locks.some((lock) => lock.action === 'All');

/** A certified document names its certification in the catalog; the two must agree (§12.8.6). */
export function catalogCertification(file: PdfFile, upTo: number): number | undefined {
  const perms = file.dict(file.catalog(upTo).get('Perms'), upTo);
  const ref = isDict(perms) ? perms.get('DocMDP') : undefined;
  return ref instanceof Object && 'number' in ref && isInteger(ref.number) ? ref.number : undefined;
}
