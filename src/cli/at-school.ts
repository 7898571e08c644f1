// Opens the installation for one command and closes it again, whatever happens; Ctrl-C finishes the chunk under way.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from '../kernel/index.ts';
import type { House } from '../server/application/index.ts';
import { type Installation, openInstallation } from '../server/installation.ts';
import { ensureKeys, type Keys } from './development-keys.ts';
import { cliFault } from './faults.ts';
import type { Home } from './home.ts';
import { type ProgressBar, progressBar } from './progress-bar.ts';

export interface AtSchool {
  readonly house: House;
  readonly bar: ProgressBar;
  readonly signal: AbortSignal;
  /** Development keys for everybody known so far. */
  readonly keys: () => Promise<Keys>;
}

export async function atSchool<Result>(
  home: Home,
  work: (school: AtSchool) => Promise<Result>,
): Promise<Result> {
  const installation = await opened(home.folder);
  const bar = progressBar();
  const interrupted = new AbortController();
  const stop = () => {
    if (interrupted.signal.aborted) process.exit(130);
    interrupted.abort();
  };
  process.on('SIGINT', stop);
  const house: House = installation;
  const making = (done: number, total: number) => bar.show(done, total, 'Tạo khoá / making keys');
  try {
    return await work({
      house,
      bar,
      signal: interrupted.signal,
      keys: () => ensureKeys(home.keys, house, making),
    });
  } finally {
    process.off('SIGINT', stop);
    bar.end();
    await installation.close();
  }
}

/** Marks and names of children live here: the folder is for this account only (R131). */
async function opened(folder: string): Promise<Installation> {
  try {
    makeFolder(folder);
    return await openInstallation(folder);
  } catch (error) {
    if (error instanceof Fault || !(error instanceof Error)) throw error;
    throw cliFault('cli.homeUnusable', { folder, reason: error.message }, { cause: error });
  }
}

/** One level after the other: the built-in recursion never ends where a folder can be neither made nor found. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
