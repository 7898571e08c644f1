// Lên lớp, and what may still be mended in summer (TT58 Đ15 to Đ17).
import { absencesAllowed, type YearStanding } from '../regime.ts';

export function promotion({ learning, conduct, absences }: YearStanding): string {
  const poorLearning = learning === 'Yếu' || learning === 'Kém';
  const poorConduct = conduct === 'Yếu';
  if (absences > absencesAllowed || learning === 'Kém' || (poorLearning && poorConduct)) {
    return 'Không được lên lớp';
  }
  return poorLearning || poorConduct ? 'Thi lại / rèn luyện trong hè' : 'Được lên lớp';
}
