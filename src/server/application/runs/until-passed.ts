// Work that is tried again while the disk or the database is away: nobody has to start it anew, and nothing is left hanging.
import { Fault, type Clock, type FaultTitle, type Instant } from '../../../kernel/index.ts';
import { diskTrouble, passes } from '../disk-trouble.ts';

/** Why something waits, since when, and when it is tried again. */
export interface Waits {
  readonly trouble: FaultTitle & { readonly code: string };
  readonly since: Instant;
  readonly next: Instant;
}

export interface Waiting {
  readonly clock: Clock;
  /** Nothing is tried again after this. */
  readonly signal: AbortSignal;
  /** Told each time it failed, and null once it went well. */
  readonly onWaits: (waits: Waits | null) => void;
}

const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/** @throws whatever does not pass by itself; and the last trouble, once the signal is given */
export async function untilPassed<Result>(
  work: () => Promise<Result>,
  { clock, signal, onWaits }: Waiting,
): Promise<Result> {
  let since: Instant | undefined;
  for (let wait = FIRST_MS; ; wait = Math.min(2 * wait, LONGEST_MS)) {
    try {
      const result = await work();
      if (since !== undefined) onWaits(null);
      return result;
    } catch (error) {
      const fault = error instanceof Fault ? error : diskTrouble(error);
      if (!fault || !passes(fault) || signal.aborted) throw error;
      const now = clock.now();
      since ??= now;
      onWaits({ trouble: { code: fault.code, ...fault.title }, since, next: (now + wait) as Instant });
      await pause(wait, signal);
    }
  }
}

/** Ends early with the signal. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
