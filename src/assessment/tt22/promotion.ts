// Lên lớp, and what may still be mended in summer (TT22 Đ12 to Đ14).
import type { SubjectCode } from '../class-book.ts';
import { absencesAllowed, type YearStanding } from '../regime.ts';
import { failedSubjects, type SummerWork } from '../summer/summer-work.ts';

/** A pupil failing in both may train first and be assessed again afterwards, so only absences are final (Đ12 to Đ14). */
export function promotion({ learning, conduct, absences }: YearStanding): string {
  if (absences > absencesAllowed) return 'Không được lên lớp';
  if (learning !== 'Chưa đạt' && conduct !== 'Chưa đạt') return 'Được lên lớp';
  return 'Đánh giá lại / rèn luyện trong hè';
}

/** Đ14: conduct at least Đạt, learning Chưa đạt: every subject Chưa đạt or with ĐTBmcn below 5,0. */
export function retestSubjects(year: YearStanding): readonly SubjectCode[] {
  const { learning, conduct, absences } = year;
  if (learning !== 'Chưa đạt' || conduct === 'Chưa đạt' || absences > absencesAllowed) return [];
  return failedSubjects(year);
}

/** Đ13, Đ14: training for conduct, re-assessment for learning; too many absences cannot be mended (Đ12.1c). */
export function summerWork(year: YearStanding): SummerWork | null {
  if (promotion(year) !== 'Đánh giá lại / rèn luyện trong hè') return null;
  const { learning, conduct } = year;
  return {
    conduct: conduct === 'Chưa đạt',
    subjects: learning === 'Chưa đạt' ? failedSubjects(year) : [],
  };
}
