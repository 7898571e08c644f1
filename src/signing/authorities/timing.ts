// Waiting, as something tests can do without waiting.
import { setTimeout as delay } from 'node:timers/promises';

/** Clock and patience of whoever waits in line; tests bring their own. */
export interface Timing {
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
  /** Rejects when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const realTiming: Timing = {
  now: () => performance.now(),
  sleep: (ms, signal) => delay(ms, undefined, signal ? { signal } : {}),
};
