// One file on its way into a package: elsewhere under another name until it is complete and read back.
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { applicationFault } from '../application/on-threads/index.ts';
import type { ReceivedFile } from '../application/index.ts';
import { digestOf } from './digest.ts';

/**
 * A kill leaves a part that nothing ever takes for a file. It is not synced: whoever brings a package syncs its files
 * together before it appears, and reads those of a try that broke off again.
 * @param parts folder on the same medium
 * @returns octets written
 * @throws Fault `archive.notVerified` when what is on the medium is not what was to arrive
 */
export async function receiveFile(place: string, parts: string, file: ReceivedFile): Promise<number> {
  await mkdir(parts, { recursive: true });
  await mkdir(path.dirname(place), { recursive: true });
  const part = path.join(parts, randomUUID());
  try {
    await write(part, file);
    const { sha256, length } = await digestOf(part);
    if (sha256 !== file.sha256) throw applicationFault('archive.notVerified', { file: file.path });
    await rename(part, place);
    return length;
  } catch (failure) {
    await rm(part, { force: true });
    throw failure;
  }
}

async function write(part: string, { read }: ReceivedFile): Promise<void> {
  const handle = await open(part, 'wx', 0o644);
  try {
    for await (const piece of read()) await handle.writeFile(piece);
  } finally {
    await handle.close();
  }
}
