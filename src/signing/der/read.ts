// Reads DER strictly (ITU-T X.690 §10): one way to write each value, everything else is refused.
import { DerError } from './problem.ts';
import { CONSTRUCTED } from './tags.ts';

/** One value, seen where it stands; nothing is copied and nothing inside it is looked at yet. */
export interface DerNode {
  /** Identifier octet. Tag numbers above 30 are not used by CMS or X.509 and are refused. */
  readonly tag: number;
  /** The input the offsets below refer to. */
  readonly input: Uint8Array;
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
  readonly depth: number;
}

const MAXIMUM_DEPTH = 32;
const MAXIMUM_SIZE = 64 * 1024 * 1024;
const MAXIMUM_CHILDREN = 200_000;

/** The input as exactly one value. @throws DerError */
export function readDer(input: Uint8Array): DerNode {
  const node = readFirst(input);
  if (node.end !== input.length) throw new DerError('trailingBytes', node.end, 'bytes after the value');
  return node;
}

/** The value at the beginning of the input, whatever follows it. @throws DerError */
export function readFirst(input: Uint8Array): DerNode {
  if (input.length > MAXIMUM_SIZE) throw new DerError('size', 0, 'more than 64 MiB');
  return nodeAt(input, 0, input.length, 0);
}

/** The values inside a constructed value; they fill it exactly. @throws DerError */
export function children(node: DerNode): DerNode[] {
  if (!(node.tag & CONSTRUCTED)) throw new DerError('tag', node.start, 'a constructed value was expected');
  const found: DerNode[] = [];
  for (let at = node.contentStart; at < node.end;) {
    const child = nodeAt(node.input, at, node.end, node.depth + 1);
    found.push(child);
    at = child.end;
    if (found.length > MAXIMUM_CHILDREN) throw new DerError('size', at, 'too many values');
  }
  return found;
}

export const content = (node: DerNode): Uint8Array => node.input.subarray(node.contentStart, node.end);

/** The whole value as it stands in the input, identifier and length included. */
export const encoding = (node: DerNode): Uint8Array => node.input.subarray(node.start, node.end);

/** Goes through every value inside; for bytes that must be DER to the last leaf. @throws DerError */
export function assertDerThroughout(node: DerNode): void {
  if (node.tag & CONSTRUCTED) for (const child of children(node)) assertDerThroughout(child);
}

function nodeAt(input: Uint8Array, start: number, limit: number, depth: number): DerNode {
  if (depth > MAXIMUM_DEPTH) throw new DerError('depth', start, 'values nested too deeply');
  const tag = input[start];
  const first = input[start + 1];
  if (tag === undefined || first === undefined || start + 2 > limit)
    throw new DerError('truncated', start, 'the value is cut off');
  if ((tag & 0x1f) === 0x1f || tag === 0) throw new DerError('tag', start, 'tag not used here');
  if (first < 0x80)
    return checked({ tag, input, start, contentStart: start + 2, end: start + 2 + first, depth }, limit);
  if (first === 0x80) throw new DerError('indefiniteLength', start, 'length not given beforehand (BER)');
  const octets = first & 0x7f;
  if (octets > 4) throw new DerError('length', start, 'length of more than four octets');
  if (start + 2 + octets > limit) throw new DerError('truncated', start, 'the length is cut off');
  let length = 0;
  for (let i = 0; i < octets; i += 1) length = length * 256 + (input[start + 2 + i] ?? 0);
  const shortest = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4;
  if (octets !== shortest) throw new DerError('length', start, 'length not written the shortest way');
  const contentStart = start + 2 + octets;
  return checked({ tag, input, start, contentStart, end: contentStart + length, depth }, limit);
}

function checked(node: DerNode, limit: number): DerNode {
  if (node.end > limit)
    throw new DerError('truncated', node.start, 'the value is longer than its surroundings');
  return node;
}
