// Port: results of re-assessment and summer training, line by line, and the supplementary pages that print them.
import type { PaperSlot } from '../../../documents/index.ts';
import type { Brand, ClassId, Instant, PersonId, RecordId, Sha256 } from '../../../kernel/index.ts';
import type { BlobSlice } from './blobs.ts';

export type SummerPageId = Brand<string, 'SummerPageId'>;

/** One entry; the last line of an item is what stands. Lines are never changed. */
export interface SummerLine {
  /** Rises with every line, over all classes. */
  readonly id: number;
  readonly classId: ClassId;
  /** Pupil code. */
  readonly pupil: string;
  /** `subjects/TOAN`, `subjects/TOAN/remark`, `conduct`, `training`, `remark`. */
  readonly item: string;
  /** Integer tenths, `Đ` or `CĐ`, a level, a text; null is empty. */
  readonly before: string | null;
  readonly after: string | null;
  readonly at: Instant;
  readonly by: PersonId;
  readonly reason: string | null;
  readonly device: string | null;
  /** `appointment:<id>`. */
  readonly permission: string;
}

export type SummerStage = 'subjectTeacher' | 'homeroom' | 'leader';

export interface SummerSigner {
  /** The key of the place in the snapshot. */
  readonly key: string;
  readonly person: PersonId;
  readonly stage: SummerStage;
}

/** One edition of a pupil's supplementary page; a later decision makes the next version, never another of the same. */
export interface SummerPage {
  readonly id: SummerPageId;
  readonly classId: ClassId;
  readonly pupil: string;
  /** 1, 2, 3 … for each pupil of a class. */
  readonly version: number;
  /** The transcript it belongs to. */
  readonly recordId: RecordId;
  readonly decisionNumber: string;
  readonly decidedBy: PersonId;
  readonly decidedAt: Instant;
  /** The last line that is in it; 0 where there was none. */
  readonly lastLine: number;
  readonly promotion: string;
  readonly signers: readonly SummerSigner[];
  readonly snapshotHash: Sha256;
  readonly verificationCode: string;
  readonly slots: readonly PaperSlot[];
}

/** The draft, the school's certification, one for each who signed, the seal. */
export interface SummerSegment extends BlobSlice {
  readonly pageId: SummerPageId;
  readonly ordinal: number;
  readonly hash: Sha256;
  /** SHA-256 of the whole file up to here. */
  readonly fileHash: Sha256;
  /** The place that was filled: `draft`, `author`, `seal`, or a signer's key. */
  readonly place: string;
  /** Null for draft and certification. */
  readonly signer: PersonId | null;
  readonly at: Instant;
  /** Blob of the check of the signer's certificate. */
  readonly evidence: Sha256 | null;
}

export interface SummerView {
  /** Oldest first. */
  summerLines(classId: ClassId): Promise<readonly SummerLine[]>;
  summerPage(id: SummerPageId): Promise<SummerPage | null>;
  summerPageByCode(verificationCode: string): Promise<SummerPage | null>;
  /** By pupil and version. */
  summerPages(classId: ClassId): Promise<readonly SummerPage[]>;
  /** In order. */
  summerSegments(id: SummerPageId): Promise<readonly SummerSegment[]>;
  /** Drafted and not certified yet. */
  summerPagesToCertify(): Promise<readonly SummerPage[]>;
  /** Transcripts that a sealed page took the place of and whose successor is not submitted. */
  summerSuccessorsDue(): Promise<readonly RecordId[]>;
}

export interface SummerTransaction extends SummerView {
  addSummerLines(lines: readonly Omit<SummerLine, 'id'>[]): Promise<void>;
  addSummerPage(page: SummerPage, draft: SummerSegment): Promise<void>;
  addSummerSegment(segment: SummerSegment): Promise<void>;
}
