// Timings as lines of a table, all against one of them.
import type { Line } from './goal.ts';
import { median, ratio, type Timing } from './rounds.ts';

export const named = (timings: readonly Timing[], name: string): Timing => {
  const found = timings.find((timing) => timing.name === name);
  if (found === undefined) throw new RangeError(`nobody called ${name} took part`);
  return found;
};

export const linesAgainst = (timings: readonly Timing[], name: string): Line[] => {
  const base = named(timings, name);
  return timings.map((timing) => ({
    name: timing.name,
    ms: median(timing.wall),
    cpuMs: median(timing.cpu),
    times: ratio(timing, base),
  }));
};
