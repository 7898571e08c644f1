// Sổ theo dõi và đánh giá học sinh (theo lớp học): what teachers enter for one class and one school year.
import type { Tenths } from './tenths.ts';

export type Term = 'HK1' | 'HK2';
export const terms: readonly Term[] = ['HK1', 'HK2'];

/** Which circular judges the year; a class keeps the regime it began with (R48, R134). */
export type RegimeId = 'TT22' | 'TT58';
export type SchoolLevel = 'THCS' | 'THPT';

/** Subject code as in the sheet "Phân công", e.g. `TOAN`. */
export type SubjectCode = string;

/** Đạt / Chưa đạt: the result of a comment-only subject (TT22 Đ5). */
export type Mark = 'Đ' | 'CĐ';

export interface Subject {
  readonly code: SubjectCode;
  readonly name: string;
  readonly periodsPerYear: number;
  /** `score`: comment and score; `comment`: Đạt / Chưa đạt only. */
  readonly assessedBy: 'score' | 'comment';
  readonly teacher: string;
}

/** One pupil, one subject, one term. `null` is "not entered yet", which is never the same as zero. */
export type TermEntry =
  | {
      readonly kind: 'score';
      readonly regular: readonly (Tenths | null)[];
      readonly midterm: Tenths | null;
      readonly final: Tenths | null;
      readonly remark: string;
    }
  | {
      readonly kind: 'comment';
      readonly regular: readonly (Mark | null)[];
      readonly midterm: Mark | null;
      readonly final: Mark | null;
      readonly remark: string;
    }
  | { readonly kind: 'exempt'; readonly remark: string };

/** Rèn luyện (TT22: Tốt, Khá, Đạt, Chưa đạt) or hạnh kiểm (TT58: Tốt, Khá, Trung bình, Yếu). */
export type ConductLevel = 'Tốt' | 'Khá' | 'Đạt' | 'Chưa đạt' | 'Trung bình' | 'Yếu';

export interface PupilEntry {
  /** STT in the class list; the list's own order is kept. */
  readonly ordinal: number;
  readonly code: string;
  readonly name: string;
  /** ISO 8601 date. */
  readonly birthDate: string;
  readonly gender: 'Nam' | 'Nữ';
  readonly birthPlace: string;
  readonly ethnicity: string;
  readonly entries: Readonly<Record<Term, Readonly<Record<SubjectCode, TermEntry>>>>;
  readonly conduct: Readonly<Record<Term, ConductLevel | null>>;
  /** Sessions (buổi) missed over the year, with and without permission. */
  readonly absences: { readonly permitted: number; readonly unpermitted: number };
}

export interface ClassBook {
  readonly school: {
    readonly name: string;
    readonly level: SchoolLevel;
    readonly province: string;
    readonly commune: string;
  };
  /** `2025-2026`. */
  readonly schoolYear: string;
  readonly className: string;
  readonly grade: number;
  readonly regime: RegimeId;
  readonly staff: {
    readonly homeroomTeacher: string;
    readonly principal: string;
    readonly vicePrincipal: string;
    readonly registrar: string;
  };
  /** In the order of the sheet "Phân công". */
  readonly subjects: readonly Subject[];
  /** In the order of the sheet "Học sinh". */
  readonly pupils: readonly PupilEntry[];
}
