// Media: folders on a disk beside the server or a drive that is plugged in, and places in object stores; known by a mark on them.
import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { archiveFault } from '../application/on-threads/index.ts';
import type { ArchiveMedia, MediumMark } from '../application/index.ts';
import { syncFolder, writeDurably } from './durable.ts';
import { MARK, markText, readMark } from './medium-mark.ts';
import { mediaInBuckets } from './objects/media-bucket.ts';
import { isBucketPlace } from './objects/place.ts';
import { packageFolder } from './package-folder.ts';

/**
 * The mark lies on the medium itself: the empty folder a drive is usually mounted at has none, and another drive has another.
 * @param home the installation, where copies are no copies (R104)
 */
export function archiveMedia(home: string): ArchiveMedia {
  const folders = mediaInFolders(home);
  const of = (location: string) => (isBucketPlace(location) ? mediaInBuckets : folders);
  return {
    mark: (location, wanted) => of(location).mark(location, wanted),
    open: (location, id) => of(location).open(location, id),
    look: (location) => of(location).look(location),
  };
}

function mediaInFolders(home: string): ArchiveMedia {
  const inHome = (place: string) => `${place}${path.sep}`.startsWith(path.resolve(home) + path.sep);
  return {
    mark: async (location, wanted) => {
      const place = path.resolve(location);
      if (inHome(place)) throw archiveFault('archive.mediumInside', { location: place });
      await expectFolder(place);
      const there = await markOn(place);
      if (there) return there.id;
      await writeDurably(path.join(place, MARK), Buffer.from(markText(wanted)));
      await syncFolder(place);
      return wanted.id;
    },
    open: async (location, id) => {
      const place = path.resolve(location);
      await expectFolder(place);
      const there = await markOn(place);
      if (!there) throw archiveFault('archive.mediumAbsent', { location: place });
      if (there.id !== id) throw archiveFault('archive.mediumOther', { location: place, found: there.name });
      return packageFolder(place);
    },
    look: async (location) => {
      const place = path.resolve(location);
      await expectFolder(place);
      return packageFolder(place);
    },
  };
}

async function expectFolder(location: string): Promise<void> {
  const found = await lstat(location).catch(() => null);
  if (found?.isDirectory() !== true) throw archiveFault('archive.mediumAbsent', { location });
}

/** Null without a mark, and for one that is none. */
const markOn = (place: string): Promise<MediumMark | null> =>
  readFile(path.join(place, MARK), 'utf8').then(readMark, () => null);
