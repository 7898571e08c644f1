// Lên lớp, and what may still be mended in summer (TT22 Đ12 to Đ14).
import type { SubjectCode } from '../class-book.ts';
import { absencesAllowed, type YearStanding } from '../regime.ts';

/** A pupil failing in both may train first and be assessed again afterwards, so only absences are final (Đ12 to Đ14). */
export function promotion({ learning, conduct, absences }: YearStanding): string {
  if (absences > absencesAllowed) return 'Không được lên lớp';
  if (learning !== 'Chưa đạt' && conduct !== 'Chưa đạt') return 'Được lên lớp';
  return 'Đánh giá lại / rèn luyện trong hè';
}

/** Đ14: conduct at least Đạt, learning Chưa đạt: every subject Chưa đạt or with ĐTBmcn below 5,0. */
export function retestSubjects(year: YearStanding): readonly SubjectCode[] {
  const { learning, conduct, absences, grades } = year;
  if (learning !== 'Chưa đạt' || conduct === 'Chưa đạt' || absences > absencesAllowed) return [];
  const scored = [...grades.averages].filter(([, average]) => average < 50);
  const marked = [...grades.comments].filter(([, mark]) => mark === 'CĐ');
  return [...scored, ...marked].map(([code]) => code);
}
