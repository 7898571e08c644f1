// How likely it is that two lists of values agree by chance: marks of one class are few and alike.

/** Compared values, and how many pairs are equal. Pairs with an empty side do not count. */
export interface Agreement {
  readonly compared: number;
  readonly equal: number;
  /** Logarithm of the chance that honest values agree so often. */
  readonly logChance: number;
}

export function agreement(
  values: readonly (string | null)[],
  others: readonly (string | null | undefined)[],
): Agreement {
  const pairs = values.flatMap((value, index) => {
    const other = others[index];
    return value === null || other === null || other === undefined ? [] : [[value, other] as const];
  });
  const equal = pairs.filter(([value, other]) => value === other).length;
  return { compared: pairs.length, equal, logChance: logTail(pairs.length, equal, chanceOfOne(pairs)) };
}

/**
 * The chance that one pair is equal if both lists were shuffled, raised because a good pupil is good everywhere:
 * scores of one pupil agree two to three times as often as those of two pupils picked at random.
 */
function chanceOfOne(pairs: readonly (readonly [string, string])[]): number {
  const counts = new Map<string, number>();
  for (const [, other] of pairs) counts.set(other, (counts.get(other) ?? 0) + 1);
  const equal = pairs.reduce((sum, [value]) => sum + (counts.get(value) ?? 0), 0);
  return Math.min(0.98, (SAME_PUPIL * equal) / (pairs.length * pairs.length || 1));
}

const SAME_PUPIL = 2.5;

/** Upper bound of the logarithm of P(at least k of n), union over which k they are. */
function logTail(n: number, k: number, p: number): number {
  if (k === 0 || p === 0) return 0;
  let logWays = 0;
  for (let index = 0; index < n - k; index += 1) logWays += Math.log((n - index) / (index + 1));
  return Math.min(0, logWays + k * Math.log(p));
}
