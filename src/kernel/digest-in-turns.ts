// Digests of what may be large, a piece at a time, so that whoever else waits gets a turn in between.
import { createHash } from 'node:crypto';

/** Octets: some milliseconds. Handing the bytes to another thread would copy them, which takes about as long. */
const PIECE = 1 << 20;

/** @returns lower-case hexadecimal digits, in the order of the algorithms */
export async function digestInTurns(
  algorithms: readonly ('sha256' | 'sha512')[],
  bytes: Uint8Array,
): Promise<readonly string[]> {
  const hashes = algorithms.map((algorithm) => createHash(algorithm));
  for (let start = 0; start < bytes.length; start += PIECE) {
    if (start > 0) await aTurn();
    const piece = bytes.subarray(start, start + PIECE);
    for (const hash of hashes) hash.update(piece);
  }
  return hashes.map((hash) => hash.digest('hex'));
}

const aTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
