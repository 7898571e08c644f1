// How much work one file may ask for: whatever it says of itself, reading it ends soon and in bounded memory.
import { PdfSyntaxError } from './syntax-error.ts';

/** Objects in all cross-reference sections together; ten times what the largest real dossiers have. */
export const MAX_OBJECTS = 1_000_000;
/** Values (numbers, names, arrays …) in one indirect object. */
export const MAX_VALUES = 1_000_000;
/** Bytes of one string. */
export const MAX_STRING = 16 * 1024 * 1024;

/** Steps of parsing and looking up, about ten million a second. */
const STEPS = 50_000_000;
/** Bytes that packed streams may decode to, in all. */
const UNPACKED = 512 * 1024 * 1024;

/** Bytes that one packed stream may decode to. */
export const MAX_UNPACKED = 64 * 1024 * 1024;

/** Counts steps instead of watching a clock, so that the same file has the same verdict on every machine. */
export class Work {
  private steps = STEPS;
  private unpacked = UNPACKED;
  private refused: PdfSyntaxError | undefined;

  spend(steps: number): void {
    this.steps -= steps;
    if (this.steps < 0) this.refuse('reading the file would take too long');
  }

  /** What a stream that failed to unpack may have cost: Deflate packs 1032 to 1 at best. */
  failedToUnpack(raw: Uint8Array, limit = MAX_UNPACKED): void {
    this.unpack(Math.min(limit, raw.length * 1032));
  }

  unpack(bytes: number): void {
    this.unpacked -= bytes;
    if (this.unpacked < 0) this.refuse('the file unpacks to too much');
  }

  /** Remembered, so that nobody who passes over a damaged part passes over this. */
  refuse(reason: string): never {
    this.refused ??= new PdfSyntaxError(reason, 0);
    throw this.refused;
  }

  /** @throws PdfSyntaxError when the file was ever refused, even if that was passed over. */
  assertAccepted(): void {
    if (this.refused !== undefined) throw this.refused;
  }
}
