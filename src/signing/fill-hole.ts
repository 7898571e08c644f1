// Puts a finished CMS or timestamp token where room was left for it.
import { signingFault } from './faults.ts';
import type { Hole } from './signature-dictionary.ts';

/** A copy of the update with the hole filled; the rest of the hole stays 00. Fault: signing.contentsTooSmall. */
export function fillHole(tail: Uint8Array, hole: Hole, value: Buffer): Buffer {
  const reserved = (hole.end - hole.start - 2) / 2;
  if (value.length > reserved)
    throw signingFault('signing.contentsTooSmall', { needed: value.length, reserved });
  const filled = Buffer.from(tail);
  filled.write(value.toString('hex'), hole.start + 1, 'latin1');
  return filled;
}
