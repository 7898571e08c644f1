// The list of a class after summer (R45, R68): who goes up at once, who after summer, who stays, who is waited for.
import type { PupilInSummer } from './standing.ts';

export interface SummerList {
  readonly heading: string;
  readonly pupils: readonly { readonly code: string; readonly name: string }[];
}

/** Headings without anybody are left out. Only a decision moves a pupil out of what the year ended with. */
export function summaryOf(pupils: readonly PupilInSummer[]): readonly SummerList[] {
  const lists = new Map<string, SummerList['pupils'][number][]>();
  for (const { entry, result, page } of pupils) {
    const heading = page ? DECIDED[page.promotion] : result.promotion;
    const list = heading ?? 'Chưa đủ kết quả';
    lists.set(list, [...(lists.get(list) ?? []), { code: entry.code, name: entry.name }]);
  }
  return [...lists].map(([heading, listed]) => ({ heading, pupils: listed }));
}

const DECIDED: Readonly<Record<string, string>> = {
  'Được lên lớp': 'Được lên lớp sau khi đánh giá lại hoặc rèn luyện trong hè',
  'Không được lên lớp': 'Không được lên lớp',
};
