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

export interface SignatureField {
  readonly number: number;
  readonly dict: PdfDict;
  readonly signed: boolean;
  /** Signing this field locks every field of the document (ISO 32000-2 §12.7.5.5, table 236). */
  readonly locksAll: boolean;
  /** Width and height, where the rectangle is not written directly in `dict`. */
  readonly size?: readonly [number, number] | undefined;
}

const MAX_FIELDS = 20_000;
const MAX_DEPTH = 32;

/**
 * Signature fields merged with their one widget, by their full names (§12.7.4.2); other kinds of fields, and those with
 * several widgets, are not the signer's business.
 */
export function readSignatureFields(file: PdfFile): Map<string, SignatureField> {
  const fields = new Map<string, SignatureField>();
  const seen = new Set<number>();
  const walk = (list: PdfObject, parents: readonly string[]): void => {
    if (!isArray(list) || parents.length > MAX_DEPTH) return;
    for (const ref of list) {
      if (!(ref instanceof PdfRef) || seen.has(ref.number) || seen.size > MAX_FIELDS) continue;
      seen.add(ref.number);
      const dict = file.dict(ref);
      const title = file.resolve(dict?.get('T'));
      if (dict === undefined || !(title instanceof PdfString)) continue;
      const path = [...parents, textOf(title)];
      if (dict.has('Kids')) walk(file.resolve(dict.get('Kids')), path);
      else if (isName(file.resolve(dict.get('FT')), 'Sig'))
        fields.set(path.join('.'), toField(file, ref.number, dict));
    }
  };
  walk(file.resolve(file.dict(file.catalog().get('AcroForm'))?.get('Fields')), []);
  return fields;
}

const toField = (file: PdfFile, number: number, dict: PdfDict): SignatureField => ({
  number,
  dict,
  signed: file.resolve(dict.get('V')) !== null,
  locksAll: isName(file.dict(dict.get('Lock'))?.get('Action'), 'All'),
  size: sizeOf(rectangle(file, dict)),
});

const rectangle = (file: PdfFile, dict: PdfDict): PdfDict => {
  const rect = file.resolve(dict.get('Rect'));
  return new Map([['Rect', isArray(rect) ? rect.map((side) => file.resolve(side)) : null]]);
};

/** Width and height of the field's rectangle; zero for an invisible one. */
export function sizeOf(dict: PdfDict): readonly [number, number] {
  const rect: PdfObject | undefined = dict.get('Rect');
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
