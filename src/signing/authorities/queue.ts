// First come, first served, with at most so many at once and so many begun within any stretch of time.
import { onAbort } from './on-abort.ts';
import type { Timing } from './timing.ts';

/** How many requests an authority allows in how long a time; requests beyond it wait in line. */
export interface Quota {
  readonly requests: number;
  readonly perMs: number;
}

export interface QueueOptions {
  readonly atOnce: number;
  readonly quota?: Quota | undefined;
  readonly timing: Timing;
}

/** Runs the task when its turn comes. A signal aborted before that takes it out of the queue and rejects. */
export type Queue = <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

export function fifoQueue({ atOnce, quota, timing }: QueueOptions): Queue {
  const waiting: Waiting[] = [];
  const begun: number[] = [];
  let running = 0;
  let pausing = false;

  const pump = (): void => {
    while (running < atOnce && !pausing && waiting.length > 0) {
      const wait = quota ? untilAllowed(quota) : 0;
      if (wait > 0) {
        pausing = true;
        void timing.sleep(wait).finally(() => {
          pausing = false;
          pump();
        });
        return;
      }
      const next = waiting.shift();
      if (!next) return;
      begun.push(timing.now());
      running += 1;
      next.begin();
    }
  };

  /** The oldest of the last `requests` beginnings has to be `perMs` ago. */
  const untilAllowed = ({ requests, perMs }: Quota): number => {
    const now = timing.now();
    while (begun[0] !== undefined && begun[0] <= now - perMs) begun.shift();
    const oldest = begun.at(-requests);
    return oldest === undefined ? 0 : oldest + perMs - now;
  };

  return async (task, signal) => {
    await turn(waiting, signal, pump);
    try {
      return await task();
    } finally {
      running -= 1;
      pump();
    }
  };
}

interface Waiting {
  readonly begin: () => void;
}

function turn(waiting: Waiting[], signal: AbortSignal | undefined, pump: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const leave = () => {
      const place = waiting.indexOf(entry);
      if (place >= 0) waiting.splice(place, 1);
      reject(signal?.reason as Error);
    };
    const stay = signal && onAbort(signal, leave);
    const entry: Waiting = {
      begin: () => {
        stay?.();
        resolve();
      },
    };
    waiting.push(entry);
    pump();
  });
}
