// A PDF file open for reading: its revisions, and any object as it stood in any of them.
import { Cursor } from './cursor.ts';
import { decodeStream } from './filters.ts';
import { isDict, isInteger, isName, type PdfDict, type PdfObject, PdfRef, PdfStream } from './objects.ts';
import { type IndirectObject, parseIndirect } from './parse-indirect.ts';
import { parseObject } from './parse-object.ts';
import { readRevisions, type Revision } from './revisions.ts';
import { PdfSyntaxError } from './syntax-error.ts';
import type { XrefEntry } from './xref-section.ts';

const MAX_REFERENCE_HOPS = 32;

/** Reads strictly and lazily; every method throws PdfSyntaxError on what it does not accept. */
export class PdfFile {
  readonly bytes: Buffer;
  readonly revisions: readonly Revision[];
  private readonly byOffset = new Map<number, IndirectObject>();
  private readonly objectStreams = new Map<PdfStream, readonly [number, PdfObject][]>();

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.revisions = readRevisions(this.bytes);
  }

  get last(): Revision {
    const revision = this.revisions.at(-1);
    if (revision === undefined) throw new PdfSyntaxError('no revision', 0);
    return revision;
  }

  /** The entry that is in force for an object at the end of revision `upTo`. */
  entry(number: number, upTo = this.last.index): XrefEntry | undefined {
    for (let index = upTo; index >= 0; index--) {
      const entry = this.revisions[index]?.entries.get(number);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /** The object's value at the end of revision `upTo`; null when it does not exist then (§7.3.10). */
  object(number: number, upTo = this.last.index): PdfObject {
    const entry = this.entry(number, upTo);
    if (entry === undefined || entry.kind === 'free') return null;
    if (entry.kind === 'offset') return this.at(entry.offset, number, upTo).value;
    return this.compressed(entry.stream, entry.index, number, upTo);
  }

  /** Follows references until a value stands there. */
  resolve(object: PdfObject | undefined, upTo = this.last.index): PdfObject {
    let value = object ?? null;
    for (let hops = 0; value instanceof PdfRef; hops++) {
      if (hops >= MAX_REFERENCE_HOPS) throw new PdfSyntaxError('reference loop', 0);
      value = this.object(value.number, upTo);
    }
    return value;
  }

  dict(object: PdfObject | undefined, upTo = this.last.index): PdfDict | undefined {
    const value = this.resolve(object, upTo);
    return isDict(value) ? value : undefined;
  }

  catalog(upTo = this.last.index): PdfDict {
    const catalog = this.dict(this.revisions[upTo]?.trailer.get('Root'), upTo);
    if (catalog === undefined) throw new PdfSyntaxError('no document catalog', 0);
    return catalog;
  }

  /** The uncompressed object that starts at `offset`, which must bear the expected number. */
  at(offset: number, number: number, upTo = this.last.index): IndirectObject {
    const known = this.byOffset.get(offset);
    const found = known ?? parseIndirect(this.bytes, offset, (ref) => this.lengthOf(ref, upTo));
    if (found.number !== number)
      throw new PdfSyntaxError(`object ${number} is not where the file says`, offset);
    if (known === undefined) this.byOffset.set(offset, found);
    return found;
  }

  private lengthOf(ref: PdfRef, upTo: number): number | undefined {
    const value = this.resolve(ref, upTo);
    return isInteger(value) ? value : undefined;
  }

  private compressed(streamNumber: number, index: number, number: number, upTo: number): PdfObject {
    const entry = this.entry(streamNumber, upTo);
    if (entry?.kind !== 'offset') throw new PdfSyntaxError('object stream missing', 0);
    const stream = this.at(entry.offset, streamNumber, upTo).value;
    if (!(stream instanceof PdfStream)) throw new PdfSyntaxError('object stream expected', entry.offset);
    const members = this.objectStreams.get(stream) ?? readObjectStream(stream);
    this.objectStreams.set(stream, members);
    const member = members[index];
    if (member?.[0] !== number)
      throw new PdfSyntaxError(`object ${number} is not in its object stream`, entry.offset);
    return member[1];
  }
}

/** Object streams (§7.5.7): `N` pairs of number and offset, then the objects. */
function readObjectStream(stream: PdfStream): readonly [number, PdfObject][] {
  const count = stream.dict.get('N');
  const first = stream.dict.get('First');
  if (!isName(stream.dict.get('Type'), 'ObjStm') || !isInteger(count) || !isInteger(first) || count < 0) {
    throw new PdfSyntaxError('bad object stream', 0);
  }
  const bytes = decodeStream(stream);
  if (count > bytes.length) throw new PdfSyntaxError('bad object stream', 0);
  const cursor = new Cursor(bytes);
  const members: [number, PdfObject][] = [];
  for (let i = 0; i < count; i++) {
    cursor.skipBlank();
    const number = cursor.unsigned();
    cursor.skipBlank();
    const offset = cursor.unsigned();
    members.push([number, parseObject(new Cursor(bytes, first + offset))]);
  }
  return members;
}
