// What a DER value means, with the strict forms of each type; every function throws DerError otherwise.
import type { Instant } from '../../kernel/index.ts';
import { oidText } from './oid.ts';
import { DerError } from './problem.ts';
import { children, content, encoding, type DerNode } from './read.ts';
import { tags } from './tags.ts';
import { timeOf } from './time.ts';

export function expectTag(node: DerNode, tag: number): DerNode {
  if (node.tag !== tag) {
    const found = node.tag.toString(16);
    throw new DerError('tag', node.start, `tag ${tag.toString(16)} was expected, ${found} found`);
  }
  return node;
}

/** Content octets of an INTEGER after the check that it is the shortest (X.690 §8.3.2). */
export const asIntegerOctets = (node: DerNode, tag: number = tags.integer): Uint8Array =>
  content(expectShortest(node, tag));

function expectShortest(node: DerNode, tag: number): DerNode {
  const { input, contentStart, end } = expectTag(node, tag);
  const first = input[contentStart];
  const second = input[contentStart + 1] ?? 0;
  const padded =
    end - contentStart > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (end === contentStart || padded) throw new DerError('value', node.start, 'integer not the shortest');
  return node;
}

/** An INTEGER that fits 32 bits and is not negative. */
export function asSmallInteger(node: DerNode, tag: number = tags.integer): number {
  const { input, contentStart, end } = expectShortest(node, tag);
  if ((input[contentStart] ?? 0) >= 0x80 || end - contentStart > 5)
    throw new DerError('value', node.start, 'integer out of range');
  let value = 0;
  for (let at = contentStart; at < end; at += 1) value = value * 256 + (input[at] ?? 0);
  return value;
}

export const asOid = (node: DerNode): string =>
  oidText(expectTag(node, tags.oid).input, node.contentStart, node.end, node.start);

export const asOctetString = (node: DerNode): Uint8Array => content(expectTag(node, tags.octetString));

export function asNull(node: DerNode): void {
  if (expectTag(node, tags.null).end !== node.contentStart)
    throw new DerError('value', node.start, 'NULL with content');
}

export function asBoolean(node: DerNode): boolean {
  const octets = content(expectTag(node, tags.boolean));
  if (octets.length !== 1 || (octets[0] !== 0xff && octets[0] !== 0))
    throw new DerError('value', node.start, 'BOOLEAN other than 00 and FF');
  return octets[0] === 0xff;
}

/** A BIT STRING of whole octets (signatures, keys). */
export function asBitOctets(node: DerNode): Uint8Array {
  const octets = content(expectTag(node, tags.bitString));
  if (octets[0] !== 0) throw new DerError('value', node.start, 'bit string not of whole octets');
  return octets.subarray(1);
}

/** Numbers of the bits that are set. Trailing zero bits are let pass: authorities write them, and mean the same. */
export function asNamedBits(node: DerNode): ReadonlySet<number> {
  const [unused, ...octets] = content(expectTag(node, tags.bitString));
  const last = octets.at(-1);
  const wrong =
    unused === undefined ||
    unused > 7 ||
    octets.length > 8 ||
    (last === undefined ? unused !== 0 : last & ((1 << unused) - 1));
  if (wrong) throw new DerError('value', node.start, 'unused bits that are set');
  const bits = new Set<number>();
  for (let bit = 0; bit < octets.length * 8; bit += 1)
    if ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) bits.add(bit);
  return bits;
}

export function asTime(node: DerNode): Instant {
  if (node.tag !== tags.utcTime) expectTag(node, tags.generalizedTime);
  return timeOf(node.tag, content(node), node.start);
}

export const asSequence = (node: DerNode): DerNode[] => children(expectTag(node, tags.sequence));

/** Members of a SET OF in the order they stand; see `isSortedSet`. */
export const asSet = (node: DerNode): DerNode[] => children(expectTag(node, tags.set));

/** X.690 §11.6: each encoding not smaller than the one before. */
export const isSorted = (members: readonly DerNode[]): boolean =>
  members.every((member, i) => {
    const before = members[i - 1];
    return before === undefined || Buffer.compare(encoding(before), encoding(member)) <= 0;
  });
