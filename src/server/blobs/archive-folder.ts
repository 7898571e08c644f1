// Archive packages as folders: written aside, synced, given their name, read back.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Sha256 } from '../../kernel/index.ts';
import { applicationFault, fileName, packed } from '../application/index.ts';
import type { ArchiveShelf, PackageFile, PackedFile } from '../application/index.ts';
import { syncFolder, writeDurably } from './durable.ts';

/** @param root created when missing. Contract: see ArchiveShelf in server/application/ports. */
export function archiveFolder(root: string): ArchiveShelf {
  return {
    place: async (shelf, name, files, finish) => {
      const shelfFolder = path.join(root, ...shelf.map(fileName));
      await mkdir(shelfFolder, { recursive: true });
      const aside = await mkdtemp(path.join(shelfFolder, '.incoming-'));
      try {
        const payload = await writeFiles(aside, files);
        const tags = await writeFiles(aside, finish(payload));
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
    await writeDurably(file, bytes);
    written.set(relative, packed(bytes));
  }
  return written;
}

/** A package can never reach outside its own folder. */
function inside(folder: string, relative: string): string {
  const file = path.join(folder, ...relative.split('/'));
  if (!file.startsWith(folder + path.sep)) throw applicationFault('archive.notVerified', { file: relative });
  return file;
}

async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await syncTree(path.join(folder, entry.name));
  }
  await syncFolder(folder);
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
    const digest = await digestOf(path.join(folder, ...relative.split('/')));
    if (digest !== expected.sha256) throw applicationFault('archive.notVerified', { file: relative });
  }
}

async function digestOf(file: string): Promise<Sha256> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex') as Sha256;
}
