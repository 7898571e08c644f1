// Port: content-addressed, write-once storage of bytes.
import type { Sha256 } from '../../../kernel/index.ts';

/** A part of a blob. */
export interface BlobSlice {
  readonly blob: Sha256;
  readonly start: number;
  readonly length: number;
}

/**
 * Concurrency contract: any number of processes and threads may put and get at once. Two that put the same
 * bytes both succeed and one copy stays. A hash handed back means the bytes survive a power cut; a process
 * killed before that leaves at most a temporary file that nobody reads. Nothing is ever overwritten; only orders of disposal remove. Where the
 * bytes are in an object store, everything also throws Fault `objects.*` while it is away.
 */
export interface Blobs {
  /** Hashes in the order given, once all of them are durable. */
  putMany(contents: readonly Uint8Array[]): Promise<readonly Sha256[]>;
  /** The same contents in one blob, one behind the other, and where each stands in it: one file and one wait for the disk. */
  putTogether(contents: readonly Uint8Array[]): Promise<readonly BlobSlice[]>;
  /** @throws Fault `blob.missing`, or `blob.damaged` when the bytes are no longer what their name says */
  get(hash: Sha256): Promise<Uint8Array>;
  /**
   * Slices one behind the other.
   * @throws Fault `blob.missing`, or `blob.damaged` when together they are not the file called `whole`
   */
  join(slices: readonly BlobSlice[], whole: Sha256): Promise<Uint8Array>;
  has(hash: Sha256): Promise<boolean>;
  /** For orders of disposal alone; nothing happens where there is none. */
  remove(hash: Sha256): Promise<void>;
}
