// Blobs in an object store, which is the truth about them; a folder beside the program only spares the way there.
import { createHash } from 'node:crypto';
import { sha256, type Sha256 } from '../../../kernel/index.ts';
import { applicationFault, isAway } from '../../application/on-threads/index.ts';
import type { BlobSlice } from '../../application/index.ts';
import { atMost } from '../at-most.ts';
import type { BlobStore } from '../blob-store.ts';
import { slicesOf } from '../slices.ts';
import type { Bucket } from './bucket.ts';
import type { BlobCache } from './cache.ts';
import { asked } from './asked.ts';
import { keyOf, putBlob, takeBlob } from './one-blob.ts';

/** Waiting for the network is most of the work. */
const AT_ONCE = 8;

/** Contract: see Blobs in server/application/ports; everything also throws Fault `objects.*`. */
export function blobBucket(bucket: Bucket, cache: BlobCache): BlobStore {
  const often = asked();
  const putMany: BlobStore['putMany'] = async (contents) => {
    const hashes = contents.map((bytes) => sha256(bytes));
    const fresh = new Map(hashes.map((hash, index) => [hash, contents[index] ?? new Uint8Array()]));
    await atMost(AT_ONCE, [...fresh], async ([hash, bytes]) => {
      await putBlob(bucket, hash, bytes);
      await cache.keep(hash, bytes);
    });
    return hashes;
  };
  const underWay = new Map<Sha256, Promise<Buffer>>();
  const bring = async (hash: Sha256): Promise<Buffer> => {
    const bytes = await takeBlob(bucket, hash);
    await cache.keep(hash, bytes);
    return bytes;
  };
  /** Documents signed together ask for the same blob at the same time. */
  const fetch = (hash: Sha256): Promise<Buffer> => {
    const coming = underWay.get(hash) ?? bring(hash).finally(() => underWay.delete(hash));
    underWay.set(hash, coming);
    return coming;
  };
  const get = async (hash: Sha256): Promise<Buffer> => {
    const kept = await cache.read(hash);
    if (kept && sha256(kept) === hash) return kept;
    if (kept) await cache.drop(hash);
    return fetch(hash);
  };
  const join = async (slices: readonly BlobSlice[], whole: Sha256, bringing = often): Promise<Buffer> => {
    const parts = await atMost(AT_ONCE, slices, async (slice) => {
      const kept = await cache.slice(slice);
      if (kept) return kept;
      if (!bringing(slice.blob)) return (await bucket.get(keyOf(slice.blob), slice)) ?? Buffer.alloc(0);
      return cut(await get(slice.blob), slice);
    });
    const bytes = Buffer.concat(parts);
    return sha256(bytes) === whole ? bytes : fromTheTruth(slices, whole);
  };
  /** Copies here may have rotted, and a part may have been altered on its way: now every blob is held against its name. */
  const fromTheTruth = async (slices: readonly BlobSlice[], whole: Sha256): Promise<Buffer> => {
    const blobs = new Map<Sha256, Buffer>();
    await atMost(AT_ONCE, [...new Set(slices.map(({ blob }) => blob))], async (blob) => {
      await cache.drop(blob);
      blobs.set(blob, await fetch(blob));
    });
    const parts = slices.map((slice) => cut(blobs.get(slice.blob) ?? Buffer.alloc(0), slice));
    const bytes = Buffer.concat(parts);
    if (sha256(bytes) !== whole) throw applicationFault('blob.damaged', { hash: whole });
    return bytes;
  };
  return {
    putMany,
    get,
    putTogether: async (contents) => {
      if (contents.length === 0) return [];
      const [blob] = await putMany([Buffer.concat(contents)]);
      return blob === undefined ? [] : slicesOf(blob, contents);
    },
    join: (slices, whole) => join(slices, whole),
    has: async (hash) => (await bucket.head(keyOf(hash))) !== null,
    remove: async (hash) => {
      await bucket.remove(keyOf(hash));
      await cache.drop(hash);
    },
    works: () => bucket.works(),
    reading: async (documents, work) => {
      const brought = new Map<Sha256, Buffer | Error>();
      const always = () => true;
      await atMost(AT_ONCE, documents, async ({ segments, whole }) => {
        const bytes = await join(segments, whole, always).catch((error: unknown) => {
          if (isAway(error)) throw error;
          return error as Error;
        });
        brought.set(whole, bytes);
      });
      return work((_, whole) => {
        const bytes = brought.get(whole) ?? applicationFault('blob.missing', { hash: whole });
        if (bytes instanceof Error) throw bytes;
        return { bytes, digest: createHash('sha256').update(bytes) };
      });
    },
  };
}

const cut = (blob: Buffer, { start, length }: BlobSlice): Buffer => blob.subarray(start, start + length);
