// Media that are folders: a disk beside the server, a drive that is plugged in; known by a mark written on them.
import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { archiveFault } from '../application/index.ts';
import type { ArchiveMedia, MediumMark } from '../application/index.ts';
import { syncFolder, writeDurably } from './durable.ts';
import { packageFolder } from './package-folder.ts';

const MARK = 'giaplai-target.json';
const FORMAT = 'giaplai-target/1';

/**
 * The mark lies on the medium itself: the empty folder a drive is usually mounted at has none, and another drive has another.
 * @param home the installation, where copies are no copies (R104)
 */
export function archiveMedia(home: string): ArchiveMedia {
  const inHome = (place: string) => `${place}${path.sep}`.startsWith(path.resolve(home) + path.sep);
  return {
    mark: async (location, wanted) => {
      const place = path.resolve(location);
      if (inHome(place)) throw archiveFault('archive.mediumInside', { location: place });
      await expectFolder(place);
      const there = await markOn(place);
      if (there) return there.id;
      const text = `${JSON.stringify({ format: FORMAT, ...wanted }, null, 2)}\n`;
      await writeDurably(path.join(place, MARK), Buffer.from(text));
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
async function markOn(place: string): Promise<MediumMark | null> {
  try {
    const read = JSON.parse(await readFile(path.join(place, MARK), 'utf8')) as Record<string, unknown>;
    const { format, id, name, school } = read;
    const whole = format === FORMAT && [id, name, school].every((one) => typeof one === 'string');
    return whole ? (read as unknown as MediumMark) : null;
  } catch {
    return null;
  }
}
