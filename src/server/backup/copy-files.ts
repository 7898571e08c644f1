// Copies files so that they survive a power cut, and tells the digest of what then stands on the disk.
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Sha256 } from '../../kernel/index.ts';
import { backupFault } from './faults.ts';
import type { BackupFile } from './manifest.ts';

type Digested = Pick<BackupFile, 'sha256' | 'length'>;

export interface Copying {
  readonly from: string;
  readonly to: string;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Files that are gone by the time their turn comes are left out.
 * @param names relative paths with forward slashes
 * @throws Fault `backup.interrupted` when the signal says so
 */
export async function copyFiles(
  names: readonly string[],
  { from, to, onProgress, signal }: Copying,
): Promise<readonly BackupFile[]> {
  const copied: BackupFile[] = [];
  const waiting = names.entries();
  let done = 0;
  const worker = async (): Promise<void> => {
    for (const [index, name] of waiting) {
      if (signal?.aborted) throw backupFault('backup.interrupted');
      const file = await copyOne(name, from, to);
      if (file) copied[index] = file;
      onProgress?.((done += 1), names.length);
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return names.flatMap((_, index) => copied[index] ?? []);
}

/** Waiting for the disk is most of the work. */
const AT_ONCE = 8;

async function copyOne(name: string, from: string, to: string): Promise<BackupFile | null> {
  const target = path.join(to, ...name.split('/'));
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  try {
    await copyFile(
      path.join(from, ...name.split('/')),
      target,
      constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE,
    );
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw failure;
  }
  return { path: name, ...(await syncedDigest(target)) };
}

export async function syncedDigest(file: string): Promise<Digested> {
  await syncFile(file);
  return digestOf(file);
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Every folder of a tree, the deepest first: a name is durable when its folder is. */
export async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await syncTree(path.join(folder, entry.name));
  await syncFile(folder);
}

/** From the disk, in pieces: archive packages can be large. */
export async function digestOf(file: string): Promise<Digested> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const part of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(part);
    length += part.length;
  }
  return { sha256: hash.digest('hex') as Sha256, length };
}
