// When to try again what somebody else did not take: sooner at first, then ever later, and not for ever.
import type { Instant } from '../../kernel/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Waits after each attempt; after the last of them it is over, a good two days after the first. */
const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 16 * HOUR, 24 * HOUR];

/**
 * @param attempts made so far
 * @returns null when there is to be no further one
 */
export function nextAttempt(attempts: number, at: Instant): Instant | null {
  const wait = WAITS[attempts - 1];
  return wait === undefined ? null : ((at + wait) as Instant);
}
