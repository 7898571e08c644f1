// The document security store: certificates, OCSP responses and CRLs as streams (ISO 32000-2 §12.8.4.3). No /VRI is written.
import { hash } from 'node:crypto';
import type { DocumentIndex, OpenDocument } from '../document/index.ts';
import {
  decodeStream,
  isArray,
  PdfFile,
  PdfName,
  PdfRef,
  PdfStream,
  PdfSyntaxError,
  serializeDict,
  type PdfObject,
} from '../pdf/index.ts';
import type { ValidationMaterial } from '../revocation/index.ts';
import { beginUpdate, writeCatalog, type Update } from './update.ts';

const keys = { certificates: 'Certs', ocsps: 'OCSPs', crls: 'CRLs' } as const;
type Kind = keyof typeof keys;
const kinds: readonly Kind[] = ['certificates', 'ocsps', 'crls'];

/** What the document's /DSS holds already; damaged members are passed over. */
export function readDss(file: PdfFile, upTo = file.last.index): ValidationMaterial {
  const dss = file.dict(file.catalog(upTo).get('DSS'), upTo);
  const read = (kind: Kind): Uint8Array[] => {
    const list = file.resolve(dss?.get(keys[kind]), upTo);
    return isArray(list) ? list.flatMap((item) => streamBytes(file.resolve(item, upTo)) ?? []) : [];
  };
  return { certificates: read('certificates'), ocsps: read('ocsps'), crls: read('crls') };
}

/** Appends one update with what is not there yet and returns its bytes; nothing when all of it is. */
export function appendDss(document: OpenDocument, material: ValidationMaterial): Buffer {
  const file = new PdfFile(document.bytes());
  const present = readDss(file);
  const added = kinds.map((kind) => [kind, without(material[kind], present[kind])] as const);
  if (added.every(([, items]) => items.length === 0)) return Buffer.alloc(0);
  const update = beginUpdate(document, file);
  writeDss(update, added);
  const catalog = writeCatalog(update, document.index);
  const { tail, end } = update.writer.finish();
  const next: DocumentIndex = { ...document.index, end, catalog };
  document.append(tail, next);
  return tail;
}

/** The same object number as before where there is one; every key and every reference it had stays. */
function writeDss(update: Update, added: readonly (readonly [Kind, readonly Uint8Array[]])[]): void {
  const { file, writer, catalog } = update;
  const ref = file.catalog().get('DSS');
  const dict = new Map<string, PdfObject>(file.dict(ref) ?? []);
  for (const [kind, items] of added) {
    if (items.length === 0) continue;
    const refs = items.map((der) => {
      const number = writer.allocate();
      writer.stream(number, '', der);
      return new PdfRef(number, 0);
    });
    const before = file.resolve(dict.get(keys[kind]));
    dict.set(keys[kind], [...(isArray(before) ? before : []), ...refs]);
  }
  if (!dict.has('Type')) dict.set('Type', new PdfName('DSS'));
  const number = ref instanceof PdfRef ? ref.number : writer.allocate();
  writer.object(number, serializeDict(dict));
  if (!(ref instanceof PdfRef)) catalog.set('DSS', new PdfRef(number, 0));
}

function streamBytes(object: PdfObject): Uint8Array | undefined {
  if (!(object instanceof PdfStream)) return undefined;
  try {
    return decodeStream(object);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

/** Those not among `present`, each once. */
function without(items: readonly Uint8Array[], present: readonly Uint8Array[]): readonly Uint8Array[] {
  const key = (bytes: Uint8Array) => hash('sha256', bytes, 'base64');
  const known = new Set(present.map(key));
  return items.filter((bytes) => !known.has(key(bytes)) && known.add(key(bytes)));
}
