// The archive is looked after while the server runs: packages come to their media, are re-hashed once a month, decay is told
// aloud; pupils' books get another archive timestamp before the last one ends.
import {
  copyByItself,
  disposeOfOrdered,
  keepBooks,
  onlyOne,
  preserve,
  type BooksKeeping,
  type House,
} from '../application/index.ts';
import type { Logger } from '../log.ts';
import { keepDoing, type Kept } from './keep-doing.ts';

/** A medium that was plugged in is noticed so soon. */
const COPY_EVERY_MS = 5 * 60_000;
const CHECK_EVERY_MS = 6 * 3_600_000;
/** A book whose archive timestamp ends within is renewed; until then a lasting trouble is told every time. */
const AHEAD_MS = 180 * 86_400_000;

export interface ArchiveKeeping {
  readonly log: Pick<Logger, 'error' | 'info' | 'warn'>;
  readonly onFailure: (error: unknown) => void;
  readonly conditions: BooksKeeping['conditions'];
}

/** What is being read or written when the server ends is taken up another day. `soon`: there is a new package. */
export function keepArchive(house: House, { log, onFailure, conditions }: ArchiveKeeping): Kept {
  const ending = new AbortController();
  const copying = keepDoing(
    () =>
      onlyOne(house.claims, 'copies of the archive', async () => {
        await disposeOfOrdered(house, ending.signal);
        const copied = await copyByItself(house, ending.signal);
        if (copied.length > 0) log.info({ packages: copied }, 'copied to the media of the archive');
      }),
    onFailure,
    COPY_EVERY_MS,
  );
  const checking = keepDoing(
    () =>
      onlyOne(house.claims, 'archive', async () => {
        for (const { targetId, decayed, findings } of await preserve(house, ending.signal))
          if (decayed > 0)
            log.error({ target: targetId, decayed, first: findings[0] }, 'the archive has decayed');
      }),
    onFailure,
    CHECK_EVERY_MS,
  );
  const books = keepDoing(
    () =>
      onlyOne(house.claims, 'books', async () => {
        const { signal } = ending;
        for (const { title, level, shortfalls } of await keepBooks(house, {
          conditions,
          ahead: AHEAD_MS,
          signal,
        }))
          if (shortfalls.length > 0)
            log.warn({ book: title, level, fault: shortfalls[0]?.code }, 'a pupil’s book is not kept up');
          else log.info({ book: title, level }, 'a pupil’s book got an archive timestamp');
      }),
    onFailure,
    CHECK_EVERY_MS,
  );
  return {
    soon: copying.soon,
    end: async () => {
      ending.abort();
      await Promise.all([copying.end(), checking.end(), books.end()]);
    },
  };
}
