// OBJECT IDENTIFIER (ITU-T X.690 §8.19) between dotted text and content octets.
import { encode } from './encode.ts';
import { DerError } from './problem.ts';
import { tags } from './tags.ts';

/** Dotted text, e.g. `1.2.840.113549.1.7.2`, to DER. The text comes from our own tables. */
export function oid(dotted: string): Buffer {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  return encode(tags.oid, Buffer.from([first * 40n + second, ...rest].flatMap(base128)));
}

/** Content octets to dotted text. @throws DerError when an arc is padded, cut off or longer than 64 bits. */
export function oidText(content: Uint8Array, offset: number): string {
  if (content.length === 0 || content.length > 64)
    throw new DerError('value', offset, 'object identifier of odd size');
  const arcs: bigint[] = [];
  let arc = 0n;
  let octets = 0;
  for (const octet of content) {
    if (octets === 0 && octet === 0x80) throw new DerError('value', offset, 'padded object identifier');
    if ((octets += 1) > 19) throw new DerError('value', offset, 'object identifier arc too long');
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if (octet & 0x80) continue;
    arcs.push(arc);
    arc = 0n;
    octets = 0;
  }
  if (octets !== 0) throw new DerError('value', offset, 'object identifier cut off');
  const [head = 0n, ...rest] = arcs;
  const first = head < 40n ? 0n : head < 80n ? 1n : 2n;
  return [first, head - first * 40n, ...rest].join('.');
}

function base128(arc: bigint): number[] {
  const octets = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80);
  return octets;
}
