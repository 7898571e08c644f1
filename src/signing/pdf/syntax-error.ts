// What the strict reader says when a file departs from the syntax it accepts.

/** Raised inside the core; callers turn it into a finding (verification) or a Fault (signing). */
export class PdfSyntaxError extends Error {
  override readonly name = 'PdfSyntaxError';
  /** Byte offset in the file where the reader stopped. */
  readonly offset: number;
  /** Short reason without the offset. */
  readonly reason: string;
  constructor(reason: string, offset: number) {
    super(`${reason} at byte ${offset}`);
    this.reason = reason;
    this.offset = offset;
  }
}
