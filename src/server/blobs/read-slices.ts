// Reads documents from slices of blobs, synchronously: for worker threads, where waiting for the disk holds up nobody.
import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Sha256 } from '../../kernel/index.ts';
import { applicationFault } from '../application/on-threads/index.ts';
import type { BlobSlice } from '../application/index.ts';
import { placeOf } from './place.ts';

export interface DocumentRead {
  readonly bytes: Buffer;
  /** SHA-256 of them, ready to go on behind them: whoever signs need not read the document a second time. */
  readonly digest: Hash;
}

/** @throws Fault `blob.missing`, or `blob.damaged` when together the slices are not the file called `whole` */
export type ReadDocument = (slices: readonly BlobSlice[], whole: Sha256) => DocumentRead;

/** Documents signed together have their segments in the same blobs: each is opened once for all of them. */
export function readingBlobs<Result>(folder: string, work: (read: ReadDocument) => Result): Result {
  const open = new Map<Sha256, number>();
  const descriptorOf = (blob: Sha256): number => {
    const known = open.get(blob);
    if (known !== undefined) return known;
    const [oldest] = open;
    if (open.size >= MOST_OPEN && oldest) {
      closeSync(oldest[1]);
      open.delete(oldest[0]);
    }
    const descriptor = openBlob(folder, blob);
    open.set(blob, descriptor);
    return descriptor;
  };
  try {
    return work((slices, whole) => {
      const bytes = Buffer.allocUnsafe(slices.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const { blob, start, length } of slices) {
        if (readSync(descriptorOf(blob), bytes, at, length, start) !== length)
          throw applicationFault('blob.damaged', { hash: blob });
        at += length;
      }
      const digest = createHash('sha256').update(bytes);
      if (digest.copy().digest('hex') !== whole) throw applicationFault('blob.damaged', { hash: whole });
      return { bytes, digest };
    });
  } finally {
    for (const descriptor of open.values()) closeSync(descriptor);
  }
}

/** Well below what a process may have open, with every worker thread at it. */
const MOST_OPEN = 100;

function openBlob(folder: string, blob: Sha256): number {
  try {
    return openSync(placeOf(folder, blob), 'r');
  } catch (failure) {
    throw applicationFault('blob.missing', { hash: blob }, { cause: failure });
  }
}
