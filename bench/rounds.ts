// Times contestants side by side: interleaved rounds in one process, so that a busy machine slows all of them alike.

export type Contestant = TimedHere | TimesItself;

interface TimedHere extends Entrant {
  /** One piece of work; what it returns is kept, so that nothing is optimised away. */
  readonly once: () => unknown;
}

/** Works in another process, or has to make things ready that are not to be timed. */
interface TimesItself extends Entrant {
  readonly repeat: (pieces: number) => Spent | Promise<Spent>;
}

interface Entrant {
  readonly name: string;
  /** Most pieces a round; for contestants so slow that one is enough. */
  readonly most?: number;
  /** Milliseconds of warming up, for contestants that take longer than the rest of us. */
  readonly warm?: number;
}

/** Milliseconds that some pieces took together. */
export interface Spent {
  readonly wall: number;
  /** Of the processor, all threads of the process together. */
  readonly cpu: number;
}

export interface Timing {
  readonly name: string;
  /** Milliseconds a piece, one entry a round. */
  readonly wall: readonly number[];
  /** Milliseconds of processor time of its process a piece, all threads together. */
  readonly cpu: readonly number[];
}

export interface Rounds {
  readonly rounds: number;
  /** A contestant repeats its work in a round for about this long. */
  readonly slice: number;
}

const usual: Rounds = { rounds: 9, slice: 150 };

/** Warms everybody up, then lets each have a slice of every round. */
export async function race(
  contestants: readonly Contestant[],
  { rounds, slice }: Rounds = usual,
): Promise<Timing[]> {
  globalThis.gc?.();
  const entered: Entered[] = [];
  for (const contestant of contestants) {
    const repeat = 'repeat' in contestant ? contestant.repeat : timed(contestant.once);
    const pieces = await piecesIn(slice, repeat, contestant);
    entered.push({ name: contestant.name, repeat, pieces, wall: [], cpu: [] });
  }
  for (let round = 0; round < rounds; round++) {
    // Each round starts with another contestant, so that nobody always follows the same one.
    for (let turn = 0; turn < entered.length; turn++)
      await takeTurn(entered[(round + turn) % entered.length]);
  }
  return entered.map(({ name, wall, cpu }) => ({ name, wall, cpu }));
}

/** Times pieces of work in this process. */
export const timed =
  (once: () => unknown) =>
  async (pieces: number): Promise<Spent> => {
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    for (let piece = 0; piece < pieces; piece++) {
      const result = once();
      sink = result instanceof Promise ? await result : result;
    }
    const wall = performance.now() - before;
    const { user, system } = process.cpuUsage(cpuBefore);
    return { wall, cpu: (user + system) / 1000 };
  };

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
};

/** Median over the rounds of `a` against `b` in the same round. */
export const ratio = (a: Timing, b: Timing): number =>
  median(a.wall.map((time, round) => time / (b.wall[round] ?? NaN)));

interface Entered {
  readonly name: string;
  readonly repeat: TimesItself['repeat'];
  readonly pieces: number;
  readonly wall: number[];
  readonly cpu: number[];
}

const WARM_MS = 1500;

/** Warms up and finds how many pieces fill a slice. */
async function piecesIn(
  slice: number,
  repeat: TimesItself['repeat'],
  { most = Infinity, warm = WARM_MS }: Entrant,
): Promise<number> {
  const start = performance.now();
  const times: number[] = [];
  do times.push((await repeat(1)).wall);
  while (performance.now() - start < warm);
  return Math.min(most, Math.max(1, Math.round(slice / median(times.slice(-20)))));
}

/**
 * Everybody starts as somebody at work: caches and young heap their own. No collection is forced here: it would
 * shrink the young heap, and for a while everything would cost half as much again.
 */
async function takeTurn(entered: Entered | undefined): Promise<void> {
  if (entered === undefined) return;
  const { repeat, pieces } = entered;
  await repeat(pieces);
  const { wall, cpu } = await repeat(pieces);
  entered.wall.push(wall / pieces);
  entered.cpu.push(cpu / pieces);
}

/** Where results go. @public */
export let sink: unknown;
