// Lengths that BER leaves open, written beforehand (ITU-T X.690 §8.1.3.6, §10.1): what other products wrap their DER in.
import { encode } from './encode.ts';
import { DerError } from './problem.ts';
import { content, encoding, readFirst } from './read.ts';
import { CONSTRUCTED } from './tags.ts';

/**
 * The value at the beginning of the input with every length written beforehand, and whatever follows it.
 * Nothing but open lengths is forgiven: all else must be DER already. @throws DerError
 */
export function withDefiniteLengths(input: Uint8Array): Buffer {
  const { value, length } = definite(input, 0);
  return Buffer.concat([value, input.subarray(length)]);
}

const OPEN = 0x80;
const MAXIMUM_DEPTH = 32;

interface Definite {
  readonly value: Uint8Array;
  /** Octets it took in the input. */
  readonly length: number;
}

function definite(input: Uint8Array, depth: number): Definite {
  if (depth > MAXIMUM_DEPTH) throw new DerError('depth', 0, 'values nested too deeply');
  const tag = input[0] ?? 0;
  if ((tag & CONSTRUCTED) !== 0 && input[1] === OPEN) {
    const { values, rest } = members(input.subarray(2), depth, (left) => left[0] === 0 && left[1] === 0);
    return { value: encode(tag, ...values), length: input.length - rest.length + 2 };
  }
  const node = readFirst(input);
  if ((tag & CONSTRUCTED) === 0) return { value: encoding(node), length: node.end };
  const { values } = members(content(node), depth, (left) => left.length === 0);
  return { value: encode(tag, ...values), length: node.end };
}

/** One value after another until they are over; input that ends before is no value. */
function members(input: Uint8Array, depth: number, over: (left: Uint8Array) => boolean) {
  const values: Uint8Array[] = [];
  let rest = input;
  while (!over(rest)) {
    const member = definite(rest, depth + 1);
    values.push(member.value);
    rest = rest.subarray(member.length);
  }
  return { values, rest };
}
