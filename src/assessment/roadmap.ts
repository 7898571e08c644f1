// Since which school year a grade is assessed under TT 22/2021 (Đ21): the circular a class of a new year begins with.
import type { RegimeId } from './class-book.ts';

/** First calendar year of the school year, by grade. */
const since: Readonly<Record<number, number>> = {
  6: 2021,
  7: 2022,
  8: 2023,
  9: 2024,
  10: 2022,
  11: 2023,
  12: 2024,
};
const EVERY_GRADE = 2024;

/** @param schoolYear `2026-2027` */
export const regimeOfYear = (schoolYear: string, grade: number): RegimeId =>
  Number(schoolYear.slice(0, 4)) >= (since[grade] ?? EVERY_GRADE) ? 'TT22' : 'TT58';
