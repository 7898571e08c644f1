// Which files of an installation belong into its backup.
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { CACHE_FOLDER } from '../blobs/index.ts';

export const DATABASE_FILE = 'giaplai.sqlite';

/**
 * Everything but the database, which is copied by itself, and what is only being written. Whatever later versions
 * keep in the folder is taken along without this list having to know it.
 * @param without further folders that are left out
 * @returns relative paths with forward slashes, sorted
 */
export async function listHome(
  home: string,
  { archive, without = [] }: { readonly archive: boolean; readonly without?: readonly string[] },
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(home, { withFileTypes: true })) {
    if (entry.name.startsWith(DATABASE_FILE)) continue;
    if (entry.name === 'archive' && !archive) continue;
    if (entry.name === CACHE_FOLDER || without.includes(entry.name)) continue;
    await collect(home, entry.name, entry, found);
  }
  return found.sort();
}

/** A link in the home itself is followed: a folder moved to another disk is still backed up. Deeper ones could go round. */
async function collect(home: string, name: string, entry: Dirent, found: string[]): Promise<void> {
  if (entry.name.startsWith('.incoming-') || name === 'blobs/incoming') return;
  if (entry.isFile()) found.push(name);
  const linked = entry.isSymbolicLink() && !name.includes('/');
  if (!entry.isDirectory() && !linked) return;
  const inside = await entriesOf(path.join(home, ...name.split('/')));
  if (inside === 'a file') found.push(name);
  else for (const each of inside) await collect(home, `${name}/${each.name}`, each, found);
}

async function entriesOf(place: string): Promise<readonly Dirent[] | 'a file'> {
  try {
    return await readdir(place, { withFileTypes: true });
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return 'a file';
    if (code === 'ENOENT' || code === 'ELOOP') return [];
    throw failure;
  }
}
