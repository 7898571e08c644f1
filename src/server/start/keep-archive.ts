// The archive is looked after while the server runs: packages are re-hashed once a month, decay is told aloud.
import { preserve, type House } from '../application/index.ts';
import type { Logger } from '../log.ts';
import { keepDoing, type Kept } from './keep-doing.ts';

const EVERY_MS = 6 * 3_600_000;

/** What is being read when the server ends is read again another day. */
export function keepArchive(
  house: House,
  log: Pick<Logger, 'error'>,
  onFailure: (error: unknown) => void,
): Kept {
  const ending = new AbortController();
  const kept = keepDoing(
    async () => {
      for (const { targetId, decayed, findings } of await preserve(house, ending.signal))
        if (decayed > 0)
          log.error({ target: targetId, decayed, first: findings[0] }, 'the archive has decayed');
    },
    onFailure,
    EVERY_MS,
  );
  return {
    soon: kept.soon,
    end: () => {
      ending.abort();
      return kept.end();
    },
  };
}
