// Port: corrections and their minutes.
import type { PaperSlot } from '../../../documents/index.ts';
import type { ClassId, Instant, PersonId, Sha256 } from '../../../kernel/index.ts';
import type { CorrectionId, CorrectionSnapshot } from '../../../workflows/index.ts';
import type { BlobSlice } from './blobs.ts';
import type { CorrectionUploadsTransaction, CorrectionUploadsView } from './correction-uploads-store.ts';

export interface Correction {
  readonly id: CorrectionId;
  readonly classId: ClassId;
  /** Raised by every step. */
  readonly revision: number;
  readonly snapshot: CorrectionSnapshot;
}

/** Biên bản sửa điểm of one correction, as it was drafted. */
export interface CorrectionMinutes {
  readonly correctionId: CorrectionId;
  readonly snapshotHash: Sha256;
  readonly verificationCode: string;
  readonly printedAt: Instant;
  readonly slots: readonly PaperSlot[];
}

/** The draft, the school's certification, then one for each who signed, then the seal. */
export interface MinutesSegment extends BlobSlice {
  readonly correctionId: CorrectionId;
  readonly ordinal: number;
  readonly hash: Sha256;
  /** SHA-256 of the whole file up to here. */
  readonly fileHash: Sha256;
  /** Null for draft and certification. */
  readonly signer: PersonId | null;
  readonly at: Instant;
  /** Blob of the check of the signer's certificate. */
  readonly evidence: Sha256 | null;
  /** What was filled besides a person's own place. */
  readonly place: 'seal' | null;
}

export interface CorrectionsView extends CorrectionUploadsView {
  correction(id: CorrectionId): Promise<Correction | null>;
  /** Oldest first. */
  correctionsOf(classId: ClassId): Promise<readonly Correction[]>;
  /** Of all classes: what has not come to an end. Oldest first. */
  correctionsUnderWay(): Promise<readonly Correction[]>;
  minutesOf(id: CorrectionId): Promise<CorrectionMinutes | null>;
  minutesByCode(verificationCode: string): Promise<CorrectionMinutes | null>;
  /** In order. */
  minutesSegments(id: CorrectionId): Promise<readonly MinutesSegment[]>;
}

export interface CorrectionsTransaction extends CorrectionsView, CorrectionUploadsTransaction {
  addCorrection(correction: Correction): Promise<void>;
  /** @throws Fault `record.changedMeanwhile` when the revision is no longer the stored one */
  updateCorrection(correction: Pick<Correction, 'id' | 'revision' | 'snapshot'>): Promise<void>;
  addMinutes(minutes: CorrectionMinutes): Promise<void>;
  addMinutesSegments(segments: readonly MinutesSegment[]): Promise<void>;
}
