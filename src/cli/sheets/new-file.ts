// A file that was not there before: nothing is overwritten.
import { writeFileSync } from 'node:fs';
import { cliFault } from '../faults.ts';

/** Marks and names of children: for this account only (R131). @throws Fault `cli.fileExists`, `cli.cannotWrite` */
export function writeNewFile(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw cliFault('cli.fileExists', { file }, { cause: error });
    throw cliFault('cli.cannotWrite', { file, reason: (error as Error).message }, { cause: error });
  }
}
