// Khen thưởng cuối năm học (TT22 Đ15.1).
import type { YearStanding } from '../regime.ts';
import { countFrom } from '../standards.ts';

export function title({ learning, conduct, grades }: YearStanding): string | null {
  if (learning !== 'Tốt' || conduct !== 'Tốt') return null;
  return countFrom(grades, 90) >= 6 ? 'Học sinh Xuất sắc' : 'Học sinh Giỏi';
}
