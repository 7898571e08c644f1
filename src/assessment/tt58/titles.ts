// Danh hiệu của năm học (TT58 Đ18).
import type { YearStanding } from '../regime.ts';

export function title({ learning, conduct }: YearStanding): string | null {
  if (learning === 'Giỏi' && conduct === 'Tốt') return 'Học sinh giỏi';
  const goodLearning = learning === 'Giỏi' || learning === 'Khá';
  const goodConduct = conduct === 'Tốt' || conduct === 'Khá';
  return goodLearning && goodConduct ? 'Học sinh tiên tiến' : null;
}
