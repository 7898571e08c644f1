// Archive packages as folders: written aside, synced together, given their name, read back.
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { applicationFault, fileName, packedInTurns } from '../application/on-threads/index.ts';
import type { ArchiveShelf, PackageFile, PackedFile } from '../application/index.ts';
import { digestOf } from './digest.ts';
import { syncFiles, syncFolder, syncTree } from './durable.ts';
import { packageFolder } from './package-folder.ts';

/** @param root created when missing. Contract: see ArchiveShelf in server/application/ports. */
export function archiveFolder(root: string): ArchiveShelf {
  return {
    packages: packageFolder(path.resolve(root)),
    place: async (shelf, name, files, finish) => {
      const shelfFolder = path.join(root, ...shelf.map(fileName));
      await mkdir(shelfFolder, { recursive: true });
      const aside = await mkdtemp(path.join(shelfFolder, '.incoming-'));
      try {
        const payload = await writeFiles(aside, files);
        const tags = await writeFiles(aside, await finish(payload));
        await syncFiles([...payload.keys(), ...tags.keys()].map((relative) => inside(aside, relative)));
        await syncTree(aside);
        const folder = await takeName(aside, path.join(shelfFolder, fileName(name)));
        await syncFolder(shelfFolder);
        const written = new Map([...payload, ...tags]);
        await readBack(folder, written);
        return { folder, name: path.basename(folder), files: written };
      } catch (failure) {
        await rm(aside, { recursive: true, force: true });
        throw failure;
      }
    },
  };
}

async function writeFiles(
  folder: string,
  files: AsyncIterable<PackageFile> | Iterable<PackageFile>,
): Promise<Map<string, PackedFile>> {
  const written = new Map<string, PackedFile>();
  for await (const { path: relative, bytes } of files) {
    const file = inside(folder, relative);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes, { flag: 'wx', mode: 0o644 });
    written.set(relative, await packedInTurns(bytes));
  }
  return written;
}

/** A package can never reach outside its own folder. */
function inside(folder: string, relative: string): string {
  const file = path.join(folder, ...relative.split('/'));
  if (!file.startsWith(folder + path.sep)) throw applicationFault('archive.notVerified', { file: relative });
  return file;
}

/** Renaming onto a folder that has files fails, so a taken name is never replaced; then the next number is tried. */
async function takeName(aside: string, wanted: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const folder = attempt === 1 ? wanted : `${wanted}-${attempt}`;
    try {
      await rename(aside, folder);
      return folder;
    } catch (failure) {
      const { code } = failure as NodeJS.ErrnoException;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw failure;
    }
  }
}

/** From the disk, not from memory: what was written is what is there. */
async function readBack(folder: string, files: ReadonlyMap<string, PackedFile>): Promise<void> {
  for (const [relative, expected] of files) {
    const { sha256 } = await digestOf(path.join(folder, ...relative.split('/')));
    if (sha256 !== expected.sha256) throw applicationFault('archive.notVerified', { file: relative });
  }
}
