// Biên bản khóa sổ, niêm phong: which documents and media were closed, when, by which order (R69, R104).
import type { Instant } from '../../kernel/index.ts';
import type { Meeting, NamedDocument, Paper, PrintedDecision, Signatory } from './paper.ts';

export interface SealedMedium {
  /** E.g. `Ổ cứng di động`. */
  readonly kind: string;
  readonly label: string;
  /** Số niêm phong. */
  readonly sealNumber: string;
}

export interface LockMinutesSnapshot extends Paper {
  readonly kind: 'lockMinutes';
  /** What is closed, e.g. `Kết quả học kì I của lớp 8A1`. */
  readonly scope: string;
  readonly meeting: Meeting;
  readonly decision: PrintedDecision;
  readonly lockedAt: Instant;
  readonly documents: readonly NamedDocument[];
  readonly media: readonly SealedMedium[];
  readonly conclusion: string;
  readonly signatories: readonly Signatory[];
  /** False where the regulation wants no seal under the leader's signature. */
  readonly sealed?: false;
}
