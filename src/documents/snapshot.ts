// The frozen data a document is made from (architecture.md, invariant 5): it is hashed, printed, and attached to the PDF.
import type { Instant } from '../kernel/index.ts';
import type { Supersession } from './supersession.ts';

/** What is printed in every foot (R95) and identifies the document. */
export interface Imprint {
  /** Crockford base-32 in groups, e.g. `GL-7K3QW-9D2MX-0PRTV`. */
  readonly verificationCode: string;
  readonly printedAt: Instant;
  /** Where anybody can ask for the code, as an origin: `https://hocba.example.vn`. Left out, the QR holds the code alone. */
  readonly verifyAt?: string;
}

export interface SchoolHeading {
  readonly name: string;
  readonly level: 'THCS' | 'THPT';
  readonly province: string;
  readonly commune: string;
}

/** Values as they are printed: tenths or a mark; null is "not assessed", drawn as a dash. */
export type PrintedResult =
  { readonly tenths: number } | { readonly mark: 'Đ' | 'CĐ' } | { readonly exempt: true } | null;

export interface TranscriptRow {
  readonly subject: string;
  readonly subjectName: string;
  readonly teacher: string;
  readonly term1: PrintedResult;
  readonly term2: PrintedResult;
  readonly year: PrintedResult;
  readonly retest: PrintedResult;
  readonly remark: string;
}

export interface LevelsByPeriod {
  readonly term1: string | null;
  readonly term2: string | null;
  readonly year: string | null;
}

/** Học bạ of one pupil for one year. */
export interface TranscriptSnapshot {
  readonly kind: 'transcript';
  readonly recordId: string;
  readonly version: number;
  readonly regime: 'TT22' | 'TT58';
  readonly school: SchoolHeading;
  readonly schoolYear: string;
  readonly className: string;
  readonly grade: number;
  readonly pupil: {
    readonly code: string;
    readonly name: string;
    readonly birthDate: string;
    readonly gender: 'Nam' | 'Nữ';
    readonly birthPlace: string;
    readonly ethnicity: string;
  };
  readonly rows: readonly TranscriptRow[];
  readonly conduct: LevelsByPeriod;
  readonly learning: LevelsByPeriod;
  /** TT58: mean of all subjects, in tenths. */
  readonly mean?: {
    readonly term1: number | null;
    readonly term2: number | null;
    readonly year: number | null;
  };
  /** Subject that triggered the one-subject adjustment of the year's level, if any. */
  readonly adjustedBecauseOf: string | null;
  readonly absences: { readonly permitted: number; readonly unpermitted: number };
  /** Only once a decision about the summer was sealed (TT 22/2021 Đ13, Đ14); `promotion` is then the final one. */
  readonly afterSummer?: {
    readonly conduct: string | null;
    readonly learning: string | null;
    /** Kết quả rèn luyện trong hè, as the homeroom teacher wrote it. */
    readonly training: string | null;
  };
  readonly promotion: string | null;
  readonly title: string | null;
  readonly homeroomTeacher: string;
  readonly homeroomRemark: string;
  readonly principal: { readonly name: string; readonly title: string };
  /** Only in a version that takes the place of a sealed one. */
  readonly supersedes?: Supersession;
}

export interface SummaryRow {
  readonly ordinal: number;
  readonly code: string;
  readonly name: string;
  /** By subject code. */
  readonly results: Readonly<Record<string, PrintedResult>>;
  readonly conduct: string | null;
  readonly learning: string | null;
  readonly mean?: number | null;
  /** Subject that triggered the adjustment of `learning`, marked with a footnote. */
  readonly adjustedBecauseOf: string | null;
  readonly absences: { readonly permitted: number; readonly unpermitted: number };
  /** Year only. */
  readonly promotion: string | null;
  /** Year only. */
  readonly title: string | null;
}

/** Bảng tổng hợp kết quả đánh giá giáo dục of one class for a term or the year. */
export interface ClassSummarySnapshot {
  readonly kind: 'classSummary';
  readonly recordId: string;
  readonly version: number;
  readonly regime: 'TT22' | 'TT58';
  readonly school: SchoolHeading;
  readonly schoolYear: string;
  readonly className: string;
  readonly grade: number;
  readonly period: 'HK1' | 'HK2' | 'year';
  readonly subjects: readonly {
    readonly code: string;
    readonly name: string;
    readonly assessedBy: 'score' | 'comment';
    readonly teacher: string;
  }[];
  readonly rows: readonly SummaryRow[];
  readonly homeroomTeacher: string;
  readonly principal: { readonly name: string; readonly title: string };
  /** Only in a version that takes the place of a sealed one. */
  readonly supersedes?: Supersession;
}

export type DocumentSnapshot = TranscriptSnapshot | ClassSummarySnapshot;
