// Writes one incremental update: objects, a cross-reference section of the kind before it, trailer (ISO 32000-2 §7.5.6).
import type { PdfRef } from './objects.ts';
import { serialize } from './serialize.ts';
import type { PdfArray } from './objects.ts';

/** What the next update must know of the file it is appended to. */
export interface FileEnd {
  /** Length of the file in bytes. */
  readonly length: number;
  /** Offset of the last cross-reference section. */
  readonly startxref: number;
  readonly xrefKind: 'table' | 'stream';
  /** Highest object number + 1. */
  readonly size: number;
  readonly root: PdfRef;
  readonly info: PdfRef | undefined;
  readonly id: PdfArray | undefined;
  /** Generations of the objects whose generation is not 0: they keep it when they are written anew (§7.3.10). */
  readonly generations?: ReadonlyMap<number, number> | undefined;
  /** The file stops right behind %%EOF, so that the update has to begin a line. */
  readonly unterminated?: boolean | undefined;
}

/** Collects the bytes of an update; offsets are known while writing, never searched for afterwards. */
export class TailWriter {
  private readonly end: FileEnd;
  private readonly parts: (string | Uint8Array)[] = [];
  private readonly offsets = new Map<number, number>();
  private written = 0;
  private next: number;

  constructor(end: FileEnd) {
    this.end = end;
    this.next = end.size;
    if (end.unterminated === true) this.write('\n');
  }

  /** Reserves the next free object number. */
  allocate(): number {
    return this.next++;
  }

  /** Bytes written so far, counted from the start of the update. */
  get position(): number {
    return this.written;
  }

  write(part: string | Uint8Array): void {
    this.parts.push(part);
    this.written += part.length;
  }

  /** Starts the object; whatever is written until `endObject` is its content. */
  beginObject(number: number): void {
    this.offsets.set(number, this.end.length + this.written);
    this.write(`${number} ${this.generationOf(number)} obj\n`);
  }

  endObject(): void {
    this.write('\nendobj\n');
  }

  object(number: number, source: string): void {
    this.beginObject(number);
    this.write(source);
    this.endObject();
  }

  /** `dictionary` is the entries as PDF source without brackets and /Length. */
  stream(number: number, dictionary: string, data: string | Uint8Array): void {
    this.beginObject(number);
    this.write(`<<${dictionary}/Length ${data.length}>>\nstream\n`);
    this.write(data);
    this.write('\nendstream');
    this.endObject();
  }

  /** Closes the update and returns its bytes, with what the update after it must know. */
  finish(): { readonly tail: Buffer; readonly end: FileEnd } {
    const startxref = this.end.length + this.written;
    if (this.end.xrefKind === 'table') this.writeTable();
    else this.writeXrefStream(startxref);
    this.write(`startxref\n${startxref}\n%%EOF\n`);
    const tail = Buffer.allocUnsafe(this.written);
    let at = 0;
    for (const part of this.parts) {
      if (typeof part === 'string') at += tail.write(part, at, 'latin1');
      else {
        tail.set(part, at);
        at += part.length;
      }
    }
    const end = {
      ...this.end,
      unterminated: false,
      length: this.end.length + at,
      startxref,
      size: this.next,
    };
    return { tail, end };
  }

  private writeTable(): void {
    let out = 'xref\n';
    for (const [first, count] of this.runs()) {
      out += `${first} ${count}\n`;
      for (let number = first; number < first + count; number++) {
        const generation = String(this.generationOf(number)).padStart(5, '0');
        out += `${String(this.offsets.get(number)).padStart(10, '0')} ${generation} n \n`;
      }
    }
    this.write(`${out}trailer\n<<${this.trailerEntries()}>>\n`);
  }

  private writeXrefStream(startxref: number): void {
    const number = this.allocate();
    this.offsets.set(number, startxref);
    const runs = this.runs();
    const rows = Buffer.alloc(7 * this.offsets.size);
    let at = 0;
    for (const [first, count] of runs) {
      for (let member = first; member < first + count; member++) {
        rows.writeUInt8(1, at);
        rows.writeUIntBE(this.offsets.get(member) ?? 0, at + 1, 4);
        rows.writeUInt16BE(this.generationOf(member), at + 5);
        at += 7;
      }
    }
    const index = runs.map(([first, count]) => `${first} ${count}`).join(' ');
    this.stream(number, `/Type/XRef/W[1 4 2]/Index[${index}]${this.trailerEntries()}`, rows);
  }

  private generationOf(number: number): number {
    return this.end.generations?.get(number) ?? 0;
  }

  /** Runs of consecutive object numbers: [first, count]. */
  private runs(): [number, number][] {
    const runs: [number, number][] = [];
    for (const number of [...this.offsets.keys()].sort((a, b) => a - b)) {
      const run = runs.at(-1);
      if (run !== undefined && run[0] + run[1] === number) run[1]++;
      else runs.push([number, 1]);
    }
    return runs;
  }

  private trailerEntries(): string {
    const { root, info, id, startxref } = this.end;
    return (
      `/Size ${this.next}/Root ${serialize(root)}` +
      (info === undefined ? '' : `/Info ${serialize(info)}`) +
      (id === undefined ? '' : `/ID${serialize(id)}`) +
      `/Prev ${startxref}`
    );
  }
}
