// Brings every blob of one place to another: each is held against its name there before it counts; broken off, the next run goes on.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Fault, isSha256, type Sha256 } from '../../kernel/index.ts';
import { isAway } from '../application/on-threads/index.ts';
import { atMost } from './at-most.ts';
import { blobFolder } from './blob-folder.ts';
import { openBucket } from './objects/bucket.ts';
import { blobAt, keyOf, putBlob, takeBlob } from './objects/one-blob.ts';
import type { BlobsPlace } from './open-blobs.ts';

export interface CopyingBlobs {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** All of them when left out. */
  readonly wanted?: (blob: Sha256) => boolean;
}

export interface BlobsCopied {
  /** What is now at the other place, whole. */
  readonly blobs: readonly { readonly hash: Sha256; readonly length: number }[];
  /** Of these, how many were there before. */
  readonly held: number;
  /** What is not whole here, or stands altered there. */
  readonly damaged: readonly Sha256[];
}

const AT_ONCE = 8;

/** Nothing is taken away here. @throws Fault `objects.*`; whatever the signal's reason is */
export async function copyBlobs(
  from: BlobsPlace,
  to: BlobsPlace,
  { onProgress, signal, wanted: isWanted = () => true }: CopyingBlobs = {},
): Promise<BlobsCopied> {
  const [source, target] = [placeOf(from), placeOf(to)];
  const wanted = (await source.list()).filter(isWanted);
  const blobs: { hash: Sha256; length: number }[] = [];
  const damaged: Sha256[] = [];
  let [held, done] = [0, 0];
  await atMost(AT_ONCE, wanted, async (hash) => {
    signal?.throwIfAborted();
    try {
      const bytes = await source.take(hash);
      if (await target.has(hash)) held += 1;
      else await target.put(hash, bytes);
      // From there, not from memory.
      await target.take(hash);
      blobs.push({ hash, length: bytes.length });
    } catch (error) {
      if (!(error instanceof Fault) || isAway(error)) throw error;
      damaged.push(hash);
    }
    onProgress?.((done += 1), wanted.length);
  });
  return { blobs, held, damaged: damaged.toSorted() };
}

interface Place {
  list(): Promise<readonly Sha256[]>;
  has(hash: Sha256): Promise<boolean>;
  put(hash: Sha256, bytes: Uint8Array): Promise<unknown>;
  /** @throws Fault `blob.missing`, `blob.damaged` */
  take(hash: Sha256): Promise<Uint8Array>;
}

function placeOf({ folder, bucket: at }: BlobsPlace): Place {
  if (at === null) {
    const blobs = blobFolder(folder);
    return {
      list: () => listFolder(folder),
      has: (hash) => blobs.has(hash),
      put: (_, bytes) => blobs.putMany([bytes]),
      take: (hash) => blobs.get(hash),
    };
  }
  const bucket = openBucket(at);
  return {
    list: async () => {
      const found: Sha256[] = [];
      for await (const { key } of bucket.list('')) {
        const hash = blobAt(key);
        if (hash) found.push(hash);
      }
      return found;
    },
    has: async (hash) => (await bucket.head(keyOf(hash))) !== null,
    put: (hash, bytes) => putBlob(bucket, hash, bytes),
    take: (hash) => takeBlob(bucket, hash),
  };
}

async function listFolder(folder: string): Promise<readonly Sha256[]> {
  const found: Sha256[] = [];
  for (const shelf of await readdir(folder).catch(() => []))
    if (/^[0-9a-f]{2}$/.test(shelf))
      for (const rest of await readdir(path.join(folder, shelf)))
        if (isSha256(`${shelf}${rest}`)) found.push(`${shelf}${rest}` as Sha256);
  return found;
}
