// Which circular a class of a new year begins with (TT 22/2021 Đ21).
import { regimeOfYear } from '../../src/assessment/index.ts';

it.each([
  ['2021-2022', 6, 'TT22'],
  ['2021-2022', 7, 'TT58'],
  ['2022-2023', 10, 'TT22'],
  ['2022-2023', 8, 'TT58'],
  ['2023-2024', 11, 'TT22'],
  ['2023-2024', 9, 'TT58'],
  ['2024-2025', 12, 'TT22'],
  ['2026-2027', 9, 'TT22'],
] as const)('in %s grade %i is assessed under %s', (year, grade, regime) => {
  expect(regimeOfYear(year, grade)).toBe(regime);
});
