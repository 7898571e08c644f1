// Digests of all nested signed ranges in one pass over the file: each signature forks the running digest at its gap.
import { createHash, type Hash } from 'node:crypto';
import type { DigestAlgorithm } from '../ports.ts';
import type { SignatureValue } from './signature-values.ts';

/** Ask in file order; a digest of the bytes before the gap is carried over to the next signature. */
export class RangeDigests {
  private readonly bytes: Buffer;
  private readonly running = new Map<DigestAlgorithm, { readonly hash: Hash; position: number }>();

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  digestOf({ hole: [before, after], end }: SignatureValue, algorithm: DigestAlgorithm): Buffer {
    const state = this.upTo(before, algorithm);
    return state.copy().update(this.bytes.subarray(after, end)).digest();
  }

  private upTo(position: number, algorithm: DigestAlgorithm): Hash {
    let state = this.running.get(algorithm);
    if (state === undefined || state.position > position) {
      state = { hash: createHash(algorithm), position: 0 };
      this.running.set(algorithm, state);
    }
    state.hash.update(this.bytes.subarray(state.position, position));
    state.position = position;
    return state.hash;
  }
}
