// A document open for signing: a small index instead of a parse, and the running digest of its bytes.
import { createHash, type Hash } from 'node:crypto';
import type { DigestAlgorithm } from '../ports.ts';
import { signingFault } from '../faults.ts';
import { type FileEnd, isArray, type PdfDict, PdfFile, PdfRef, PdfSyntaxError } from '../pdf/index.ts';
import { readSignatureFields, type SignatureField } from './fields.ts';

export interface DocumentIndex {
  readonly end: FileEnd;
  readonly catalog: { readonly number: number; readonly dict: PdfDict };
  readonly fields: ReadonlyMap<string, SignatureField>;
  /** Some signature is there already. */
  readonly signed: boolean;
  /** A signature over a field that locks everything is there: no further signature may follow. */
  readonly sealed: boolean;
}

/**
 * Keeps what the next signature needs, so that signing again appends without reading again:
 * cost does not grow with the number of earlier signatures or with the size of the file (goal G1).
 */
export class OpenDocument {
  private current: DocumentIndex;
  private readonly chunks: Uint8Array[];
  private readonly digests = new Map<DigestAlgorithm, Hash>();

  /** Faults: signing.unreadablePdf, signing.encryptedPdf. */
  constructor(bytes: Uint8Array) {
    this.current = readIndex(bytes);
    this.chunks = [bytes];
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
    const file = new PdfFile(bytes);
    const { trailer, section, end } = file.last;
    if (trailer.has('Encrypt')) throw signingFault('signing.encryptedPdf');
    if (end !== bytes.length) throw new PdfSyntaxError('bytes after the last %%EOF', end);
    const root = trailer.get('Root');
    if (!(root instanceof PdfRef)) throw new PdfSyntaxError('trailer without /Root', section.start);
    const fields = readSignatureFields(file);
    const signed = [...fields.values()].filter((field) => field.signed);
    return {
      end: { ...fileEnd(file, root), length: end },
      catalog: { number: root.number, dict: file.catalog() },
      fields,
      signed: signed.length > 0,
      sealed: signed.some((field) => field.locksAll),
    };
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    throw signingFault('signing.unreadablePdf', { reason: error.message }, { cause: error });
  }
}

function fileEnd(file: PdfFile, root: PdfRef): Omit<FileEnd, 'length'> {
  const { trailer, section } = file.last;
  const info = trailer.get('Info');
  const id = trailer.get('ID');
  const size = Math.max(...file.revisions.map(highestNumber), Number(trailer.get('Size')) - 1) + 1;
  return {
    startxref: section.start,
    xrefKind: section.kind,
    size,
    root,
    info: info instanceof PdfRef ? info : undefined,
    id: isArray(id) ? id : undefined,
  };
}

const highestNumber = (revision: { readonly entries: ReadonlyMap<number, unknown> }): number => {
  let highest = 0;
  for (const number of revision.entries.keys()) if (number > highest) highest = number;
  return highest;
};
