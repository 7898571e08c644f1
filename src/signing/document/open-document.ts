// A document open for signing: a small index instead of a parse, and the running digest of its bytes.
import { createHash, type Hash } from 'node:crypto';
import type { DigestAlgorithm } from '../ports.ts';
import { signingFault } from '../faults.ts';
import { type FileEnd, isArray, type PdfDict, PdfFile, PdfRef, PdfSyntaxError } from '../pdf/index.ts';
import { restrictionsOf } from './restrictions.ts';
import { readSignatureFields, type SignatureField } from './fields.ts';

export interface DocumentIndex {
  readonly end: FileEnd;
  readonly catalog: { readonly number: number; readonly dict: PdfDict };
  readonly fields: ReadonlyMap<string, SignatureField>;
  /** Some signature is there already. */
  readonly signed: boolean;
  /** A signature that allows no further one is there: it locks every field, or certifies without exceptions. */
  readonly sealed: boolean;
  /** Names of unsigned fields that an earlier signature locks. */
  readonly locked?: ReadonlySet<string> | undefined;
  /** The catalog's /Perms, where it is an object of its own. */
  readonly permissions?: PdfDict | undefined;
}

/**
 * Keeps what the next signature needs, so that signing again appends without reading again:
 * cost does not grow with the number of earlier signatures or with the size of the file (goal G1).
 */
export class OpenDocument {
  private current: DocumentIndex;
  private readonly chunks: Uint8Array[];
  private readonly digests = new Map<DigestAlgorithm, Hash>();

  /**
   * Faults: signing.unreadablePdf, signing.encryptedPdf.
   * @param known digests of exactly these bytes that the caller has anyway, by algorithm; they are not updated here
   */
  constructor(bytes: Uint8Array, known: Readonly<Partial<Record<DigestAlgorithm, Hash>>> = {}) {
    this.current = readIndex(bytes);
    this.chunks = [bytes];
    for (const algorithm of Object.keys(known) as DigestAlgorithm[])
      this.digests.set(algorithm, known[algorithm]?.copy() ?? createHash(algorithm).update(bytes));
  }

  get index(): DocumentIndex {
    return this.current;
  }

  get length(): number {
    return this.current.end.length;
  }

  /** The digest of all bytes so far, ready to go on; the caller may update it freely. */
  digestSoFar(algorithm: DigestAlgorithm): Hash {
    let running = this.digests.get(algorithm);
    if (running === undefined) {
      running = createHash(algorithm);
      for (const chunk of this.chunks) running.update(chunk);
      this.digests.set(algorithm, running);
    }
    return running.copy();
  }

  /** Takes over what a finished signature appended. */
  append(tail: Uint8Array, index: DocumentIndex): void {
    this.chunks.push(tail);
    for (const running of this.digests.values()) running.update(tail);
    this.current = index;
  }

  bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
}

function readIndex(bytes: Uint8Array): DocumentIndex {
  try {
    const file = new PdfFile(bytes, 'whenAsked');
    const { trailer, section, end } = file.last;
    if (trailer.has('Encrypt')) throw signingFault('signing.encryptedPdf');
    const root = trailer.get('Root');
    if (!(root instanceof PdfRef)) throw new PdfSyntaxError('trailer without /Root', section.start);
    const fields = readSignatureFields(file);
    const signed = [...fields.values()].some((field) => field.signed);
    if (end !== bytes.length && (signed || !isBlank(bytes.subarray(end))))
      throw new PdfSyntaxError('bytes after the last %%EOF', end);
    const catalog = file.catalog();
    const perms = catalog.get('Perms');
    const { sealed, locked } = restrictionsOf(file, fields);
    return {
      end: fileEnd(file, root),
      catalog: { number: root.number, dict: catalog },
      fields,
      signed,
      sealed,
      locked,
      permissions: perms instanceof PdfRef ? file.dict(perms) : undefined,
    };
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    throw signingFault('signing.unreadablePdf', { reason: error.message }, { cause: error });
  }
}

function fileEnd(file: PdfFile, root: PdfRef): FileEnd {
  const { trailer, section } = file.last;
  const info = trailer.get('Info');
  const id = trailer.get('ID');
  const size = Math.max(...file.revisions.map(highestNumber), Number(trailer.get('Size')) - 1) + 1;
  return {
    length: file.bytes.length,
    startxref: section.start,
    xrefKind: section.kind,
    size,
    root,
    info: info instanceof PdfRef ? info : undefined,
    id: isArray(id) ? id : undefined,
    generations: generationsOf(file),
    unterminated: !isBlank(file.bytes.subarray(-1)),
  };
}

/** Blank lines behind %%EOF, as editors and mail programs leave them. */
const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => BLANKS.has(byte));
const BLANKS = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);

function generationsOf(file: PdfFile): ReadonlyMap<number, number> | undefined {
  const found = new Map<number, number>();
  for (const { entries } of file.revisions) {
    for (const [number, entry] of entries) {
      const generation = entry.kind === 'offset' ? entry.generation : 0;
      if (generation > 0) found.set(number, generation);
      else if (found.size > 0) found.delete(number);
    }
  }
  return found.size === 0 ? undefined : found;
}

const highestNumber = (revision: { readonly entries: ReadonlyMap<number, unknown> }): number => {
  let highest = 0;
  for (const number of revision.entries.keys()) if (number > highest) highest = number;
  return highest;
};
