// Port: evidence that was sent one file at a time and waits for the request it belongs to.
import type { Brand, ClassId, Instant, PersonId } from '../../../kernel/index.ts';
import type { CorrectionId, Evidence } from '../../../workflows/index.ts';

export type UploadId = Brand<string, 'UploadId'>;

export interface CorrectionUpload {
  readonly id: UploadId;
  readonly classId: ClassId;
  /** Whose request may name it, and nobody else's. */
  readonly by: PersonId;
  readonly evidence: Evidence;
  readonly at: Instant;
  /** The request that took it; null while it waits for one. */
  readonly correctionId: CorrectionId | null;
}

export interface CorrectionUploadsView {
  upload(id: UploadId): Promise<CorrectionUpload | null>;
  /** Of one person in a class, without those a request took. Oldest first. */
  uploadsWaiting(by: PersonId, classId: ClassId): Promise<readonly CorrectionUpload[]>;
}

export interface CorrectionUploadsTransaction extends CorrectionUploadsView {
  addUpload(upload: CorrectionUpload): Promise<void>;
  /** @returns false where a request has taken one of them meanwhile */
  takeUploads(ids: readonly UploadId[], correctionId: CorrectionId): Promise<boolean>;
  /** Only one that waits; the bytes stay, as all blobs do. */
  dropUpload(id: UploadId): Promise<void>;
}
