// Trang bổ sung: results after re-assessment in summer or summer training (TT 22/2021 Đ13, Đ14).
import type { PrintedResult, TranscriptSnapshot } from '../snapshot.ts';
import type { NamedDocument, Paper, PrintedDecision, Signatory } from './paper.ts';

export interface ReassessedSubject {
  readonly subject: string;
  readonly subjectName: string;
  readonly teacher: string;
  /** ĐTBmcn or mark of the year, then after re-assessment. */
  readonly year: PrintedResult;
  readonly after: PrintedResult;
  readonly remark: string;
}

export interface LevelsAfterSummer {
  readonly year: string | null;
  readonly after: string | null;
}

export interface SupplementaryPageSnapshot extends Paper {
  readonly kind: 'supplementaryPage';
  readonly regime: TranscriptSnapshot['regime'];
  readonly pupil: { readonly code: string; readonly name: string; readonly birthDate: string };
  readonly className: string;
  /** The transcript this page belongs to. */
  readonly supplements: NamedDocument;
  readonly subjects: readonly ReassessedSubject[];
  /** Rèn luyện; `after` null when no summer training was due. */
  readonly conduct: LevelsAfterSummer;
  readonly summerTraining: string;
  readonly learning: LevelsAfterSummer;
  /** `Được lên lớp`, `Không được lên lớp`. */
  readonly promotion: string;
  readonly homeroomRemark: string;
  readonly decision: PrintedDecision | null;
  readonly signatories: readonly Signatory[];
}
