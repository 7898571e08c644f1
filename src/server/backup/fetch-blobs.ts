// Brings the blobs of an object store into a backup, which is whole without the store.
import path from 'node:path';
import { blobsPlace, copyBlobs, type BlobsPlace } from '../blobs/index.ts';
import type { Copying } from './copy-files.ts';
import { backupFault } from './faults.ts';
import type { BackupFile } from './manifest.ts';

export interface FetchedBlobs {
  readonly files: readonly BackupFile[];
  /** Paths of those the store no longer has as they were. */
  readonly damaged: readonly string[];
}

export const noBlobs: FetchedBlobs = { files: [], damaged: [] };

/** @throws Fault `objects.*`, `backup.interrupted` */
export async function fetchBlobs(
  from: BlobsPlace,
  to: string,
  { onProgress, signal }: Pick<Copying, 'onProgress' | 'signal'>,
): Promise<FetchedBlobs> {
  const { blobs, damaged } = await copyBlobs(from, blobsPlace(path.resolve(to), 'folder'), {
    onProgress,
    signal,
  }).catch((error: unknown) => {
    throw signal?.aborted ? backupFault('backup.interrupted') : error;
  });
  return {
    files: blobs.map(({ hash, length }) => ({ path: blobPath(hash), sha256: hash, length })),
    damaged: damaged.map(blobPath),
  };
}

export const blobPath = (hash: string): string => `blobs/${hash.slice(0, 2)}/${hash.slice(2)}`;
