// A position in PDF bytes and the smallest readings from it.
import { isDigit, isRegular, isWhite } from './characters.ts';
import { PdfSyntaxError } from './syntax-error.ts';

const PERCENT = 0x25;

const NONE: readonly number[] = [];

/** When long hexadecimal strings, which are old signatures above all, are decoded. */
export type Decoding = 'atOnce' | 'whenAsked';

export class Cursor {
  readonly bytes: Buffer;
  readonly decoding: Decoding;
  at: number;
  /** Values parsed so far, for the limits of work.ts. */
  values = 0;
  /** Numbers of the objects that what was parsed so far refers to, in the order of writing. */
  references: readonly number[] = NONE;

  constructor(bytes: Buffer, at = 0, decoding: Decoding = 'atOnce') {
    this.bytes = bytes;
    this.decoding = decoding;
    this.at = at;
  }

  noteReference(number: number): void {
    if (this.references === NONE) this.references = [number];
    else (this.references as number[]).push(number);
  }

  fail(reason: string): never {
    throw new PdfSyntaxError(reason, this.at);
  }

  peek(): number | undefined {
    return this.bytes[this.at];
  }

  /** Skips white space and comments. */
  skipBlank(): void {
    const { bytes } = this;
    for (;;) {
      const byte = bytes[this.at];
      if (byte === PERCENT) this.skipLine();
      else if (isWhite(byte)) this.at++;
      else return;
    }
  }

  private skipLine(): void {
    const { bytes } = this;
    while (this.at < bytes.length && bytes[this.at] !== 0x0a && bytes[this.at] !== 0x0d) this.at++;
  }

  /** Takes `word` when it stands here and a delimiter follows; tells whether it did. */
  take(word: string): boolean {
    const end = this.at + word.length;
    if (!this.startsWith(word) || isRegular(this.bytes[end])) return false;
    this.at = end;
    return true;
  }

  startsWith(word: string): boolean {
    for (let i = 0; i < word.length; i++) {
      if (this.bytes[this.at + i] !== word.charCodeAt(i)) return false;
    }
    return true;
  }

  expect(word: string): void {
    if (!this.take(word)) this.fail(`expected "${word}"`);
  }

  /** An unsigned decimal integer of at most 10 digits (the largest a file offset may have here). */
  unsigned(): number {
    const start = this.at;
    let value = 0;
    while (isDigit(this.bytes[this.at])) {
      value = value * 10 + ((this.bytes[this.at++] ?? 0) - 0x30);
      if (this.at - start > 10) this.fail('integer too long');
    }
    if (this.at === start) this.fail('expected an integer');
    return value;
  }

  /** End of line: CR LF, LF or CR. Tells whether there was one. */
  takeEndOfLine(): boolean {
    const before = this.at;
    if (this.bytes[this.at] === 0x0d) this.at++;
    if (this.bytes[this.at] === 0x0a) this.at++;
    return this.at > before;
  }
}
