// Nhật ký sửa điểm of a month, and the year's summary for the archive (R82, R84).
import type { Instant } from '../../kernel/index.ts';
import type { Paper, Signatory } from './paper.ts';

export type PrintedDirection = 'entered' | 'deleted' | 'up' | 'down' | 'same' | 'changed';

/** One changed cell; "delete, then enter" is one line. The same shape as the assessment's line of the edit log. */
export interface PrintedEdit {
  readonly at: Instant;
  /** null when the value was changed in one step. */
  readonly deletedAt: Instant | null;
  readonly deletedBy: string | null;
  readonly teacherId: string;
  readonly teacher: string;
  readonly className: string;
  readonly subject: string | null;
  readonly pupilCode: string;
  readonly pupilName: string;
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly direction: PrintedDirection;
  readonly reason: string;
  readonly permission: string;
}

export interface EditLogSnapshot extends Paper {
  readonly kind: 'editLog';
  readonly period:
    /** `2026-05`. */
    { readonly kind: 'month'; readonly month: string } | { readonly kind: 'year' };
  readonly rows: readonly PrintedEdit[];
  readonly signatories: readonly Signatory[];
}
