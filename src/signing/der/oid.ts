// OBJECT IDENTIFIER (ITU-T X.690 §8.19) between dotted text and content octets.
import { encode } from './encode.ts';
import { DerError } from './problem.ts';
import { tags } from './tags.ts';

/** Dotted text, e.g. `1.2.840.113549.1.7.2`, to DER. The text comes from our own tables. */
export function oid(text: string): Buffer {
  const [first = 0n, second = 0n, ...rest] = text.split('.').map(BigInt);
  return encode(tags.oid, Buffer.from([first * 40n + second, ...rest].flatMap(base128)));
}

/**
 * Content octets [start, end) to dotted text; `offset` is where the value begins.
 * @throws DerError when an arc is padded, cut off or longer than 128 bits.
 */
export function oidText(input: Uint8Array, start: number, end: number, offset: number): string {
  if (end === start || end - start > 64) throw new DerError('value', offset, 'object identifier of odd size');
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (input[at] ?? 0)) | 0;
  const slot = hash & (SLOTS - 1);
  const before = known[slot];
  if (before !== undefined && isSpelt(before.octets, input, start, end)) return before.text;
  const octets = Uint8Array.from(input.subarray(start, end));
  const text = dotted(octets, offset);
  known[slot] = { octets, text };
  return text;
}

/** The same few dozen identifiers come again and again: each is spelt once. */
const SLOTS = 256;
const known = new Array<{ readonly octets: Uint8Array; readonly text: string } | undefined>(SLOTS).fill(
  undefined,
);

function isSpelt(octets: Uint8Array, input: Uint8Array, start: number, end: number): boolean {
  if (octets.length !== end - start) return false;
  for (let i = 0; i < octets.length; i += 1) if (octets[i] !== input[start + i]) return false;
  return true;
}

function dotted(content: Uint8Array, offset: number): string {
  let text = '';
  let start = 0;
  for (let at = 0; at < content.length; at += 1) {
    if (((content[at] ?? 0) & 0x80) !== 0) continue;
    const arc = arcOf(content, start, at, offset);
    text += start === 0 ? firstTwo(arc) : `.${arc.toString()}`;
    start = at + 1;
  }
  if (start !== content.length) throw new DerError('value', offset, 'object identifier cut off');
  return text;
}

/** Seven octets of seven bits fit a number exactly; longer arcs (UUIDs under 2.25) need more. */
function arcOf(content: Uint8Array, start: number, last: number, offset: number): number | bigint {
  if (content[start] === 0x80) throw new DerError('value', offset, 'padded object identifier');
  if (last - start >= 19) throw new DerError('value', offset, 'object identifier arc too long');
  if (last - start >= 7)
    return content.subarray(start, last + 1).reduce((arc, octet) => (arc << 7n) | BigInt(octet & 0x7f), 0n);
  let arc = 0;
  for (let at = start; at <= last; at += 1) arc = arc * 128 + ((content[at] ?? 0) & 0x7f);
  return arc;
}

/** The first two arcs share one number: 40 × first + second, where only the third root goes beyond 39. */
function firstTwo(arc: number | bigint): string {
  if (arc < 80) return arc < 40 ? `0.${arc.toString()}` : `1.${(Number(arc) - 40).toString()}`;
  return `2.${(typeof arc === 'bigint' ? arc - 80n : arc - 80).toString()}`;
}

function base128(arc: bigint): number[] {
  const octets = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80);
  return octets;
}
