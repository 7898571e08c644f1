// A document timestamp: a token over the whole file so far, in an invisible field of its own (ISO 32000-2 §12.8.5).
import { OpenDocument, withEntries, type DocumentIndex, type SignatureField } from '../document/index.ts';
import { fillHole } from '../fill-hole.ts';
import {
  isArray,
  isName,
  PdfName,
  PdfRef,
  PdfString,
  serializeDict,
  type PdfDict,
  type PdfFile,
  type PdfObject,
} from '../pdf/index.ts';
import type { Imprint } from '../ports.ts';
import { byteRangeSource, writeHole, type Hole } from '../signature-dictionary.ts';
import { extendFault } from './faults.ts';
import { beginUpdate, extendArray, replaceDict, writeCatalog, type Update } from './update.ts';

/** Plain data, as with signatures: an authority may take minutes to answer. */
export interface PreparedTimestamp {
  readonly baseLength: number;
  readonly tail: Uint8Array;
  readonly hole: Hole;
  /** What the authority has to timestamp. */
  readonly imprint: Imprint;
  readonly next: DocumentIndex;
}

/** Room for a token: a signature, the authority's certificate and its issuers. */
export const DOCUMENT_TIMESTAMP_RESERVE = 8192;

/** Faults: signing.unreadablePdf, signing.encryptedPdf, extend.noPage. */
export function prepareTimestamp(
  document: Uint8Array | OpenDocument,
  { reserve = DOCUMENT_TIMESTAMP_RESERVE }: { readonly reserve?: number } = {},
): PreparedTimestamp {
  const open = document instanceof OpenDocument ? document : new OpenDocument(document);
  const { index } = open;
  const update = beginUpdate(open);
  const { writer } = update;
  const page = firstPage(update.file);
  const value = writer.allocate();
  const field = newField(writer.allocate(), freeName(index.fields), page.number, value);
  writer.beginObject(value);
  writer.write('<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161');
  const { hole, byteRangeAt } = writeHole(writer, reserve);
  writer.write('>>');
  writer.endObject();
  writer.object(field.number, serializeDict(field.dict));
  addToForm(update, index.catalog.dict, field.number);
  addToPage(update, page, field.number);
  const catalog = writeCatalog(update, index);
  const { tail, end } = writer.finish();
  tail.write(byteRangeSource(index.end.length, hole, tail.length), byteRangeAt, 'latin1');
  const algorithm = 'sha256';
  const running = open.digestSoFar(algorithm);
  return {
    baseLength: index.end.length,
    tail,
    hole,
    imprint: {
      algorithm,
      digest: running.update(tail.subarray(0, hole.start)).update(tail.subarray(hole.end)).digest(),
    },
    next: {
      ...index,
      end,
      catalog,
      fields: new Map([...index.fields, [nameOf(field), field]]),
      signed: true,
    },
  };
}

/** The bytes to append. Fault: signing.contentsTooSmall. */
export const embedTimestamp = ({ tail, hole }: PreparedTimestamp, token: Uint8Array): Buffer =>
  fillHole(tail, hole, Buffer.from(token));

interface Page {
  readonly number: number;
  readonly dict: PdfDict;
}

const MAXIMUM_DEPTH = 32;

function firstPage(file: PdfFile): Page {
  let ref = file.catalog().get('Pages');
  for (let depth = 0; depth < MAXIMUM_DEPTH && ref instanceof PdfRef; depth += 1) {
    const dict = file.dict(ref);
    if (dict && isName(dict.get('Type'), 'Page')) return { number: ref.number, dict };
    const kids: PdfObject = file.resolve(dict?.get('Kids'));
    ref = isArray(kids) ? kids.find((kid) => kid instanceof PdfRef) : undefined;
  }
  throw extendFault('extend.noPage');
}

/** Print and Locked as PDF/A asks (signing.md §7); no size, so it needs no appearance. */
function newField(number: number, name: string, page: number, value: number): SignatureField {
  const dict = new Map<string, PdfObject>([
    ['Type', new PdfName('Annot')],
    ['Subtype', new PdfName('Widget')],
    ['FT', new PdfName('Sig')],
    ['T', new PdfString(Buffer.from(name, 'latin1'))],
    ['F', 132],
    ['P', new PdfRef(page, 0)],
    ['Rect', [0, 0, 0, 0]],
    ['V', new PdfRef(value, 0)],
  ]);
  return { number, dict, signed: true, widgets: 1 };
}

const nameOf = ({ dict }: SignatureField): string => {
  const name = dict.get('T');
  return name instanceof PdfString ? name.bytes.toString('latin1') : '';
};

function freeName(fields: ReadonlyMap<string, unknown>): string {
  for (let i = 1; ; i += 1) if (!fields.has(`DocTimeStamp${i}`)) return `DocTimeStamp${i}`;
}

/** Only the object that holds the list of fields is written again: the array, the form or the catalog. */
function addToForm(update: Update, catalog: PdfDict, field: number): void {
  const ref = catalog.get('AcroForm');
  const form = update.file.dict(ref) ?? new Map<string, PdfObject>();
  const changes = new Map<string, PdfObject>();
  if (form.get('SigFlags') !== 3) changes.set('SigFlags', 3);
  extendArray(update, form.get('Fields'), [new PdfRef(field, 0)], (fields) => changes.set('Fields', fields));
  if (changes.size === 0) return;
  if (ref instanceof PdfRef) replaceDict(update, ref.number, form, Object.fromEntries(changes));
  else update.catalog.set('AcroForm', withEntries(form, Object.fromEntries(changes)));
}

function addToPage(update: Update, { number, dict }: Page, field: number): void {
  extendArray(update, dict.get('Annots'), [new PdfRef(field, 0)], (annotations) =>
    replaceDict(update, number, dict, { Annots: annotations }),
  );
}
