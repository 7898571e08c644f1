// Biên bản sửa điểm: what was corrected, on whose request, by which decision, before whose eyes (R80).
import type { Instant } from '../../kernel/index.ts';
import type { Meeting, Paper, PrintedDecision, Signatory } from './paper.ts';

export interface CorrectedCell {
  readonly pupilCode: string;
  readonly pupilName: string;
  readonly className: string;
  /** null for conduct, absences and particulars. */
  readonly subject: string | null;
  /** Term and column as the sheets call them, e.g. `HK1 · ĐĐGgk`. */
  readonly column: string;
  /** As people write it: `8,5`, `Đ`; null for an empty cell. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface CorrectionMinutesSnapshot extends Paper {
  readonly kind: 'correctionMinutes';
  readonly correctionId: string;
  readonly meeting: Meeting;
  readonly request: { readonly by: string; readonly at: Instant; readonly reason: string };
  readonly evidence: readonly { readonly name: string; readonly sha256: string }[];
  readonly decision: PrintedDecision;
  readonly cells: readonly CorrectedCell[];
  readonly unlockedAt: Instant;
  readonly relockedAt: Instant;
  /** Documents that are made anew because of the change, by title. */
  readonly renewed: readonly string[];
  readonly conclusion: string;
  readonly signatories: readonly Signatory[];
  /** False where the regulation wants no seal under the leader's signature. */
  readonly sealed?: false;
}
