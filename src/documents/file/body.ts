// Collects indirect objects in writing order and closes the file with a classic cross-reference table (ISO 32000-2 §7.5).
import { createHash, type Hash } from 'node:crypto';
import { pdfObject } from './objects.ts';

/** Bytes that begin many files alike: header and objects 1 … n with their offsets. */
export interface Prelude {
  readonly bytes: Buffer;
  /** Offset of object `index + 1`. */
  readonly offsets: readonly number[];
  /** SHA-256 so far; copied, never finished. */
  readonly hash: Hash;
}

export interface Body {
  /** Takes the next object number. */
  reserve(): number;
  /** Writes a reserved object from its source. */
  put(number: number, source: string): void;
  /** Writes a reserved object that is already in bytes. */
  putBytes(number: number, object: Buffer): void;
  /** Reserves and writes; returns the number. */
  add(source: string): number;
  close(root: number, information: number): Buffer;
}

/** The comment tells transports that the file is binary (§7.5.2, ISO 19005-3 §6.1.2). */
export const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');

export function prelude(objects: readonly Buffer[]): Prelude {
  const offsets: number[] = [];
  let end = HEADER.length;
  for (const object of objects) {
    offsets.push(end);
    end += object.length;
  }
  const bytes = Buffer.concat([HEADER, ...objects]);
  return { bytes, offsets, hash: createHash('sha256').update(bytes) };
}

export function openBody(start: Prelude): Body {
  const offsets = [...start.offsets];
  const parts: Buffer[] = [];
  let end = start.bytes.length;

  const putBytes = (number: number, object: Buffer) => {
    offsets[number - 1] = end;
    parts.push(object);
    end += object.length;
  };
  const reserve = () => offsets.push(0);
  const put = (number: number, source: string) => putBytes(number, pdfObject(number, source));
  const add = (source: string) => {
    const number = reserve();
    put(number, source);
    return number;
  };
  const close = (root: number, information: number) => {
    const hash = start.hash.copy();
    for (const part of parts) hash.update(part);
    const id = hash.digest('hex').slice(0, 32).toUpperCase();
    const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const size = offsets.length + 1;
    const tail =
      `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}` +
      `trailer\n<</Size ${size}/Root ${root} 0 R/Info ${information} 0 R/ID[<${id}><${id}>]>>\n` +
      `startxref\n${end}\n%%EOF\n`;
    return Buffer.concat([start.bytes, ...parts, Buffer.from(tail, 'latin1')]);
  };
  return { reserve, put, putBytes, add, close };
}
