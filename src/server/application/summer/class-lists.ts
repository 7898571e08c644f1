// The list of a class after summer (R45, R68): who goes up at once, who after summer, who stays, who is waited for.
import { promotedAfterSummer } from '../../../assessment/index.ts';
import type { RegimeId } from '../../../assessment/index.ts';
import type { PupilInSummer } from './standing.ts';

export interface SummerList {
  readonly heading: string;
  readonly pupils: readonly { readonly code: string; readonly name: string }[];
}

/** Headings without anybody are left out. Only a decision moves a pupil out of what the year ended with. */
export function summaryOf(pupils: readonly PupilInSummer[], regime: RegimeId): readonly SummerList[] {
  const lists = new Map<string, SummerList['pupils'][number][]>();
  for (const { entry, result, page } of pupils) {
    const heading = page ? decided(page.promotion, regime) : result.promotion;
    const list = heading ?? 'Chưa đủ kết quả';
    lists.set(list, [...(lists.get(list) ?? []), { code: entry.code, name: entry.name }]);
  }
  return [...lists].map(([heading, listed]) => ({ heading, pupils: listed }));
}

/** The final promotion as the form words it. */
export const decided = (promotion: string, regime: RegimeId): string =>
  promotion === 'Được lên lớp' ? promotedAfterSummer[regime] : promotion;
