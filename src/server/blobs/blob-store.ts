// What the blobs of an installation can do, wherever they are: the port, and documents at hand for work that must not wait.
import type { Sha256 } from '../../kernel/index.ts';
import type { Blobs, BlobSlice } from '../application/index.ts';
import type { ReadDocument } from './read-slices.ts';

export interface StoredDocument {
  readonly segments: readonly BlobSlice[];
  readonly whole: Sha256;
}

export interface BlobStore extends Blobs {
  /** Whether it answers, and takes what is written. @throws what the disk says, Fault `objects.*` */
  works(): Promise<void>;
  /**
   * Runs `work`, which reads these documents synchronously.
   * What keeps one of them from being read is thrown where it is read, and no trouble of the others; a store that is
   * away is nobody's own, and thrown at once.
   */
  reading<Result>(
    documents: readonly StoredDocument[],
    work: (read: ReadDocument) => Result,
  ): Promise<Result>;
}
