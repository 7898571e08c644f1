// Which circular a workbook names, and which one its grade and year are due under (TT22 Đ21.2).
import type { RegimeId } from '../assessment/index.ts';
import type { Report } from './report.ts';

/** Reads `TT22/2021`, `TT58/2011 (sửa đổi TT26/2020)`, `Thông tư 22/2021/TT-BGDĐT` and the like. */
export function parseRegime(text: string): RegimeId | null {
  const number = /^(?:TT|Thông tư) ?(?:số )?(22|58)(?!\d)(?:\/(\d{4}))?/i.exec(text);
  if (!number) return null;
  const [, circular, year] = number;
  if (circular === '22') return year === undefined || year === '2021' ? 'TT22' : null;
  return year === undefined || year === '2011' ? 'TT58' : null;
}

/** First school year of TT22 by grade. */
const firstYearOfTT22: Readonly<Record<number, number>> = {
  6: 2021,
  7: 2022,
  8: 2023,
  9: 2024,
  10: 2022,
  11: 2023,
  12: 2024,
};

/** A notice, not a problem: a class keeps the regime it was opened under (R48). */
export function expectRegime(
  report: Report,
  place: [sheet: string | null, cell: string | null],
  { schoolYear, grade, regime }: { schoolYear: string; grade: number; regime: RegimeId },
) {
  const first = firstYearOfTT22[grade];
  if (first === undefined) return;
  const expected: RegimeId = Number(schoolYear.slice(0, 4)) >= first ? 'TT22' : 'TT58';
  if (expected !== regime)
    report.notice('regimeUnexpected', ...place, { grade, schoolYear, expected, found: regime });
}
