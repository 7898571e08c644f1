// Files and folder entries that survive a power cut.
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';

/** A new file; fails when there is one already. */
export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** How many are handed to the system at once: what it writes in one go it syncs in one go. */
const AT_ONCE = 8;

/** Files that were written without waiting for the disk. They need not be on it in any order: nobody knows them yet. */
export async function syncFiles(files: readonly string[]): Promise<void> {
  const waiting = [...files];
  const lane = async () => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) await syncFolder(file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
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
  await syncFolder(folder);
}
