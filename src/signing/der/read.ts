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
export function assertDerThroughout({ tag, input, contentStart, end, depth }: DerNode): void {
  if (tag & CONSTRUCTED) assertFilled(input, contentStart, end, depth + 1);
}

/** What `children` asserts, all the way down and without making nodes. */
function assertFilled(input: Uint8Array, start: number, end: number, depth: number): void {
  let count = 0;
  for (let at = start; at < end;) {
    const contentStart = contentStartAt(input, at, end, depth);
    const next = endOf(input, at, contentStart, end);
    if ((input[at] ?? 0) & CONSTRUCTED) assertFilled(input, contentStart, next, depth + 1);
    at = next;
    if (++count > MAXIMUM_CHILDREN) throw new DerError('size', at, 'too many values');
  }
}

function nodeAt(input: Uint8Array, start: number, limit: number, depth: number): DerNode {
  const contentStart = contentStartAt(input, start, limit, depth);
  const end = endOf(input, start, contentStart, limit);
  return { tag: input[start] ?? 0, input, start, contentStart, end, depth };
}

/** Where the content begins, behind identifier and length octets that are as they must be. */
function contentStartAt(input: Uint8Array, start: number, limit: number, depth: number): number {
  if (depth > MAXIMUM_DEPTH) throw new DerError('depth', start, 'values nested too deeply');
  const tag = input[start];
  const first = input[start + 1];
  if (tag === undefined || first === undefined || start + 2 > limit)
    throw new DerError('truncated', start, 'the value is cut off');
  if ((tag & 0x1f) === 0x1f || tag === 0) throw new DerError('tag', start, 'tag not used here');
  if (first < 0x80) return start + 2;
  if (first === 0x80) throw new DerError('indefiniteLength', start, 'length not given beforehand (BER)');
  const octets = first & 0x7f;
  if (octets > 4) throw new DerError('length', start, 'length of more than four octets');
  if (start + 2 + octets > limit) throw new DerError('truncated', start, 'the length is cut off');
  return start + 2 + octets;
}

function endOf(input: Uint8Array, start: number, contentStart: number, limit: number): number {
  let length = input[start + 1] ?? 0;
  const octets = contentStart - start - 2;
  if (octets > 0) {
    length = 0;
    for (let at = start + 2; at < contentStart; at += 1) length = length * 256 + (input[at] ?? 0);
    if (octets !== shortest(length))
      throw new DerError('length', start, 'length not written the shortest way');
  }
  if (contentStart + length > limit)
    throw new DerError('truncated', start, 'the value is longer than its surroundings');
  return contentStart + length;
}

/** Octets of the length beyond the first one (X.690 §10.1). */
function shortest(length: number): number {
  if (length < 0x80) return 0;
  return length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4;
}
