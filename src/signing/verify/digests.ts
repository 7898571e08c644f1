// Digests of all nested signed ranges in one pass over the file: each signature forks the running digest at its gap.
import { createHash, type Hash } from 'node:crypto';
import type { DigestAlgorithm } from '../ports.ts';
import type { SignatureValue } from './signature-values.ts';

/** One digest for each signature, in the order of the file; undefined where no algorithm is asked for. */
export function rangeDigests(
  bytes: Buffer,
  signatures: readonly SignatureValue[],
  algorithms: readonly (DigestAlgorithm | undefined)[],
): (Buffer | undefined)[] {
  const running = new Map<DigestAlgorithm, Running>();
  return signatures.map(({ hole: [before, after], end }, i) => {
    const algorithm = algorithms[i];
    if (algorithm === undefined) return undefined;
    return digestUpTo(before, algorithm, bytes, running).copy().update(bytes.subarray(after, end)).digest();
  });
}

/** The bytes before the gap are carried over from one signature to the next. */
interface Running {
  readonly hash: Hash;
  position: number;
}

function digestUpTo(
  position: number,
  algorithm: DigestAlgorithm,
  bytes: Buffer,
  running: Map<DigestAlgorithm, Running>,
): Hash {
  let state = running.get(algorithm);
  if (state === undefined || state.position > position) {
    state = { hash: createHash(algorithm), position: 0 };
    running.set(algorithm, state);
  }
  state.hash.update(bytes.subarray(state.position, position));
  state.position = position;
  return state.hash;
}
