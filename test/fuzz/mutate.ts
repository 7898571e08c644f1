// Small damages to a file or a value, as accidents and attackers make them; the same seed makes the same damage.

export type Random = () => number;

/** Mulberry32: small, fast, and the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const below = (random: Random, limit: number): number => Math.floor(random() * limit);
export const oneOf = <T>(random: Random, items: readonly T[]): T => items[below(random, items.length)]!;

type Mutation = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

/** One to four damages. `others` are what pieces may be taken from. */
export function mutated(bytes: Buffer, random: Random, others: readonly Buffer[]): Buffer {
  let result: Buffer = Buffer.from(bytes);
  for (let left = 1 + below(random, 4); left > 0; left--) {
    if (result.length > 0) result = oneOf(random, mutations)(result, random, others);
  }
  return result;
}

const spliced = (bytes: Buffer, from: number, to: number, piece: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(to)]);

const interesting = [
  '0',
  '-1',
  '1',
  '65535',
  '2147483648',
  '9999999999',
  '9007199254740993',
  '1e9',
  '.',
  '--5',
];
const words =
  '<< >> [ ] ( ) < > /V /Kids /Prev /Length /Filter /FlateDecode /Contents /ByteRange /XRefStm /Type/XRef R obj endobj stream endstream xref trailer startxref %%EOF null 1 0 R'.split(
    ' ',
  );

const mutations: readonly Mutation[] = [
  // A bit.
  (bytes, random) => {
    const at = below(random, bytes.length);
    bytes[at] = bytes[at]! ^ (1 << below(random, 8));
    return bytes;
  },
  // A byte.
  (bytes, random) => {
    bytes[below(random, bytes.length)] = oneOf(random, [0, 0xff, 0x80, 0x30, 0x20, below(random, 256)]);
    return bytes;
  },
  // A piece cut out.
  (bytes, random) => {
    const from = below(random, bytes.length);
    return spliced(bytes, from, from + below(random, 1 + 2 ** below(random, 12)), Buffer.alloc(0));
  },
  // A piece said twice.
  (bytes, random) => {
    const from = below(random, bytes.length);
    const piece = bytes.subarray(from, from + 2 ** below(random, 12));
    const at = below(random, bytes.length);
    return spliced(bytes, at, at, piece);
  },
  // A piece of another file.
  (bytes, random, others) => {
    const other = oneOf(random, others);
    const from = below(random, other.length);
    const at = below(random, bytes.length);
    return spliced(bytes, at, at + below(random, 64), other.subarray(from, from + 2 ** below(random, 12)));
  },
  // Cut off.
  (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  // Another number where one stands.
  (bytes, random) => {
    const start = below(random, bytes.length);
    const text = bytes.toString('latin1', start, start + 2000);
    const match = /\d+/.exec(text);
    if (match === null) return bytes;
    const at = start + match.index;
    const number =
      random() < 0.5 ? oneOf(random, interesting) : String(Number(match[0]) + below(random, 5) - 2);
    return spliced(bytes, at, at + match[0].length, Buffer.from(number));
  },
  // A word of the syntax where none belongs.
  (bytes, random) => {
    const at = below(random, bytes.length);
    return spliced(bytes, at, at + below(random, 4), Buffer.from(oneOf(random, words)));
  },
];
