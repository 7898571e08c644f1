// A PDF file open for reading: its revisions, and any object as it stood in any of them.
import { type Member, type ObjectStream, openObjectStream } from './object-stream.ts';
import type { Decoding } from './cursor.ts';
import { isDict, isInteger, type PdfDict, type PdfObject, PdfRef } from './objects.ts';
import { type IndirectObject, parseIndirect } from './parse-indirect.ts';
import { readRevisions, type Revision } from './revisions.ts';
import { PdfSyntaxError } from './syntax-error.ts';
import { Work } from './work.ts';
import type { XrefEntry } from './xref-section.ts';

const MAX_REFERENCE_HOPS = 32;
/** What stays parsed for the next question: values, and bytes of unpacked object streams. */
const MAX_VALUES_KEPT = 400_000;
const MAX_UNPACKED_KEPT = 32 * 1024 * 1024;

/** Reads strictly and lazily; every method throws PdfSyntaxError on what it does not accept. */
export class PdfFile {
  readonly bytes: Buffer;
  readonly revisions: readonly Revision[];
  /** Limits of what the file may ask for; whoever loops over its contents spends from it. */
  readonly work = new Work();
  private readonly updated: ReadonlyMap<number, Placed>;
  private readonly byOffset = new Map<number, IndirectObject>();
  private readonly objectStreams = new Map<number, ObjectStream>();
  private valuesKept = 0;
  private unpackedKept = 0;
  private readingLength = false;
  private readonly decoding: Decoding;

  /**
   * Long strings decoded `whenAsked` are for those who want to go on with a file; whoever judges it has them decoded
   * `atOnce`, so that no damaged one is passed over.
   */
  constructor(bytes: Uint8Array, decoding: Decoding = 'atOnce') {
    this.decoding = decoding;
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.revisions = readRevisions(this.bytes);
    this.updated = placedByUpdates(this.revisions);
  }

  get last(): Revision {
    const revision = this.revisions.at(-1);
    if (revision === undefined) throw new PdfSyntaxError('no revision', 0);
    return revision;
  }

  /** The entry that is in force for an object at the end of revision `upTo`. */
  entry(number: number, upTo = this.last.index): XrefEntry | undefined {
    let steps = 1;
    let placed = this.updated.get(number);
    while (placed !== undefined && placed.revision > upTo) {
      placed = placed.before;
      steps++;
    }
    this.work.spend(steps);
    return placed === undefined ? this.revisions[0]?.entries.get(number) : placed.entry;
  }

  /** The object's value at the end of revision `upTo`; null when it does not exist then (§7.3.10). */
  object(number: number, upTo = this.last.index): PdfObject {
    return this.member(number, upTo)?.value ?? null;
  }

  /** Numbers of the objects that the object refers to as it stands at the end of revision `upTo`. */
  references(number: number, upTo = this.last.index): readonly number[] {
    return this.member(number, upTo)?.references ?? [];
  }

  private member(number: number, upTo: number): Member | undefined {
    const entry = this.entry(number, upTo);
    if (entry === undefined || entry.kind === 'free') return undefined;
    if (entry.kind === 'offset') return this.at(entry.offset, number, upTo);
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
    const found = known ?? this.parseAt(offset, upTo);
    if (found.number !== number)
      throw new PdfSyntaxError(`object ${number} is not where the file says`, offset);
    if (known === undefined) this.keep(offset, found);
    return found;
  }

  /** What fails costs as well: it may be asked for again and again. */
  private parseAt(offset: number, upTo: number): IndirectObject {
    try {
      return parseIndirect(this.bytes, offset, (ref) => this.lengthOf(ref, upTo), this.decoding);
    } catch (error) {
      const read = error instanceof PdfSyntaxError ? Math.max(0, error.offset - offset) : 0;
      this.work.spend((read >> 2) + (this.bytes.length >> 10));
      throw error;
    }
  }

  private keep(offset: number, found: IndirectObject): void {
    this.work.spend(found.values + ((found.end - found.start) >> 12));
    this.valuesKept += found.values;
    if (this.valuesKept > MAX_VALUES_KEPT) {
      this.byOffset.clear();
      this.valuesKept = found.values;
    }
    this.byOffset.set(offset, found);
  }

  /** A /Length is a number of its own: finding it never needs the length of another stream's object. */
  private lengthOf(ref: PdfRef, upTo: number): number | undefined {
    if (this.readingLength) return undefined;
    this.readingLength = true;
    try {
      const value = this.resolve(ref, upTo);
      return isInteger(value) ? value : undefined;
    } finally {
      this.readingLength = false;
    }
  }

  private compressed(streamNumber: number, index: number, number: number, upTo: number): Member {
    const entry = this.entry(streamNumber, upTo);
    if (entry?.kind !== 'offset') throw new PdfSyntaxError('object stream missing', 0);
    const known = this.objectStreams.get(entry.offset);
    const stream = known ?? openObjectStream(this.at(entry.offset, streamNumber, upTo).value, this.work);
    if (known === undefined) this.keepUnpacked(entry.offset, stream);
    return stream.member(index, number);
  }

  private keepUnpacked(offset: number, stream: ObjectStream): void {
    this.unpackedKept += stream.size;
    if (this.unpackedKept > MAX_UNPACKED_KEPT) {
      this.objectStreams.clear();
      this.unpackedKept = stream.size;
    }
    this.objectStreams.set(offset, stream);
  }
}

/** Where an update puts an object, and where updates before it had put it; the base file's own entries are not copied. */
interface Placed {
  readonly revision: number;
  readonly entry: XrefEntry;
  readonly before: Placed | undefined;
}

function placedByUpdates(revisions: readonly Revision[]): Map<number, Placed> {
  const latest = new Map<number, Placed>();
  for (const { index, entries } of revisions.slice(1)) {
    for (const [number, entry] of entries)
      latest.set(number, { revision: index, entry, before: latest.get(number) });
  }
  return latest;
}
