// Blobs as files: `blobs/ab/cdef…`, named by their SHA-256, written aside, synced, then given their name.
import { randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { digestInTurns, type Sha256 } from '../../kernel/index.ts';
import { applicationFault } from '../application/on-threads/index.ts';
import type { BlobStore } from './blob-store.ts';
import { syncFolder, writeDurably } from './durable.ts';
import { placeOf } from './place.ts';
import { readingBlobs } from './read-slices.ts';
import { tryRoom } from './room.ts';
import { slicesOf } from './slices.ts';

/** @param folder created when missing. Contract: see Blobs in server/application/ports. */
export function blobFolder(folder: string): BlobStore {
  const aside = path.join(folder, 'incoming');
  const putMany: BlobStore['putMany'] = async (contents) => {
    await mkdir(aside, { recursive: true });
    const hashes = await Promise.all(contents.map(hashOf));
    const fresh = new Map(hashes.map((hash, index) => [hash, contents[index] ?? new Uint8Array()]));
    const shelves = await Promise.all(
      [...fresh].map(([hash, bytes]) => writeOnce(placeOf(folder, hash), aside, bytes)),
    );
    // Once per shelf and batch: a name is durable when its folder is.
    await Promise.all([...new Set([...shelves, folder])].map(syncFolder));
    return hashes;
  };
  return {
    putMany,
    get: async (hash) => {
      const bytes = await readFile(placeOf(folder, hash)).catch((failure: unknown) => {
        throw applicationFault('blob.missing', { hash }, { cause: failure });
      });
      if ((await hashOf(bytes)) !== hash) throw applicationFault('blob.damaged', { hash });
      return bytes;
    },
    putTogether: async (contents) => {
      if (contents.length === 0) return [];
      const [blob] = await putMany([Buffer.concat(contents)]);
      return blob === undefined ? [] : slicesOf(blob, contents);
    },
    join: (slices, whole) =>
      Promise.resolve().then(() => readingBlobs(folder, (read) => read(slices, whole).bytes)),
    has: (hash) => exists(placeOf(folder, hash)),
    remove: async (hash) => {
      await rm(placeOf(folder, hash), { force: true });
      await syncFolder(path.dirname(placeOf(folder, hash))).catch(() => undefined);
    },
    works: () => tryRoom(folder),
    reading: (_, work) => Promise.resolve().then(() => readingBlobs(folder, work)),
  };
}

const hashOf = async (bytes: Uint8Array): Promise<Sha256> =>
  ((await digestInTurns(['sha256'], bytes))[0] ?? '') as Sha256;

/** @returns the shelf the bytes stand on, for it to be synced also when somebody else put them there just now */
async function writeOnce(place: string, aside: string, bytes: Uint8Array): Promise<string> {
  const shelf = path.dirname(place);
  if (await exists(place)) return shelf;
  const incoming = path.join(aside, randomUUID());
  await writeDurably(incoming, bytes);
  // Atomic; should another process have been faster, the same bytes take the same name.
  await rename(incoming, place).catch(async () => {
    await mkdir(shelf, { recursive: true });
    await rename(incoming, place);
  });
  return shelf;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
