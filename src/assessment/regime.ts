// What a circular on assessment decides; one value of this type per circular.
import type { ConductLevel, RegimeId, Subject, SubjectCode } from './class-book.ts';
import type { LearningLevel } from './results.ts';
import type { Grades, Ladder } from './standards.ts';
import type { SummerWork } from './summer/summer-work.ts';
import type { Tenths } from './tenths.ts';

/** The year of a pupil once everything is known. */
export interface YearStanding {
  readonly learning: LearningLevel;
  readonly conduct: ConductLevel;
  /** Sessions (buổi) missed, with and without permission. */
  readonly absences: number;
  readonly grades: Grades;
}

export interface Regime {
  readonly id: RegimeId;
  /** Best first. */
  readonly conductLevels: readonly ConductLevel[];
  /** ĐĐGtx per term. */
  readonly requiredRegularScores: (subject: Pick<Subject, 'assessedBy' | 'periodsPerYear'>) => number;
  readonly learning: Ladder;
  /** ĐTB các môn, where the circular has one. */
  readonly mean?: (averages: readonly Tenths[]) => Tenths | null;
  /** `null` while a term it depends on is missing. */
  readonly yearConduct: (first: ConductLevel | null, second: ConductLevel | null) => ConductLevel | null;
  readonly promotion: (year: YearStanding) => string;
  /** Subjects to be assessed again in summer, where the circular names them. */
  readonly retestSubjects?: (year: YearStanding) => readonly SubjectCode[];
  /** What may be mended in summer; `null` when nothing needs it or nothing may. */
  readonly summerWork: (year: YearStanding) => SummerWork | null;
  readonly title: (year: YearStanding) => string | null;
}

/** More sessions missed than this and the pupil stays down (TT22 Đ12.1c, TT58 Đ15.1b). */
export const absencesAllowed = 45;

/** Scored subjects: 2, 3 or 4 by periods a year; comment subjects: 2 (TT22 Đ6; TT26/2020 Đ1.4). */
export function regularScoresByPeriods({
  assessedBy,
  periodsPerYear,
}: Pick<Subject, 'assessedBy' | 'periodsPerYear'>): number {
  if (assessedBy === 'comment' || periodsPerYear <= 35) return 2;
  return periodsPerYear <= 70 ? 3 : 4;
}
