// The one way a signed document goes on being signed: an empty signature field receives a value and an appearance.
import { isDict, isName, type PdfDict, type PdfFile, PdfRef, PdfStream } from '../pdf/index.ts';
import { equalDicts, equalObjects } from './equal.ts';

/** An empty signature field that received a new value and appearance, and is otherwise as it was. */
export function isFilling(file: PdfFile, number: number, index: number): boolean {
  const before = file.object(number, index - 1);
  const after = file.object(number, index);
  if (!isDict(before) || !isDict(after)) return false;
  if (!isName(before.get('FT'), 'Sig') || before.has('V') || before.has('Kids')) return false;
  if (!equalDicts(before, after, ['V', 'AP'])) return false;
  return hasNewValue(file, after, index) && appearanceIsNew(file, before, after, index);
}

/** /V refers to a dictionary that this revision brings. */
export function hasNewValue(file: PdfFile, field: PdfDict, index: number): boolean {
  const value = field.get('V');
  return (
    value instanceof PdfRef && isNew(file, value.number, index) && isDict(file.object(value.number, index))
  );
}

function appearanceIsNew(file: PdfFile, before: PdfDict, after: PdfDict, index: number): boolean {
  const appearance = after.get('AP');
  if (equalObjects(before.get('AP'), appearance)) return true;
  if (!isDict(appearance) || [...appearance.keys()].some((key) => key !== 'N')) return false;
  const normal = appearance.get('N');
  if (!(normal instanceof PdfRef) || !isNew(file, normal.number, index)) return false;
  const stream = file.object(normal.number, index);
  return stream instanceof PdfStream && isName(stream.dict.get('Subtype'), 'Form');
}

export const isNew = (file: PdfFile, number: number, index: number): boolean =>
  file.revisions[index]?.entries.has(number) === true &&
  (file.entry(number, index - 1)?.kind ?? 'free') === 'free';
