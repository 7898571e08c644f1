// Port: edit logs as they were frozen, and their files.
import type { PaperSlot } from '../../../documents/index.ts';
import type { Brand, ClassId, Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { PageOf } from './api-store.ts';
import type { BlobSlice } from './blobs.ts';

export type EditLogId = Brand<string, 'EditLogId'>;

/** One printing of a period; what is edited later goes into the next edition, never into this one. */
export interface FrozenEditLog {
  readonly id: EditLogId;
  readonly schoolId: string;
  /** Null: of the whole school. */
  readonly classId: ClassId | null;
  /** `2026-05`, or the school year `2025-2026`. */
  readonly period: string;
  /** 1, 2, 3 … for each school, class and period. */
  readonly edition: number;
  /** Edits before this moment are in it. */
  readonly until: Instant;
  /** Lines. */
  readonly edits: number;
  readonly frozenBy: PersonId;
  readonly checker: PersonId;
  readonly leader: PersonId;
  readonly snapshotHash: Sha256;
  readonly verificationCode: string;
  readonly slots: readonly PaperSlot[];
}

/** The draft, the school's certification, then one for each who signed. */
export interface EditLogSegment extends BlobSlice {
  readonly editLogId: EditLogId;
  readonly ordinal: number;
  readonly hash: Sha256;
  /** SHA-256 of the whole file up to here. */
  readonly fileHash: Sha256;
  /** Null for draft and certification. */
  readonly signer: PersonId | null;
  readonly at: Instant;
  /** Blob of the check of the signer's certificate. */
  readonly evidence: Sha256 | null;
}

export interface EditLogView {
  editLog(id: EditLogId): Promise<FrozenEditLog | null>;
  editLogByCode(verificationCode: string): Promise<FrozenEditLog | null>;
  /** Of a school, by period, class and edition. */
  editLogs(schoolId: string): Promise<readonly FrozenEditLog[]>;
  /** Of a school in the same order; null when `after` names none of them. */
  editLogsPage(schoolId: string, page: PageOf): Promise<readonly FrozenEditLog[] | null>;
  /** In order. */
  editLogSegments(id: EditLogId): Promise<readonly EditLogSegment[]>;
  /** Certified, not signed by everybody, and no later edition of the same. */
  editLogsToSign(): Promise<readonly FrozenEditLog[]>;
  /** Drafted and not certified yet. */
  editLogsToCertify(): Promise<readonly FrozenEditLog[]>;
}

export interface EditLogTransaction extends EditLogView {
  addEditLog(frozen: FrozenEditLog, draft: EditLogSegment): Promise<void>;
  addEditLogSegment(segment: EditLogSegment): Promise<void>;
}
