// First of the three calls: document and slot in, a revision with a hole and the digest to sign out.
import type { Instant } from '../kernel/index.ts';
import { algorithms } from './algorithms.ts';
import type { Appearances } from './appearance.ts';
import { type PlacedField, writeNewFields } from './intake/index.ts';
import { writeAppearance, writeShared } from './write-appearance.ts';
import { templateFor } from './templates.ts';
import {
  type DocumentIndex,
  OpenDocument,
  type SignatureField,
  sizeOf,
  withEntries,
} from './document/index.ts';
import { signingFault } from './faults.ts';
import { isDict, PdfFile, type PdfObject, PdfRef, serializeDict, TailWriter } from './pdf/index.ts';
import { type FieldLock, isLocked } from './permissions.ts';
import type { SignatureAlgorithm, ToBeSigned } from './ports.ts';
import type { SignerIdentity } from './cms/index.ts';
import {
  byteRangeSource,
  type Hole,
  type SignatureDetails,
  writeSignatureDictionary,
} from './signature-dictionary.ts';

/**
 * Which fields one signature fills, how they look, who signs and what the dictionary says. Times are claims of the
 * signer.
 */
export interface SigningRequest {
  /** Names of the fields to fill, the main one first; all share one signature dictionary (signing.md §4). */
  readonly fields: readonly string[];
  readonly appearances: Appearances;
  /**
   * Fields to be made where the document does not have them yet, as `addFields` placed them. Of these only the ones this
   * signature fills are added: an empty field in a document that others signed would be a change nobody signed for.
   */
  readonly newFields?: readonly PlacedField[] | undefined;
  readonly signer: SignerIdentity;
  readonly at: Instant;
  readonly name?: string | undefined;
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
  /** Author certification with DocMDP P=2; must be the document's first signature. */
  readonly certify?: boolean | undefined;
  /** Bytes kept free in /Contents beyond this signature, for a timestamp that comes later. */
  readonly reserve?: number | undefined;
}

/** What `embed` needs beside the signer: plain data that can be stored while somebody, somewhere, signs. */
export interface PreparedUpdate {
  /** The document this update belongs behind, by its length. */
  readonly baseLength: number;
  readonly tail: Uint8Array;
  /** Position of the /Contents token, brackets included, in `tail`. */
  readonly hole: Hole;
  readonly toBeSigned: ToBeSigned;
}

/** A prepared update, with what an open document needs to go on from there. */
export interface PreparedSignature extends PreparedUpdate {
  readonly signer: SignerIdentity;
  /** State of the document once the update is appended. */
  readonly next: DocumentIndex;
}

/**
 * First of the three calls: document and slot in, an update with a hole and the digest to sign out. `embed` is the
 * last;
 * in between a device signs, now or in three days. Cost does not grow with the file when the document stays open.
 * Faults: signing.unreadablePdf, signing.encryptedPdf, signing.fieldMissing, signing.fieldTaken,
 * signing.fieldLocked, signing.fieldManyWidgets, signing.documentSealed, signing.certificationNotFirst, signing.appearanceMissing, and of new
 * fields intake.certified, intake.outsidePages.
 *
 * @example
 * ```ts
 * const request = { fields: ['Teacher'], appearances: none, signer, at: instant(Date.now()) };
 * const prepared = prepare(pdf, request);
 * const [signature] = await signer.sign([prepared.toBeSigned]);
 * const signedPdf = Buffer.concat([pdf, embed(prepared, signature!)]);
 * console.log(verify(signedPdf, { anchors, at: instant(Date.now()) }).signatures[0]?.integrity); // → intact
 * ```
 */
export function prepare(document: Uint8Array | OpenDocument, request: SigningRequest): PreparedSignature {
  const open = document instanceof OpenDocument ? document : new OpenDocument(document);
  const template = templateFor(request.signer);
  const writer = new TailWriter(open.index.end);
  expectOpen(open.index, request);
  const index = withNewFields(writer, open, request);
  const fields = requestedFields(index, request);
  const signature = writer.allocate();
  const changed = writeFields(writer, fields, signature, request);
  const catalog = request.certify === true ? writeCatalog(writer, index, signature) : index.catalog;
  const details = toDetails(request, fields, index);
  const reserved = template.maximumSize() + (request.reserve ?? 0);
  const { hole, byteRangeAt } = writeSignatureDictionary(writer, signature, details, reserved);
  const { tail, end } = writer.finish();
  tail.write(byteRangeSource(index.end.length, hole, tail.length), byteRangeAt, 'latin1');
  return {
    baseLength: index.end.length,
    tail,
    hole,
    toBeSigned: template.toBeSigned(digestAround(open, tail, hole, request.signer.algorithm)),
    signer: request.signer,
    next: {
      ...index,
      end,
      catalog,
      fields: new Map([...index.fields, ...changed]),
      signed: true,
      ...restricted(index, changed, details.locks),
    },
  };
}

function expectOpen(index: DocumentIndex, request: SigningRequest): void {
  if (index.sealed) throw signingFault('signing.documentSealed');
  if (request.certify === true && index.signed) throw signingFault('signing.certificationNotFirst');
}

/** The document as it is with the fields that this signature brings along. */
function withNewFields(
  writer: TailWriter,
  open: OpenDocument,
  { fields, newFields = [], certify = false }: SigningRequest,
): DocumentIndex {
  const { index } = open;
  const missing = newFields.filter(({ field }) => fields.includes(field) && !index.fields.has(field));
  if (missing.length === 0) return index;
  const file = new PdfFile(open.bytes());
  const { catalog, fields: made } = writeNewFields({ file, index, writer, writesCatalog: certify }, missing);
  const known: [string, SignatureField][] = made.map(({ field, number, dict, locksAll }) => [
    field,
    { number, dict, signed: false, widgets: 1, lock: locksAll ? { action: 'All', fields: [] } : undefined },
  ]);
  return { ...index, catalog, fields: new Map([...index.fields, ...known]) };
}

function requestedFields(index: DocumentIndex, request: SigningRequest): [string, SignatureField][] {
  return request.fields.map((name) => {
    const field = index.fields.get(name);
    if (field === undefined) throw signingFault('signing.fieldMissing', { field: name });
    if (field.signed) throw signingFault('signing.fieldTaken', { field: name });
    if (field.widgets !== 1)
      throw signingFault('signing.fieldManyWidgets', { field: name, widgets: field.widgets });
    if (index.locked?.has(name) === true) throw signingFault('signing.fieldLocked', { field: name });
    return [name, field];
  });
}

/** Touches only what changes: each field's own dictionary, and new appearance streams (signing.md §2.2–2.3). */
function writeFields(
  writer: TailWriter,
  fields: readonly (readonly [string, SignatureField])[],
  signature: number,
  { appearances }: SigningRequest,
): [string, SignatureField][] {
  const shared = writeShared(writer, appearances);
  return fields.map(([name, field]) => {
    const appearance = appearances.byField[name];
    const [width, height] = field.size ?? sizeOf(field.dict);
    if (appearance === undefined && width * height > 0)
      throw signingFault('signing.appearanceMissing', { field: name });
    const normal = appearance && new PdfRef(writeAppearance(writer, name, appearance, shared), 0);
    const shown = normal && { AP: new Map([['N', normal]]) };
    const value = { V: new PdfRef(signature, 0) };
    const { widget } = field;
    const dict = withEntries(field.dict, widget === undefined ? { ...shown, ...value } : value);
    writer.object(field.number, serializeDict(dict));
    if (widget !== undefined && shown !== undefined)
      writer.object(widget.number, serializeDict(withEntries(widget.dict, shown)));
    return [name, { ...field, dict, signed: true }];
  });
}

/** What the new signature still allows, as the next reader of the file would find it. */
function restricted(
  { sealed, locked, fields }: DocumentIndex,
  changed: readonly (readonly [string, SignatureField])[],
  locks: readonly FieldLock[],
): Pick<DocumentIndex, 'sealed' | 'locked'> {
  if (locks.length === 0) return { sealed, locked };
  const filled = new Set(changed.map(([name]) => name));
  const open = [...fields].flatMap(([name, { signed }]) => (signed || filled.has(name) ? [] : name));
  return {
    sealed: sealed || locks.some(({ action }) => action === 'All'),
    locked: new Set([...(locked ?? []), ...open.filter((name) => isLocked(locks, name))]),
  };
}

/** The certifying signature is named in the catalog (§12.8.6); it comes first, so no earlier signature minds. */
function writeCatalog(
  writer: TailWriter,
  { catalog, permissions: known }: DocumentIndex,
  signature: number,
): DocumentIndex['catalog'] {
  const perms = catalog.dict.get('Perms');
  const permissions = withEntries(isDict(perms) ? perms : (known ?? new Map<string, PdfObject>()), {
    DocMDP: new PdfRef(signature, 0),
  });
  const dict = withEntries(catalog.dict, { Perms: permissions });
  writer.object(catalog.number, serializeDict(dict));
  return { number: catalog.number, dict };
}

const toDetails = (
  request: SigningRequest,
  fields: readonly (readonly [string, SignatureField])[],
  index: DocumentIndex,
): SignatureDetails => ({
  at: request.at,
  name: request.name,
  reason: request.reason,
  location: request.location,
  certifies: request.certify === true,
  locks: fields.flatMap(([, field]) => field.lock ?? []),
  catalog: index.end.root,
});

function digestAround(open: OpenDocument, tail: Buffer, hole: Hole, algorithm: SignatureAlgorithm): Buffer {
  const running = open.digestSoFar(algorithms[algorithm].digest);
  return running.update(tail.subarray(0, hole.start)).update(tail.subarray(hole.end)).digest();
}
