// Opens the installation for one command and closes it again, whatever happens; Ctrl-C finishes the chunk under way.
import { mkdirSync } from 'node:fs';
import type { House } from '../server/application/index.ts';
import { openInstallation } from '../server/installation.ts';
import { ensureKeys, type Keys } from './development-keys.ts';
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
  mkdirSync(home.folder, { recursive: true });
  const installation = await openInstallation(home.folder);
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
