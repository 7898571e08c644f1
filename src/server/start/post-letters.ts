// Letters about accounts go out by mail as soon as they are queued, and again until they arrive or are pointless.
import { queueLetter, sendLetters, type AccountLetters, type LettersRun } from '../application/index.ts';
import { keepDoing } from './keep-doing.ts';

export interface LetterPost extends AccountLetters {
  /** Finishes attempts under way; what waits to be tried again goes on at the next start. */
  readonly end: () => Promise<void>;
}

export interface Posting extends Omit<LettersRun, 'signal' | 'site'> {
  /** Where browsers see the server. */
  readonly origin: URL;
  readonly onFailure: (error: unknown) => void;
  /** How often to look for letters whose next attempt is due. */
  readonly everyMs?: number;
}

const MINUTE_MS = 60_000;

export function postLetters({ origin, onFailure, everyMs = MINUTE_MS / 6, ...run }: Posting): LetterPost {
  const ending = new AbortController();
  const { signal } = ending;
  const kept = keepDoing(
    async () => {
      if (!signal.aborted) await sendLetters({ ...run, site: origin.origin, signal });
    },
    onFailure,
    everyMs,
  );
  return {
    post: async (transaction, letter, at) => {
      await queueLetter(transaction, run.house.secrets, letter, at);
      // Sending asks for its own transaction, and so comes after this one.
      kept.soon();
    },
    end: async () => {
      ending.abort();
      await kept.end();
    },
  };
}
