// What a pupil may still mend between two school years, by the circular that judged the year (TT22 Đ13, Đ14; TT58 Đ16, Đ17).
import type { SubjectCode } from '../class-book.ts';
import type { YearStanding } from '../regime.ts';

export interface SummerWork {
  /** Rèn luyện trong hè is due. */
  readonly conduct: boolean;
  /** Subjects that may be assessed again; where conduct failed as well, only once it was mended. */
  readonly subjects: readonly SubjectCode[];
}

/** ĐTBmcn below 5,0 or Chưa đạt, scored subjects first (TT22 Đ14, TT58 Đ16). */
export function failedSubjects({ grades }: YearStanding): readonly SubjectCode[] {
  const scored = [...grades.averages].filter(([, average]) => average < 50);
  const marked = [...grades.comments].filter(([, mark]) => mark === 'CĐ');
  return [...scored, ...marked].map(([code]) => code);
}
