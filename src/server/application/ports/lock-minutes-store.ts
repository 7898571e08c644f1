// Port: minutes of locking as they were drafted, and their files.
import type { PaperSlot } from '../../../documents/index.ts';
import type { Brand, Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { BlobSlice } from './blobs.ts';
import type { LockingOrderId, SchoolOrderId } from './calendar-store.ts';

export type LockMinutesId = Brand<string, 'LockMinutesId'>;

/** Biên bản khóa sổ: one for each order to lock that was carried out. */
export interface LockMinutes {
  readonly id: LockMinutesId;
  readonly schoolId: string;
  /** Of one class, or of a grade or school: one of the two is null. */
  readonly orderId: LockingOrderId | null;
  readonly schoolOrderId: SchoolOrderId | null;
  /** Số, kí hiệu; null where it has none. */
  readonly number: string | null;
  readonly draftedBy: PersonId;
  readonly printedAt: Instant;
  /** In the order of their places; the leader is the last, and signs last. */
  readonly signers: readonly PersonId[];
  readonly snapshotHash: Sha256;
  readonly verificationCode: string;
  readonly slots: readonly PaperSlot[];
}

/** The draft, the school's certification, one for each who signed, the seal. */
export interface LockMinutesSegment extends BlobSlice {
  readonly minutesId: LockMinutesId;
  readonly ordinal: number;
  readonly hash: Sha256;
  /** SHA-256 of the whole file up to here. */
  readonly fileHash: Sha256;
  /** Null for draft and certification. */
  readonly signer: PersonId | null;
  readonly place: 'seal' | null;
  readonly at: Instant;
  /** Blob of the check of the signer's certificate. */
  readonly evidence: Sha256 | null;
}

export interface LockMinutesView {
  lockMinutes(id: LockMinutesId): Promise<LockMinutes | null>;
  lockMinutesByCode(verificationCode: string): Promise<LockMinutes | null>;
  lockMinutesOfOrder(order: LockingOrderId | SchoolOrderId): Promise<LockMinutes | null>;
  /** Of a school, oldest first. */
  lockMinutesOfSchool(schoolId: string): Promise<readonly LockMinutes[]>;
  /** In order. */
  lockMinutesSegments(id: LockMinutesId): Promise<readonly LockMinutesSegment[]>;
  /** Drafted and not certified yet. */
  lockMinutesToCertify(): Promise<readonly LockMinutes[]>;
}

export interface LockMinutesTransaction extends LockMinutesView {
  /** The store refuses a second one for the same order. */
  addLockMinutes(minutes: LockMinutes, draft: LockMinutesSegment): Promise<void>;
  addLockMinutesSegment(segment: LockMinutesSegment): Promise<void>;
}
