// Shares of a whole in tenths of a percent that always add up to 100,0 (largest remainders; ties to the earlier one).

/** @returns tenths of a percent; null for each where there is nothing to share */
export function percents(counts: readonly number[]): readonly (number | null)[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => null);
  const whole = counts.map((count) => Math.floor((count * WHOLE) / total));
  const missing = WHOLE - whole.reduce((sum, share) => sum + share, 0);
  const byRemainder = counts
    .map((count, index) => ({ index, remainder: (count * WHOLE) % total }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return whole.map((share, index) => share + (raised.has(index) ? 1 : 0));
}

const WHOLE = 1000;
