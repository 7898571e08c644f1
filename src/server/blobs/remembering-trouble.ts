// A store of blobs that remembers the last time its place could not be written or read, for whoever looks in later.
import type { Clock } from '../../kernel/index.ts';
import type { Keeping } from '../application/index.ts';
import { diskTrouble, isAway } from '../application/on-threads/index.ts';
import type { BlobStore } from './blob-store.ts';

export interface RememberingTrouble extends BlobStore {
  /** Null when nothing since it was opened. Documents that are missing or altered are no trouble of the place. */
  lastTrouble(): Keeping['lastTrouble'];
}

export function rememberingTrouble(store: BlobStore, clock: Clock): RememberingTrouble {
  let last: Keeping['lastTrouble'] = null;
  const noting = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      if (isOfThePlace(error)) last = { at: clock.now(), error };
      throw error;
    }
  };
  return {
    putMany: (contents) => noting(store.putMany(contents)),
    putTogether: (contents) => noting(store.putTogether(contents)),
    get: (hash) => noting(store.get(hash)),
    join: (slices, whole) => noting(store.join(slices, whole)),
    has: (hash) => noting(store.has(hash)),
    remove: (hash) => noting(store.remove(hash)),
    works: () => noting(store.works()),
    reading: (documents, work) => noting(store.reading(documents, work)),
    lastTrouble: () => last,
  };
}

/** A file that a failing disk did not give is told as missing, with what the disk said as its cause. */
const isOfThePlace = (error: unknown): boolean =>
  isAway(error) ||
  diskTrouble(error) !== undefined ||
  diskTrouble((error as Partial<Error> | null)?.cause) !== undefined;
