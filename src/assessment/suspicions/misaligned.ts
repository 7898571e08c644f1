// A freshly filled column against what its pupils have elsewhere: good pupils are good in most columns.
import type { ColumnValues } from './columns.ts';
import { scoreAt } from './odd-values.ts';
import { suspicion, type Suspicion } from './suspicion.ts';

/**
 * Dán lệch dòng without former values to compare with: the column goes with the pupils' other scores of the class
 * far better when it is moved up or down by one to three rows than where it stands.
 */
export function rowsMisaligned(values: ColumnValues, all: readonly ColumnValues[]): Suspicion | null {
  if (values.changed.length < FEWEST) return null;
  const standing = standingOf(values, all);
  const inPlace = correlation(values, standing, 0);
  if (inPlace === null || inPlace >= GOES_WELL) return null;
  for (const shift of [1, -1, 2, -2, 3, -3]) {
    const moved = correlation(values, standing, shift);
    if (moved === null || moved < GOES_WELL) continue;
    // Fisher: differences of such values have the standard error √(2 / (n − 3)).
    const z = (Math.atanh(moved) - Math.atanh(inPlace)) * Math.sqrt((values.changed.length - 3) / 2);
    if (z >= TELLING) return suspicion('rowsMisaligned', values, values.changed, { rows: Math.abs(shift) });
  }
  return null;
}

const FEWEST = 15;
const GOES_WELL = 0.6;
const TELLING = 4;

/** Mean score of each pupil in all other columns, before the changes; `null` where there is none. */
function standingOf(values: ColumnValues, all: readonly ColumnValues[]): readonly (number | null)[] {
  const others = all.filter((other) => other !== values && other.subject.assessedBy === 'score');
  return values.after.map((_, index) => {
    const scores = others.map(({ before }) => scoreAt(before, index)).filter((score) => score !== null);
    return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  });
}

/** Pearson, between the changed values and the standing of the pupils so many rows above; `null` when it means nothing. */
function correlation(
  { changed, after }: ColumnValues,
  standing: readonly (number | null)[],
  shift: number,
): number | null {
  const pairs = changed.flatMap((index) => {
    const [score, mean] = [scoreAt(after, index), standing[index - shift] ?? null];
    return score === null || mean === null ? [] : [[score, mean] as const];
  });
  if (pairs.length < FEWEST - 3) return null;
  const [x, y] = [meanOf(pairs.map(([score]) => score)), meanOf(pairs.map(([, mean]) => mean))];
  const product = pairs.reduce((sum, [score, mean]) => sum + (score - x) * (mean - y), 0);
  const spread = (of: (pair: readonly [number, number]) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair) ** 2, 0);
  const scale = Math.sqrt(spread(([score]) => score - x) * spread(([, mean]) => mean - y));
  return scale === 0 ? null : Math.max(-0.999, Math.min(0.999, product / scale));
}

const meanOf = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
