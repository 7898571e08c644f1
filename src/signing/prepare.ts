// First of the three calls: document and slot in, a revision with a hole and the digest to sign out.
import type { Instant } from '../kernel/index.ts';
import { algorithms } from './algorithms.ts';
import type { AppearanceStream, Appearances } from './appearance.ts';
import { templateFor } from './templates.ts';
import {
  type DocumentIndex,
  OpenDocument,
  type SignatureField,
  sizeOf,
  withEntries,
} from './document/index.ts';
import { signingFault } from './faults.ts';
import { isDict, PdfRef, serializeDict, TailWriter } from './pdf/index.ts';
import type { SignatureAlgorithm, ToBeSigned } from './ports.ts';
import type { SignerIdentity } from './cms/index.ts';
import {
  byteRangeSource,
  type Hole,
  type SignatureDetails,
  writeSignatureDictionary,
} from './signature-dictionary.ts';

export interface SigningRequest {
  /** Names of the fields to fill, the main one first; all share one signature dictionary (signing.md §4). */
  readonly fields: readonly string[];
  readonly appearances: Appearances;
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

/** Everything `embed` needs: plain data that can be stored while somebody, somewhere, signs. */
export interface PreparedSignature {
  /** The document this update belongs behind, by its length. */
  readonly baseLength: number;
  readonly tail: Uint8Array;
  /** Position of the /Contents token, brackets included, in `tail`. */
  readonly hole: Hole;
  readonly toBeSigned: ToBeSigned;
  readonly signer: SignerIdentity;
  /** State of the document once the update is appended. */
  readonly next: DocumentIndex;
}

/**
 * Faults: signing.unreadablePdf, signing.encryptedPdf, signing.fieldMissing, signing.fieldTaken,
 * signing.documentSealed, signing.certificationNotFirst, signing.appearanceMissing.
 */
export function prepare(document: Uint8Array | OpenDocument, request: SigningRequest): PreparedSignature {
  const open = document instanceof OpenDocument ? document : new OpenDocument(document);
  const { index } = open;
  const fields = requestedFields(index, request);
  const template = templateFor(request.signer);
  const writer = new TailWriter(index.end);
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
      end,
      catalog,
      fields: new Map([...index.fields, ...changed]),
      signed: true,
      sealed: index.sealed || details.locksAll,
    },
  };
}

function requestedFields(index: DocumentIndex, request: SigningRequest): [string, SignatureField][] {
  if (index.sealed) throw signingFault('signing.documentSealed');
  if (request.certify === true && index.signed) throw signingFault('signing.certificationNotFirst');
  return request.fields.map((name) => {
    const field = index.fields.get(name);
    if (field === undefined) throw signingFault('signing.fieldMissing', { field: name });
    if (field.signed) throw signingFault('signing.fieldTaken', { field: name });
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
    const [width, height] = sizeOf(field.dict);
    if (appearance === undefined && width * height > 0)
      throw signingFault('signing.appearanceMissing', { field: name });
    const normal = appearance && new PdfRef(writeAppearance(writer, name, appearance, shared), 0);
    const dict = withEntries(field.dict, {
      ...(normal && { AP: new Map([['N', normal]]) }),
      V: new PdfRef(signature, 0),
    });
    writer.object(field.number, serializeDict(dict));
    return [name, { ...field, dict, signed: true }];
  });
}

function writeShared(writer: TailWriter, { shared }: Appearances): ReadonlyMap<string, number> {
  const numbers = new Map(Object.keys(shared).map((key) => [key, writer.allocate()]));
  for (const [key, { dictionary, data, references = {} }] of Object.entries(shared)) {
    const links = Object.entries(references).map(([entry, target]) => `/${entry} ${refTo(numbers, target)}`);
    writer.stream(numbers.get(key) ?? 0, dictionary + links.join(''), data);
  }
  return numbers;
}

/** Starts with a comment and is wrapped in q … Q: Adobe's reader breaks on image-only streams (signing.md §2.9). */
function writeAppearance(
  writer: TailWriter,
  name: string,
  { size, content, fonts = {}, xobjects = {} }: AppearanceStream,
  shared: ReadonlyMap<string, number>,
): number {
  const number = writer.allocate();
  const fontEntries = Object.entries(fonts).map(([key, font]) => `/${key} ${font} 0 R`);
  const xobjectEntries = Object.entries(xobjects).map(([key, target]) => `/${key} ${refTo(shared, target)}`);
  const resources =
    (fontEntries.length === 0 ? '' : `/Font<<${fontEntries.join('')}>>`) +
    (xobjectEntries.length === 0 ? '' : `/XObject<<${xobjectEntries.join('')}>>`);
  const box = `[0 0 ${round(size[0])} ${round(size[1])}]`;
  writer.stream(
    number,
    `/Type/XObject/Subtype/Form/BBox${box}/Resources<<${resources}>>`,
    `% ${name.replace(/[^ -~]/g, '?')}\nq\n${content}\nQ\n`,
  );
  return number;
}

/** The certifying signature is named in the catalog (§12.8.6); it comes first, so no earlier signature minds. */
function writeCatalog(
  writer: TailWriter,
  { catalog }: DocumentIndex,
  signature: number,
): DocumentIndex['catalog'] {
  const perms = catalog.dict.get('Perms');
  const permissions = withEntries(isDict(perms) ? perms : new Map(), { DocMDP: new PdfRef(signature, 0) });
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
  locksAll: fields.some(([, field]) => field.locksAll),
  catalog: index.catalog.number,
});

function digestAround(open: OpenDocument, tail: Buffer, hole: Hole, algorithm: SignatureAlgorithm): Buffer {
  const running = open.digestSoFar(algorithms[algorithm].digest);
  return running.update(tail.subarray(0, hole.start)).update(tail.subarray(hole.end)).digest();
}

const refTo = (numbers: ReadonlyMap<string, number>, key: string): string => {
  const number = numbers.get(key);
  if (number === undefined) throw new TypeError(`appearance names an unknown shared object "${key}"`);
  return `${number} 0 R`;
};

const round = (value: number) => Number(value.toFixed(3));
