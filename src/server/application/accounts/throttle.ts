// Failures are counted, and after a few each further one costs a growing wait (NIST SP 800-63B-4 §3.2.2). Pure.
import type { Instant } from '../../../kernel/index.ts';
import type { Throttle } from './account.ts';

export interface ThrottleRule {
  /** Failures that cost nothing. */
  readonly free: number;
  /** The first wait; each further failure doubles it. */
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Of one account, of one second factor, of one address: a school has many people behind one address. */
export const throttleRules = {
  login: { free: 5, firstMs: 2_000, mostMs: 15 * 60_000 },
  factor: { free: 5, firstMs: 5_000, mostMs: 60 * 60_000 },
  address: { free: 40, firstMs: 1_000, mostMs: 5 * 60_000 },
  reset: { free: 3, firstMs: 60_000, mostMs: 60 * 60_000 },
} as const satisfies Record<string, ThrottleRule>;

/** Failures this old are forgotten. */
const FORGOTTEN_MS = 24 * 3_600_000;

export type Knock =
  | { readonly kind: 'wait'; readonly ms: number; readonly throttle: Throttle }
  | { readonly kind: 'try'; readonly throttle: Throttle };

/**
 * An attempt counts as failed before it is made, so that a hundred at once are not a hundred free ones; success takes
 * it back. A clock that was set back neither frees nor locks for longer than the wait itself.
 */
export function knock(key: string, rule: ThrottleRule, known: Throttle | null, at: Instant): Knock {
  const before = current(rule, known, at);
  if (before && before.lockedUntil > at) {
    return { kind: 'wait', ms: before.lockedUntil - at, throttle: before };
  }
  const failures = (before?.failures ?? 0) + 1;
  const throttle = { key, failures, lastAt: at, lockedUntil: (at + waitAfter(failures, rule)) as Instant };
  return { kind: 'try', throttle };
}

/** One attempt was no failure. */
export function takeBack(throttle: Throttle, rule: ThrottleRule): Throttle {
  const failures = Math.max(0, throttle.failures - 1);
  const earliest = (throttle.lastAt + waitAfter(failures, rule)) as Instant;
  return {
    ...throttle,
    failures,
    lockedUntil: earliest < throttle.lockedUntil ? earliest : throttle.lockedUntil,
  };
}

function current(rule: ThrottleRule, known: Throttle | null, at: Instant): Throttle | null {
  if (!known || at - known.lastAt > FORGOTTEN_MS) return null;
  if (known.lastAt <= at) return known;
  const until = Math.min(known.lockedUntil, at + waitAfter(known.failures, rule));
  return { ...known, lastAt: at, lockedUntil: until as Instant };
}

export const waitAfter = (failures: number, { free, firstMs, mostMs }: ThrottleRule): number =>
  failures < free ? 0 : Math.min(mostMs, firstMs * 2 ** Math.min(failures - free, 30));
