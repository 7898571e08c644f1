// Looks at a PDF from anywhere: what it is, or why it cannot be taken in.
import { Fault } from '../../kernel/index.ts';
import { OpenDocument, restrictionsOf } from '../document/index.ts';
import {
  isArray,
  isDict,
  isName,
  PdfFile,
  type PdfObject,
  PdfRef,
  PdfStream,
  PdfSyntaxError,
  type XrefEntry,
} from '../pdf/index.ts';
import { intakeFault } from './faults.ts';
import { type PageShape, readPages } from './pages.ts';

/** What a document may ask for at most: bytes of the file, pages, objects. */
export interface IntakeLimits {
  readonly bytes: number;
  readonly pages: number;
  readonly objects: number;
}

export interface Acceptable {
  readonly kind: 'acceptable';
  readonly pages: readonly PageShape[];
  readonly revisions: number;
  /** Of the last revision. */
  readonly xref: 'table' | 'stream' | 'hybrid';
  /** Names of signed fields, and of signature fields that can still be signed. */
  readonly signed: readonly string[];
  readonly open: readonly string[];
  readonly certification: 1 | 2 | 3 | undefined;
  /**
   * `now`: fields are added by an update of their own. `withSignatures`: others signed already, so each field comes with
   * the signature that fills it. `never`: the certification admits no new fields, only filling those in `open`.
   */
  readonly newFields: 'now' | 'withSignatures' | 'never';
}

/**
 * What a PDF from anywhere is: acceptable with its pages, fields and what may be added, or refused with the fault.
 */
export type Inspection =
  Acceptable | { readonly kind: 'refused'; /** A fault `intake.*`. */ readonly fault: Fault };

/** A school's dossiers: 200 MB, 500 pages, as many objects as some thousand pages need. */
const usual: IntakeLimits = { bytes: 200 * 1024 * 1024, pages: 500, objects: 1_000_000 };

/**
 * Never throws for content.
 *
 * @example
 * ```ts
 * const seen = inspectPdf(dossier);
 * if (seen.kind === 'refused') throw seen.fault;
 * console.log(seen.pages.length, seen.newFields, seen.open); // → 3 now []
 * ```
 */
export function inspectPdf(bytes: Uint8Array, limits: Partial<IntakeLimits> = {}): Inspection {
  try {
    return examine(bytes, { ...usual, ...limits });
  } catch (error) {
    if (error instanceof Fault && error.code.startsWith('intake.')) return { kind: 'refused', fault: error };
    if (error instanceof Fault || error instanceof PdfSyntaxError)
      return { kind: 'refused', fault: intakeFault('intake.damaged', { reason: reasonOf(error) }) };
    throw error;
  }
}

const reasonOf = (error: Fault | PdfSyntaxError): string =>
  error instanceof Fault ? String(error.details.reason ?? error.title.en) : error.message;

function examine(bytes: Uint8Array, limits: IntakeLimits): Acceptable {
  if (bytes.length > limits.bytes)
    throw intakeFault('intake.tooLarge', { length: bytes.length, most: limits.bytes });
  const file = new PdfFile(bytes);
  if (file.revisions.some(({ trailer }) => trailer.has('Encrypt'))) throw intakeFault('intake.encrypted');
  const { index } = new OpenDocument(bytes);
  expectSoundForm(file);
  expectReadable(file, index.end.size, limits.objects);
  const pages = readPages(file, limits.pages);
  const restrictions = restrictionsOf(file, index.fields);
  if (restrictions.certification === 1) throw intakeFault('intake.certifiedFinal');
  if (restrictions.allLocked) throw intakeFault('intake.locked');
  const names = [...index.fields];
  const { section } = file.last;
  return {
    kind: 'acceptable',
    pages,
    revisions: file.revisions.length,
    xref: section.trailer.has('XRefStm') ? 'hybrid' : section.kind,
    signed: names.flatMap(([name, field]) => (field.signed ? name : [])),
    open: names.flatMap(([name, { signed, widgets }]) =>
      signed || widgets !== 1 || restrictions.locked.has(name) ? [] : name,
    ),
    certification: restrictions.certification,
    newFields: restrictions.certification !== undefined ? 'never' : index.signed ? 'withSignatures' : 'now',
  };
}

/** Forms that draw themselves look different in every reader (ISO 32000-2 §12.7.3, ISO 19005-3 §6.4.1). */
function expectSoundForm(file: PdfFile): void {
  const catalog = file.catalog();
  if (!isName(file.resolve(catalog.get('Type')), 'Catalog'))
    throw intakeFault('intake.damaged', { reason: 'the document catalog is not one' });
  const form = file.dict(catalog.get('AcroForm'));
  if (catalog.has('NeedsRendering') || form?.has('XFA') === true) throw intakeFault('intake.xfa');
  if (file.resolve(form?.get('NeedAppearances')) === true) throw intakeFault('intake.needAppearances');
}

/**
 * Every object is read once: what cannot be read now could not be verified later. A reference behind the last object
 * would be filled by whatever is appended first.
 */
function expectReadable(file: PdfFile, size: number, most: number): void {
  const live = new Map<number, XrefEntry>();
  for (const { entries } of file.revisions) for (const [number, entry] of entries) live.set(number, entry);
  if (live.size > most) throw intakeFault('intake.tooManyObjects', { count: live.size, most });
  for (const [number, entry] of live) {
    if (entry.kind === 'free') continue;
    const beyond = referenceBeyond(file.object(number), size);
    if (beyond !== undefined)
      throw intakeFault('intake.damaged', {
        reason: `object ${number} refers to object ${beyond}, which lies behind the last one`,
      });
  }
}

function referenceBeyond(object: PdfObject, size: number): number | undefined {
  if (object instanceof PdfRef) return object.number >= size ? object.number : undefined;
  const members = isArray(object)
    ? object
    : isDict(object)
      ? object.values()
      : object instanceof PdfStream
        ? object.dict.values()
        : [];
  for (const member of members) {
    const beyond = referenceBeyond(member, size);
    if (beyond !== undefined) return beyond;
  }
  return undefined;
}
