// Numbers that look random but follow from a text: the same person always signs alike.
import { createHash } from 'node:crypto';

/** Returns a source of numbers from 0 up to 1. */
export function randomFrom(text: string): () => number {
  // Mulberry32 over the first four bytes of the digest.
  let state = createHash('sha256').update(text).digest().readUInt32BE(0);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
