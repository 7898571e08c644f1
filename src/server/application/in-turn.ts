// Rounds of the program that several processes would do beside each other for nothing: one of them does it.
import { setTimeout as pause } from 'node:timers/promises';
import type { Claims } from './ports/claims.ts';

const AGAIN_MS = 500;

/**
 * Left out while another process is at it: what it does not see any more comes with the next round.
 * @returns whether it was done here
 */
export async function onlyOne(claims: Claims, name: string, work: () => Promise<unknown>): Promise<boolean> {
  const release = await claims.claim(name);
  if (release === null) return false;
  try {
    await work();
    return true;
  } finally {
    await release();
  }
}

/** Once nobody else is at it, so that what was ordered before is seen to. Nothing is begun after an abort. */
export async function inTurn(
  claims: Claims,
  name: string,
  work: () => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && !(await onlyOne(claims, name, work)))
    await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined);
}
