// Lên lớp, and what may still be mended in summer (TT58 Đ15 to Đ17).
import { absencesAllowed, type YearStanding } from '../regime.ts';
import { failedSubjects, type SummerWork } from '../summer/summer-work.ts';

export function promotion({ learning, conduct, absences }: YearStanding): string {
  const poorLearning = learning === 'Yếu' || learning === 'Kém';
  const poorConduct = conduct === 'Yếu';
  if (absences > absencesAllowed || learning === 'Kém' || (poorLearning && poorConduct)) {
    return 'Không được lên lớp';
  }
  return poorLearning || poorConduct ? 'Thi lại / rèn luyện trong hè' : 'Được lên lớp';
}

/** Đ16: học lực Yếu with conduct from Trung bình; Đ17: conduct Yếu with học lực from Trung bình. Never both. */
export function summerWork(year: YearStanding): SummerWork | null {
  if (promotion(year) !== 'Thi lại / rèn luyện trong hè') return null;
  const poorConduct = year.conduct === 'Yếu';
  return { conduct: poorConduct, subjects: poorConduct ? [] : failedSubjects(year) };
}
