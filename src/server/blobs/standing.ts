// How the place of the blobs stands: which it is, what room its disk has, how much is cached beside the program.
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Keeping } from '../application/index.ts';
import { cacheHeld } from './objects/cache.ts';
import { placeText } from './objects/place.ts';
import type { BlobsPlace } from './open-blobs.ts';

/** Never throws; asks nothing of an object store. */
export async function blobsStanding({
  folder,
  bucket,
  cached,
}: BlobsPlace): Promise<Omit<Keeping, 'lastTrouble'>> {
  const disk = await roomOf(path.resolve(folder));
  if (!bucket) return { kind: 'folder', place: path.resolve(folder), server: null, disk, cache: null };
  const cache = { held: await cacheHeld(folder), most: cached };
  return { kind: 'objects', place: placeText(bucket), server: bucket.endpoint ?? null, disk, cache };
}

/** Of the nearest folder that is there: the first document makes the rest. */
async function roomOf(folder: string): Promise<Keeping['disk']> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free: bavail * bsize, whole: blocks * bsize };
  } catch (error) {
    const above = path.dirname(folder);
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && above !== folder ? roomOf(above) : null;
  }
}
