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
}

/** Root signature fields merged with their one widget, by name; other kinds of fields are not the signer's business. */
export function readSignatureFields(file: PdfFile): Map<string, SignatureField> {
  const fields = new Map<string, SignatureField>();
  const form = file.dict(file.catalog().get('AcroForm'));
  const list = file.resolve(form?.get('Fields'));
  if (!isArray(list)) return fields;
  for (const ref of list) {
    if (!(ref instanceof PdfRef)) continue;
    const dict = file.dict(ref);
    const name = dict?.get('T');
    if (dict === undefined || !(name instanceof PdfString) || !isName(dict.get('FT'), 'Sig')) continue;
    fields.set(textOf(name), toField(file, ref.number, dict));
  }
  return fields;
}

const toField = (file: PdfFile, number: number, dict: PdfDict): SignatureField => ({
  number,
  dict,
  signed: dict.has('V'),
  locksAll: isName(file.dict(dict.get('Lock'))?.get('Action'), 'All'),
});

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
