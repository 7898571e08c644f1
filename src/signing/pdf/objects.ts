// The objects of a PDF file (ISO 32000-2 §7.3) as plain immutable values.

export class PdfName {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export class PdfRef {
  readonly number: number;
  readonly generation: number;
  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }
}

/** A literal or hexadecimal string. `start` and `end` delimit its token, brackets included, in the parsed bytes. */
export class PdfString {
  readonly form: 'literal' | 'hex';
  readonly start: number;
  readonly end: number;
  /** Known to be a hexadecimal string of digits in one case and nothing else: there is no second way to write it so. */
  readonly plain: boolean;
  private held: Buffer | (() => Buffer);

  /** `bytes` may be a function that decodes them when they are asked for. */
  constructor(
    bytes: Buffer | (() => Buffer),
    form: 'literal' | 'hex' = 'literal',
    start = -1,
    end = -1,
    plain = false,
  ) {
    this.form = form;
    this.start = start;
    this.end = end;
    this.plain = plain;
    this.held = bytes;
  }

  /** @throws PdfSyntaxError when decoding was put off and fails. */
  get bytes(): Buffer {
    if (typeof this.held === 'function') this.held = this.held();
    return this.held;
  }
}

export type PdfDict = ReadonlyMap<string, PdfObject>;

/** A stream: its dictionary and its still encoded bytes. */
export class PdfStream {
  readonly dict: PdfDict;
  readonly raw: Buffer;
  constructor(dict: PdfDict, raw: Buffer) {
    this.dict = dict;
    this.raw = raw;
  }
}

export type PdfArray = readonly PdfObject[];
export type PdfObject =
  null | boolean | number | PdfName | PdfString | PdfRef | PdfStream | PdfArray | PdfDict;

export const isDict = (object: PdfObject | undefined): object is PdfDict => object instanceof Map;
export const isArray = (object: PdfObject | undefined): object is PdfArray => Array.isArray(object);
export const isName = (object: PdfObject | undefined, value: string): boolean =>
  object instanceof PdfName && object.value === value;
export const isInteger = (object: PdfObject | undefined): object is number => Number.isSafeInteger(object);

/** Text of a PDF text string (§7.9.2.2): UTF-16BE or UTF-8 by its mark, else Latin-1 as the part of PDFDocEncoding in use here. */
export function textOf(string: PdfString): string {
  const { bytes } = string;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
    return Buffer.from(even).swap16().toString('utf16le');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  return bytes.toString('latin1');
}
