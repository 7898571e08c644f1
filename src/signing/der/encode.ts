// Writes DER (ITU-T X.690): every function returns one complete encoded value.
import { CONSTRUCTED, contextTag, tags } from './tags.ts';

/** One value: identifier octet, shortest definite length, the parts one after another. */
export function encode(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  let length = 0;
  for (const part of parts) length += part.length;
  const header = headerSize(length);
  const out = Buffer.allocUnsafe(header + length);
  let at = writeHeader(out, 0, tag, length);
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Identifier and length octets alone, for values whose content is written elsewhere. */
export function encodeHeader(tag: number, contentLength: number): Buffer {
  const out = Buffer.allocUnsafe(headerSize(contentLength));
  writeHeader(out, 0, tag, contentLength);
  return out;
}

/** How many octets a value with this content length takes altogether. */
export const encodedSize = (contentLength: number): number => headerSize(contentLength) + contentLength;

export const sequence = (...parts: readonly Uint8Array[]): Buffer => encode(tags.sequence, ...parts);

/** SET OF: members sorted by their encodings (X.690 §11.6). */
export const setOf = (...members: readonly Uint8Array[]): Buffer => encode(tags.set, ...sorted(members));

/** The order of SET OF members in DER. */
export const sorted = (members: readonly Uint8Array[]): readonly Uint8Array[] =>
  members.length < 2 ? members : [...members].sort((a, b) => Buffer.compare(a, b));

export const explicit = (number: number, inner: Uint8Array): Buffer =>
  encode(contextTag(number, 'constructed'), inner);

/** The value under another tag; whether it is constructed stays (X.690 §8.14.3). */
export function implicit(number: number, inner: Uint8Array): Buffer {
  const out = Buffer.from(inner);
  out[0] = 0x80 | ((inner[0] ?? 0) & CONSTRUCTED) | number;
  return out;
}

/** From a number, or from unsigned big-endian octets; shortest two's complement (X.690 §8.3). */
export function integer(value: number | bigint | Uint8Array): Buffer {
  return encode(tags.integer, value instanceof Uint8Array ? unsigned(value) : twosComplement(BigInt(value)));
}

export const boolean = (value: boolean): Buffer => encode(tags.boolean, Buffer.of(value ? 0xff : 0x00));
export const nullValue = (): Buffer => encode(tags.null);
export const octetString = (content: Uint8Array): Buffer => encode(tags.octetString, content);
export const utf8String = (text: string): Buffer => encode(tags.utf8String, Buffer.from(text, 'utf8'));
export const printableString = (text: string): Buffer =>
  encode(tags.printableString, Buffer.from(text, 'latin1'));
export const bmpString = (text: string): Buffer =>
  encode(tags.bmpString, Buffer.from(text, 'utf16le').swap16());

export const bitString = (content: Uint8Array, unusedBits = 0): Buffer =>
  encode(tags.bitString, Buffer.of(unusedBits), content);

/** Named bits as numbers, `0` being the first; trailing zero bits are dropped (X.690 §11.2.2). */
export function namedBits(bits: readonly number[]): Buffer {
  const last = Math.max(-1, ...bits);
  const content = Buffer.alloc(Math.floor(last / 8) + 1);
  for (const bit of bits) content[bit >> 3] = (content[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return bitString(content, last < 0 ? 0 : 7 - (last & 7));
}

function headerSize(length: number): number {
  if (length < 0x80) return 2;
  return length < 0x100 ? 3 : length < 0x10000 ? 4 : length < 0x1000000 ? 5 : 6;
}

function writeHeader(out: Buffer, start: number, tag: number, length: number): number {
  out[start] = tag;
  if (length < 0x80) {
    out[start + 1] = length;
    return start + 2;
  }
  const octets = headerSize(length) - 2;
  out[start + 1] = 0x80 | octets;
  out.writeUIntBE(length, start + 2, octets);
  return start + 2 + octets;
}

function unsigned(octets: Uint8Array): Buffer {
  let first = 0;
  while (first < octets.length - 1 && octets[first] === 0) first += 1;
  const rest = Buffer.from(octets.subarray(first));
  if (rest.length === 0) return Buffer.of(0);
  return (rest[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), rest]) : rest;
}

function twosComplement(value: bigint): Buffer {
  let octets = 1;
  while (BigInt.asIntN(octets * 8, value) !== value) octets += 1;
  const hex = BigInt.asUintN(octets * 8, value).toString(16);
  return Buffer.from(hex.padStart(octets * 2, '0'), 'hex');
}
