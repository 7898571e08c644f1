// Letters about accounts go out by mail. They carry codes that open accounts, so they are kept nowhere: what cannot be
// sent in time is asked for again.
import { freshId, type Brand } from '../../kernel/index.ts';
import {
  letterText,
  type AccountLetter,
  type AccountLetters,
  type MailMessage,
  type MailOutcome,
  type Mailer,
} from '../application/index.ts';

export interface LetterPost extends AccountLetters {
  /** Finishes attempts under way; what waits to be tried again is given up and told. */
  readonly end: () => Promise<void>;
}

export interface Posting {
  readonly mailer: Mailer;
  /** Where browsers see the server. */
  readonly origin: URL;
  /** The kind of letter and how it ended; never to whom, nor what a server said, which may name somebody. */
  readonly onUndelivered: (letter: AccountLetter['kind'], outcome: MailOutcome['outcome']) => void;
  /** Between attempts, in milliseconds; all of them within the half hour that a code is good for. */
  readonly waits?: readonly number[];
}

const MINUTE_MS = 60_000;
const WAITS: readonly number[] = [MINUTE_MS / 4, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS];

/** `post` comes back at once, whoever the letter is for and whether or not it will arrive. */
export function postLetters({ mailer, origin, onUndelivered, waits = WAITS }: Posting): LetterPost {
  const ending = new AbortController();
  const underWay = new Set<Promise<void>>();

  async function deliver(letter: AccountLetter): Promise<void> {
    const id = freshId<Brand<string, 'LetterId'>>();
    const message = { id, to: letter.to, language: 'vi', ...letterText(letter, origin.origin) } as const;
    const outcome = await sent(message);
    if (outcome !== 'accepted') onUndelivered(letter.kind, outcome);
  }

  async function sent(message: MailMessage): Promise<MailOutcome['outcome']> {
    for (const wait of [...waits, null]) {
      const { outcome } = await mailer.send(message);
      if (outcome !== 'deferred' || wait === null || !(await waited(wait, ending.signal))) return outcome;
    }
    return 'deferred';
  }

  return {
    post: (letter) => {
      const work = deliver(letter)
        .catch(() => onUndelivered(letter.kind, 'failed'))
        .finally(() => underWay.delete(work));
      underWay.add(work);
    },
    end: async () => {
      ending.abort();
      // Requests that are still being answered may post more.
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** False when it was cut short. */
const waited = (ms: number, signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
      return;
    }
    const cut = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', cut);
      resolve(true);
    }, ms);
    signal.addEventListener('abort', cut, { once: true });
  });
