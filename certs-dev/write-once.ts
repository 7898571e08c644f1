// Files that appear whole or not at all, and are never overwritten: the first writer wins.
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Mode 0600 for what only the owner may read. */
export type Visibility = 'private' | 'public';

/**
 * Returns what the file holds afterwards: these bytes, or those of whoever was first.
 * Killed in between, it leaves at most a `.tmp` that nothing reads.
 */
export async function writeOnce(path: string, bytes: Buffer, who: Visibility): Promise<Buffer> {
  await mkdir(dirname(path), { recursive: true, mode: who === 'private' ? 0o700 : 0o755 });
  const temporary = `${path}.${randomUUID()}.tmp`;
  const file = await open(temporary, 'wx', who === 'private' ? 0o600 : 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(temporary, path);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return await readFile(path);
    // File systems without hard links: replacing is still atomic.
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
  return bytes;
}

export const exists = async (path: string): Promise<boolean> =>
  await stat(path).then(
    () => true,
    (error: unknown) => {
      if (hasCode(error, 'ENOENT')) return false;
      throw error;
    },
  );

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
