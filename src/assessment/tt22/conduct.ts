// Kết quả rèn luyện of the year from those of the terms (TT22 Đ8.2).
import type { ConductLevel } from '../class-book.ts';

export const conductLevels: readonly ConductLevel[] = ['Tốt', 'Khá', 'Đạt', 'Chưa đạt'];

/** Rows: second term; columns: first term, in the order of `conductLevels`. */
const byTerms: Partial<Record<ConductLevel, readonly ConductLevel[]>> = {
  Tốt: ['Tốt', 'Tốt', 'Khá', 'Khá'],
  Khá: ['Khá', 'Khá', 'Khá', 'Đạt'],
  Đạt: ['Khá', 'Đạt', 'Đạt', 'Đạt'],
  'Chưa đạt': ['Chưa đạt', 'Chưa đạt', 'Chưa đạt', 'Chưa đạt'],
};

export function yearConduct(first: ConductLevel | null, second: ConductLevel | null): ConductLevel | null {
  if (first === null || second === null) return null;
  return byTerms[second]?.[conductLevels.indexOf(first)] ?? null;
}
