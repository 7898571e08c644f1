// The one way a signed document goes on being signed: an empty signature field receives a value and an appearance.
import { isArray, isDict, isName, type PdfDict, type PdfFile, PdfRef, PdfStream } from '../pdf/index.ts';
import { equalDicts, equalObjects } from './equal.ts';

/** An empty signature field that received a new value and appearance, and is otherwise as it was. */
export function isFilling(file: PdfFile, number: number, index: number): boolean {
  const before = file.object(number, index - 1);
  const after = file.object(number, index);
  if (!isDict(before) || !isDict(after)) return false;
  if (before.has('V') || !isSignatureField(file, before, index - 1) || !hasNewValue(file, after, index))
    return false;
  if (before.has('Kids')) return equalDicts(before, after, ['V']) && onlyWidget(file, number, index - 1) > 0;
  return equalDicts(before, after, ['V', 'AP']) && appearanceIsNew(file, before, after, index);
}

/** The one widget of a field that is filled in this same update received its appearance, and is otherwise as it was. */
export function isShowing(file: PdfFile, number: number, index: number): boolean {
  const before = file.object(number, index - 1);
  const after = file.object(number, index);
  if (!isDict(before) || !isDict(after) || !equalDicts(before, after, ['AP'])) return false;
  const parent = before.get('Parent');
  if (!(parent instanceof PdfRef) || file.revisions[index]?.entries.has(parent.number) !== true) return false;
  if (onlyWidget(file, parent.number, index - 1) !== number) return false;
  return isFilling(file, parent.number, index) && appearanceIsNew(file, before, after, index);
}

const MAX_DEPTH = 32;

/** /FT is inherited (§12.7.4.1, table 226). */
function isSignatureField(file: PdfFile, field: PdfDict, upTo: number): boolean {
  let at: PdfDict | undefined = field;
  for (let depth = 0; at !== undefined && depth < MAX_DEPTH; depth++) {
    if (at.has('FT')) return isName(file.resolve(at.get('FT'), upTo), 'Sig');
    at = file.dict(at.get('Parent'), upTo);
  }
  return false;
}

/** Object number of the widget that alone shows the field, and shows no other (ISO 32000-2 §12.7.4.1, §12.7.5.5); 0 when there is no such one. */
function onlyWidget(file: PdfFile, number: number, upTo: number): number {
  const field = file.object(number, upTo);
  const kids = isDict(field) ? file.resolve(field.get('Kids'), upTo) : null;
  const [kid, ...more] = isArray(kids) ? kids : [];
  if (!(kid instanceof PdfRef) || more.length > 0) return 0;
  const widget = file.dict(kid, upTo);
  if (!isName(widget?.get('Subtype'), 'Widget') || widget?.has('T') !== false || widget.has('Kids')) return 0;
  const parent = widget.get('Parent');
  return parent instanceof PdfRef && parent.number === number ? kid.number : 0;
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
