// Which blobs are asked for again and again: the first slice of one comes alone, with the second it comes whole.
import type { Sha256 } from '../../../kernel/index.ts';

const REMEMBERED = 10_000;

/** @returns whether it was asked for before, lately */
export function asked(): (blob: Sha256) => boolean {
  const before = new Set<Sha256>();
  return (blob) => {
    if (before.has(blob)) return true;
    const [oldest] = before;
    if (before.size >= REMEMBERED && oldest !== undefined) before.delete(oldest);
    before.add(blob);
    return false;
  };
}
