// Signature fields that an update adds, as other products do where ours has every field from the start.
import {
  isArray,
  isDict,
  isInteger,
  isName,
  type PdfArray,
  type PdfDict,
  type PdfFile,
  type PdfObject,
  PdfRef,
} from '../pdf/index.ts';
import { equalObjects } from './equal.ts';
import { hasNewValue, isNew } from './filling.ts';

/** What may still be added: any signature field, or after certification and seal only an invisible document timestamp. */
export type Admission = 'signatureFields' | 'timestampsOnly';

/** The old members in their old order, then new signature fields and nothing else; undefined when it is not so. */
export function addedFields(
  file: PdfFile,
  before: PdfObject | undefined,
  after: PdfObject | undefined,
  index: number,
  admission: Admission,
): number[] | undefined {
  const old: PdfArray = isArray(before) ? before : [];
  if (!isArray(after) || after.length < old.length) return undefined;
  file.work.spend(after.length);
  if (!old.every((member, i) => equalObjects(member, after[i]))) return undefined;
  const added: number[] = [];
  for (const ref of after.slice(old.length)) {
    if (!(ref instanceof PdfRef) || !isAdmissible(file, ref.number, index, admission)) return undefined;
    added.push(ref.number);
  }
  return added;
}

function isAdmissible(file: PdfFile, number: number, index: number, admission: Admission): boolean {
  const field = file.object(number, index);
  if (!isDict(field) || !isNew(file, number, index) || field.has('Kids') || field.has('Parent')) return false;
  if (!isName(field.get('FT'), 'Sig') || !isName(field.get('Subtype'), 'Widget')) return false;
  // An empty field could show anything over the page without anybody having signed for it.
  if (field.has('A') || field.has('AA') || !hasNewValue(file, field, index)) return false;
  return admission === 'signatureFields' || (isInvisible(field) && isTimestamp(file, field, index));
}

const isTimestamp = (file: PdfFile, field: PdfDict, index: number): boolean =>
  isName(file.dict(field.get('V'), index)?.get('Type'), 'DocTimeStamp');

/** No area at all, or hidden from view and print (ISO 32000-2 §12.7.5.5). */
export function isInvisible(field: PdfDict): boolean {
  const rect = field.get('Rect');
  if (!isArray(rect) || rect.length !== 4) return false;
  const [x0, y0, x1, y1] = rect;
  const flags = field.get('F');
  return (x0 === x1 && y0 === y1) || (isInteger(flags) && (flags & 0b10) !== 0);
}
