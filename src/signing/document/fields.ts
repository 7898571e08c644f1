// The signature fields of a document, as the signer needs them.
import {
  isArray,
  isName,
  type PdfDict,
  type PdfFile,
  type PdfObject,
  PdfRef,
  PdfString,
  textOf,
} from '../pdf/index.ts';
import { type FieldLock, toLock } from '../permissions.ts';

export interface SignatureField {
  readonly number: number;
  readonly dict: PdfDict;
  readonly signed: boolean;
  /** Which fields signing this one locks (ISO 32000-2 §12.7.5.5, table 236). */
  readonly lock?: FieldLock | undefined;
  /** Where the field is shown, when that is an object of its own: the field's one kid (§12.7.4.1). */
  readonly widget?: { readonly number: number; readonly dict: PdfDict } | undefined;
  /** How many places show it, hidden ones included; only with one can it be signed (§12.7.5.5). */
  readonly widgets: number;
  /** Width and height, where the rectangle is not written directly in `dict`. */
  readonly size?: readonly [number, number] | undefined;
}

const MAX_FIELDS = 20_000;
const MAX_DEPTH = 32;

/** Signature fields by their full names (§12.7.4.2); other kinds of fields are not the signer's business. */
export function readSignatureFields(file: PdfFile): Map<string, SignatureField> {
  const fields = new Map<string, SignatureField>();
  const seen = new Set<number>();
  const walk = (list: PdfObject, parents: readonly string[], inherited: PdfObject): void => {
    if (!isArray(list) || parents.length > MAX_DEPTH) return;
    for (const ref of list) {
      if (!(ref instanceof PdfRef) || seen.has(ref.number) || seen.size > MAX_FIELDS) continue;
      seen.add(ref.number);
      const dict = file.dict(ref);
      const title = file.resolve(dict?.get('T'));
      if (dict === undefined || !(title instanceof PdfString || dict.has('V'))) continue;
      const path = title instanceof PdfString ? [...parents, textOf(title)] : parents;
      const type = dict.has('FT') ? file.resolve(dict.get('FT')) : inherited;
      const kids = kidsOf(file, dict);
      if (isName(type, 'Sig') && kids.every(({ dict: kid }) => !kid.has('T')))
        fields.set(path.join('.'), toField(file, ref.number, dict, kids));
      else walk(file.resolve(dict.get('Kids')), path, type);
    }
  };
  walk(file.resolve(file.dict(file.catalog().get('AcroForm'))?.get('Fields')), [], null);
  return fields;
}

type Kid = NonNullable<SignatureField['widget']>;
const NONE: readonly Kid[] = [];

function kidsOf(file: PdfFile, dict: PdfDict): readonly Kid[] {
  const kids = file.resolve(dict.get('Kids'));
  if (!isArray(kids)) return NONE;
  return kids.flatMap((ref) => {
    const kid = file.dict(ref);
    return ref instanceof PdfRef && kid !== undefined ? [{ number: ref.number, dict: kid }] : [];
  });
}

function toField(file: PdfFile, number: number, dict: PdfDict, kids: readonly Kid[]): SignatureField {
  const lock = file.dict(dict.get('Lock'));
  const own = kids.filter(({ dict: kid }) => {
    const parent = kid.get('Parent');
    return parent instanceof PdfRef && parent.number === number;
  });
  const [widget] = own;
  const isSigned = (each: PdfDict) => file.resolve(each.get('V')) !== null;
  return {
    number,
    dict,
    signed: isSigned(dict) || kids.some((kid) => isSigned(kid.dict)),
    lock: lock && toLock(file, lock, file.last.index),
    widget,
    widgets: dict.has('Kids') ? own.length : 1,
    size: resolvedSize(file, widget?.dict ?? dict),
  };
}

function resolvedSize(file: PdfFile, dict: PdfDict): readonly [number, number] {
  const rect = file.resolve(dict.get('Rect'));
  return sizeOfRectangle(isArray(rect) ? rect.map((side) => file.resolve(side)) : rect);
}

/** Width and height of the field's rectangle; zero for an invisible one. */
export const sizeOf = (dict: PdfDict): readonly [number, number] => sizeOfRectangle(dict.get('Rect'));

function sizeOfRectangle(rect: PdfObject | undefined): readonly [number, number] {
  if (!isArray(rect)) return [0, 0];
  const [x0, y0, x1, y1] = rect;
  if (typeof x0 !== 'number' || typeof y0 !== 'number' || typeof x1 !== 'number' || typeof y1 !== 'number')
    return [0, 0];
  return [Math.abs(x1 - x0), Math.abs(y1 - y0)];
}

/** The same dictionary with some entries set, in the order they had. */
export function withEntries(dict: PdfDict, entries: Readonly<Record<string, PdfObject>>): PdfDict {
  const next = new Map(dict);
  for (const [key, value] of Object.entries(entries)) next.set(key, value);
  return next;
}
