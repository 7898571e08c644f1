// OBJECT IDENTIFIER (ITU-T X.690 §8.19) between dotted text and content octets.
import { encode } from './encode.ts';
import { DerError } from './problem.ts';
import { tags } from './tags.ts';

/** Dotted text, e.g. `1.2.840.113549.1.7.2`, to DER. The text comes from our own tables. */
export function oid(dotted: string): Buffer {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  return encode(tags.oid, Buffer.from([first * 40n + second, ...rest].flatMap(base128)));
}

/** Content octets to dotted text. @throws DerError when an arc is padded, cut off or longer than 128 bits. */
export function oidText(content: Uint8Array, offset: number): string {
  if (content.length === 0 || content.length > 64)
    throw new DerError('value', offset, 'object identifier of odd size');
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
