// Structural equality of PDF objects, for what must not have changed.
import {
  isArray,
  isDict,
  type PdfDict,
  PdfName,
  type PdfObject,
  PdfRef,
  PdfStream,
  PdfString,
} from '../pdf/index.ts';

export function equalObjects(a: PdfObject | undefined, b: PdfObject | undefined): boolean {
  if (a === b) return true;
  if (a instanceof PdfName) return b instanceof PdfName && a.value === b.value;
  if (a instanceof PdfRef)
    return b instanceof PdfRef && a.number === b.number && a.generation === b.generation;
  if (a instanceof PdfString) return b instanceof PdfString && a.bytes.equals(b.bytes);
  if (a instanceof PdfStream)
    return b instanceof PdfStream && equalDicts(a.dict, b.dict) && a.raw.equals(b.raw);
  if (isArray(a))
    return isArray(b) && a.length === b.length && a.every((item, i) => equalObjects(item, b[i]));
  return isDict(a) && isDict(b) && equalDicts(a, b);
}

/** Equal in every entry but the named ones. */
export function equalDicts(a: PdfDict, b: PdfDict, except: readonly string[] = []): boolean {
  for (const [key, value] of a) if (!except.includes(key) && !equalObjects(value, b.get(key))) return false;
  for (const key of b.keys()) if (!a.has(key) && !except.includes(key)) return false;
  return true;
}
