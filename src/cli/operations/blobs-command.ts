// giaplai blobs where | move: where the bytes of documents are, and bringing them elsewhere.
import { Fault } from '../../kernel/index.ts';
import { blobsPlace, openBlobs } from '../../server/blobs/index.ts';
import { moveBlobs, whereBlobsAre } from '../../server/move-blobs.ts';
import { cliFault } from '../faults.ts';
import type { Home } from '../home.ts';
import { progressBar } from '../progress-bar.ts';
import { bold, green, print, red } from '../screen.ts';

const spoken = (place: string): string =>
  place === 'folder' ? 'blobs/ trong thư mục cài đặt / in the home' : place;

/** Exit status 1 where they cannot be reached. */
export async function where({ folder }: Home): Promise<number> {
  const place = await whereBlobsAre(folder);
  try {
    await openBlobs(blobsPlace(folder, place)).works();
    print(`${green('✔')} ${spoken(place)}`);
    return 0;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    print(`${red('✘')} ${spoken(place)}`);
    print(`  ${error.title.vi} / ${error.title.en}`);
    return 1;
  }
}

/** Exit status 1 where something is damaged: then nothing has moved, unless that was accepted. */
export async function move(
  { folder: home }: Home,
  to: string,
  { despiteDamage }: { readonly despiteDamage: boolean },
): Promise<number> {
  const bar = progressBar();
  const interrupted = new AbortController();
  const stop = () => {
    if (interrupted.signal.aborted) process.exit(130);
    interrupted.abort(cliFault('cli.interrupted'));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const onProgress = (done: number, total: number) => bar.show(done, total, 'Chuyển tệp / moving blobs');
    const told = await moveBlobs({ home, to, despiteDamage, onProgress, signal: interrupted.signal });
    bar.end();
    const { from, blobs, held, damaged, moved } = told;
    for (const hash of damaged) print(red(`  hư hỏng hoặc mất / damaged or lost: ${hash}`));
    if (!moved) {
      print(red(bold(`✘ ${damaged.length} tệp không nguyên vẹn, chưa chuyển / not moved: ${spoken(from)}`)));
      return 1;
    }
    print(`${green('✔')} ${blobs} tệp, ${held} đã có / blobs, ${held} there before: ${spoken(told.to)}`);
    print(`  GIAPLAI_BLOBS=${told.to}`);
    return damaged.length === 0 ? 0 : 1;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    bar.end();
  }
}
