// Time that passes only when everybody waits: sleepers are woken in order, at once.
import type { Timing } from '../../src/signing/authorities/index.ts';

export interface HandTiming extends Timing {
  /** How long each sleep was. */
  readonly sleeps: readonly number[];
}

export function handTiming(): HandTiming {
  let now = 0;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    sleep: async (ms, signal) => {
      sleeps.push(ms);
      const until = now + ms;
      // Everything that can go on without time passing goes on first.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      now = Math.max(now, until);
    },
  };
}
