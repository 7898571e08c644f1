// The blobs of an installation, in its folder or in an object store with a cache beside the program.
import path from 'node:path';
import { objectFault } from '../application/on-threads/index.ts';
import { blobFolder } from './blob-folder.ts';
import type { BlobStore } from './blob-store.ts';
import { blobBucket } from './objects/blob-bucket.ts';
import { openBucket } from './objects/bucket.ts';
import { blobCache } from './objects/cache.ts';
import { bucketPlace, isBucketPlace, placeText, type BucketPlace } from './objects/place.ts';

/** Plain data, for threads to open the same. */
export interface BlobsPlace {
  /** Where they are, or are cached. */
  readonly folder: string;
  /** Null: in the folder. */
  readonly bucket: BucketPlace | null;
  /** Octets of the cache. */
  readonly cached: number;
}

export const BLOBS_FOLDER = 'blobs';
/** Not the folder of blobs: what is there may go at any time. */
export const CACHE_FOLDER = 'blob-cache';

const CACHED_MB = 10_000;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param home folder of the installation
 * @param wanted `s3://bucket/prefix`, or `folder`
 * @throws Fault `objects.badPlace`
 */
export function blobsPlace(
  home: string,
  wanted = process.env.GIAPLAI_BLOBS,
  environment: Environment = process.env,
): BlobsPlace {
  if (wanted === undefined || wanted === 'folder')
    return { folder: path.join(home, BLOBS_FOLDER), bucket: null, cached: 0 };
  if (!isBucketPlace(wanted)) throw objectFault('objects.badPlace', { given: wanted });
  const megabytes = Number(environment.GIAPLAI_BLOB_CACHE ?? CACHED_MB);
  if (!(megabytes >= 0)) throw objectFault('objects.badPlace', { given: 'GIAPLAI_BLOB_CACHE' });
  return {
    folder: path.join(home, CACHE_FOLDER),
    bucket: bucketPlace(wanted, environment),
    cached: megabytes * 1_000_000,
  };
}

export const openBlobs = ({ folder, bucket, cached }: BlobsPlace): BlobStore =>
  bucket ? blobBucket(openBucket(bucket), blobCache(folder, cached)) : blobFolder(folder);

/** As settings and the store's note call it. */
export const blobsPlaceText = ({ bucket }: BlobsPlace): string => (bucket ? placeText(bucket) : 'folder');
