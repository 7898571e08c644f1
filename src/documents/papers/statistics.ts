// Báo cáo thống kê kết quả đánh giá, and the yearly report on how the records were kept (R120–R122).
import type { Paper, PrintedDecision, Signatory } from './paper.ts';

/** As counted in assessment/statistics. */
export interface ReportTable {
  readonly key: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly shared: readonly [number, number] | null;
  readonly rows: readonly {
    readonly label: string;
    readonly kind: string;
    readonly counts: readonly number[];
    readonly shares: readonly (number | null)[];
  }[];
}

/** A class the numbers come from. */
export interface ReportSource {
  readonly className: string;
  readonly pupils: number;
  /** Transcripts that were sealed when it was counted. */
  readonly locked: number;
  /** SHA-256 of the class book as it was read. */
  readonly bookHash: string;
}

interface Report extends Paper {
  /** Who receives it, e.g. `Sở Giáo dục và Đào tạo`. */
  readonly recipients: readonly string[];
  readonly signatories: readonly Signatory[];
}

export interface StatisticsSnapshot extends Report {
  readonly kind: 'statistics';
  /** `Học kì I`, `Cả năm`. */
  readonly period: string;
  readonly tables: readonly ReportTable[];
  readonly sources: readonly ReportSource[];
  /** Why it was made before everything was locked; absent where everything was, and from papers of before it was asked. */
  readonly unlockedReason?: string;
}

export interface ReportFact {
  readonly label: string;
  readonly text: string;
}

export interface ReportAttachment {
  readonly title: string;
  /** In the archive that goes with the report. */
  readonly file: string;
  readonly sha256: string;
}

export interface YearlyReportSnapshot extends Report {
  readonly kind: 'yearlyReport';
  /** The year that is told about. */
  readonly pastYear: string;
  readonly policy: (PrintedDecision & { readonly name: string }) | null;
  readonly sections: readonly { readonly title: string; readonly facts: readonly ReportFact[] }[];
  readonly attachments: readonly ReportAttachment[];
  /** What should be there and is not, with whom to ask. */
  readonly missing: readonly { readonly what: string; readonly whom: string }[];
}
