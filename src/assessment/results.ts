// What the circulars make of a class book: averages, levels, promotion, titles.
import type { ConductLevel, Mark, SubjectCode } from './class-book.ts';
import type { Tenths } from './tenths.ts';

/** Học tập (TT22: Tốt, Khá, Đạt, Chưa đạt) or học lực (TT58: Giỏi, Khá, Trung bình, Yếu, Kém). */
export type LearningLevel = 'Tốt' | 'Khá' | 'Đạt' | 'Chưa đạt' | 'Giỏi' | 'Trung bình' | 'Yếu' | 'Kém';

export interface PeriodResult {
  /** Scored subjects; `null` while a required score is missing; exempt subjects are left out. */
  readonly averages: Readonly<Record<SubjectCode, Tenths | null>>;
  /** Comment subjects; `null` while a required mark is missing; exempt subjects are left out. */
  readonly comments: Readonly<Record<SubjectCode, Mark | null>>;
  /** TT58 only: the mean of all subject averages (ĐTB các môn). */
  readonly mean?: Tenths | null;
  /** `null` while anything it depends on is missing. */
  readonly learning: LearningLevel | null;
  /** The one subject that pulled the level down two steps or more and was forgiven one (TT22 Đ9.3, TT58 Đ13.6). */
  readonly adjustedBecauseOf: SubjectCode | null;
  readonly conduct: ConductLevel | null;
}

export interface PupilResult {
  readonly code: string;
  readonly name: string;
  readonly terms: { readonly HK1: PeriodResult; readonly HK2: PeriodResult };
  readonly year: PeriodResult;
  readonly absences: number;
  readonly promotion: string | null;
  /** TT22 only (Đ14). */
  readonly retestSubjects?: readonly SubjectCode[];
  readonly title: string | null;
}

export interface ClassResults {
  readonly school: string;
  readonly schoolYear: string;
  readonly class: string;
  readonly regime: 'TT22' | 'TT58';
  readonly pupils: readonly PupilResult[];
}
