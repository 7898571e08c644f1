// ĐTBmhk, ĐTBmcn and ĐTB các môn. The first two are the same under both circulars (TT22 Đ9.1; TT58 Đ10 as amended by TT26/2020).
import { halfUp, type Tenths } from './tenths.ts';

/** ĐTBmhk = (TĐĐGtx + 2·ĐĐGgk + 3·ĐĐGck) / (số ĐĐGtx + 5); `null` while one of the scores is missing. */
export function termAverage(
  regular: readonly (Tenths | null)[],
  midterm: Tenths | null,
  final: Tenths | null,
): Tenths | null {
  if (midterm === null || final === null) return null;
  let weighted = 2 * midterm + 3 * final;
  for (const score of regular) {
    if (score === null) return null;
    weighted += score;
  }
  return halfUp(weighted, regular.length + 5) as Tenths;
}

/** ĐTBmcn = (ĐTBmhkI + 2·ĐTBmhkII) / 3, from the rounded averages of the terms. */
export function yearAverage(first: Tenths | null, second: Tenths | null): Tenths | null {
  return first === null || second === null ? null : (halfUp(first + 2 * second, 3) as Tenths);
}

/** Arithmetic mean of subject averages (TT58 Đ11); `null` when there are none. */
export function meanOf(averages: readonly Tenths[]): Tenths | null {
  if (averages.length === 0) return null;
  const sum = averages.reduce<number>((total, average) => total + average, 0);
  return halfUp(sum, averages.length) as Tenths;
}
