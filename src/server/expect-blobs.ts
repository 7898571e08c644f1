// Holds where the blobs are said to be against where the store notes them: a process that looks elsewhere finds nothing and splits the rest.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { objectFault } from './application/index.ts';
import { BLOBS_FOLDER, blobsPlaceText, type BlobsPlace } from './blobs/index.ts';
import { isFreshStore, notedBlobPlace, noteBlobPlace } from './persistence/index.ts';

/**
 * A new installation begins where its settings say.
 * @throws Fault `blobs.elsewhere`
 */
export async function expectBlobs(source: DataSource, home: string, place: BlobsPlace): Promise<void> {
  const wanted = blobsPlaceText(place);
  const noted = (await notedBlobPlace(source)) ?? 'folder';
  if (noted === wanted) return;
  const untouched = noted === 'folder' && (await isFreshStore(source)) && (await isEmpty(home));
  if (!untouched) throw objectFault('blobs.elsewhere', { noted, wanted });
  await noteBlobPlace(source, wanted);
}

const isEmpty = async (home: string): Promise<boolean> => {
  const shelves = await readdir(path.join(home, BLOBS_FOLDER)).catch(() => []);
  return !shelves.some((name) => /^[0-9a-f]{2}$/.test(name));
};
