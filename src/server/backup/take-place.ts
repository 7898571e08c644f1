// A folder is filled aside and then given its name in one move: what bears the name is complete.
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { told } from './told.ts';

/**
 * @param taken the fault when something else got the name in the meantime
 * @throws Fault `backup.failed` for what the disk refuses, `backup.databaseDamaged`
 */
export async function takePlace<Result>(
  folder: string,
  taken: () => Error,
  fill: (aside: string) => Promise<Result>,
): Promise<Result> {
  const parent = path.dirname(folder);
  let aside: string | undefined;
  try {
    await mkdir(parent, { recursive: true, mode: 0o700 });
    aside = await mkdtemp(path.join(parent, `.incoming-${path.basename(folder)}-`));
    await chmod(aside, 0o700);
    const result = await fill(aside);
    await move(aside, folder, taken);
    const handle = await open(parent, 'r');
    await handle.sync().finally(() => handle.close());
    return result;
  } catch (failure) {
    if (aside !== undefined) await rm(aside, { recursive: true, force: true });
    throw told(failure);
  }
}

/** Renaming replaces an empty folder, and fails on one with files, whoever put them there. */
async function move(aside: string, folder: string, taken: () => Error): Promise<void> {
  try {
    await rename(aside, folder);
  } catch (failure) {
    if (existsSync(folder)) throw taken();
    throw failure;
  }
}
