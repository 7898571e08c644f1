// Every kind of paper that is drawn from data alone; copies also need the bytes of their original.
import type { ChangeMinutesSnapshot } from './change-minutes.ts';
import type { CorrectionMinutesSnapshot } from './correction-minutes.ts';
import type { EditLogSnapshot } from './edit-log.ts';
import type { ExtractSnapshot } from './extract.ts';
import type { LockMinutesSnapshot } from './lock-minutes.ts';
import type {
  BookRegisterSnapshot,
  IssueRegisterSnapshot,
  PrintRegisterSnapshot,
  SealRegisterSnapshot,
} from './registers.ts';
import type { SealingMinutesSnapshot } from './sealing-minutes.ts';
import type { StatisticsSnapshot, YearlyReportSnapshot } from './statistics.ts';
import type { SupplementaryPageSnapshot } from './supplementary-page.ts';

export type PaperSnapshot =
  | CorrectionMinutesSnapshot
  | ChangeMinutesSnapshot
  | EditLogSnapshot
  | SupplementaryPageSnapshot
  | LockMinutesSnapshot
  | SealingMinutesSnapshot
  | IssueRegisterSnapshot
  | SealRegisterSnapshot
  | PrintRegisterSnapshot
  | BookRegisterSnapshot
  | ExtractSnapshot
  | StatisticsSnapshot
  | YearlyReportSnapshot;
