// Waiting, as something tests can do without waiting.
import { onAbort } from './on-abort.ts';

/** Clock and patience of whoever waits in line; tests bring their own. */
export interface Timing {
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
  /** Rejects when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const realTiming: Timing = {
  now: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stay =
        signal &&
        onAbort(signal, () => {
          clearTimeout(timer);
          stay?.();
          reject(signal.reason as Error);
        });
      const timer = setTimeout(() => {
        stay?.();
        resolve();
      }, ms);
    }),
};
