// Times contestants side by side: interleaved rounds in one process, so that a busy machine slows all of them alike.

export interface Contestant {
  readonly name: string;
  /** One piece of work; what it returns is kept, so that nothing is optimised away. */
  readonly once: () => unknown;
  /** Most pieces a round; for contestants so slow that one is enough. */
  readonly most?: number;
}

export interface Timing {
  readonly name: string;
  /** Milliseconds a piece, one entry a round. */
  readonly wall: readonly number[];
  /** Milliseconds of processor time of this process a piece, all threads together. */
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
    entered.push({ contestant, pieces: await piecesIn(slice, contestant), wall: [], cpu: [] });
  }
  for (let round = 0; round < rounds; round++) {
    // Each round starts with another contestant, so that nobody always follows the same one.
    for (let turn = 0; turn < entered.length; turn++)
      await takeTurn(entered[(round + turn) % entered.length]);
  }
  return entered.map(({ contestant, wall, cpu }) => ({ name: contestant.name, wall, cpu }));
}

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
  readonly contestant: Contestant;
  readonly pieces: number;
  readonly wall: number[];
  readonly cpu: number[];
}

const WARM_MS = 1500;

/** Warms up and finds how many pieces fill a slice. */
async function piecesIn(slice: number, { once, most = Infinity }: Contestant): Promise<number> {
  const start = performance.now();
  const times: number[] = [];
  do {
    const before = performance.now();
    sink = await once();
    times.push(performance.now() - before);
  } while (performance.now() - start < WARM_MS);
  return Math.min(most, Math.max(1, Math.round(slice / median(times.slice(-20)))));
}

/**
 * Everybody starts as somebody at work: caches and young heap their own. No collection is forced here: it would
 * shrink the young heap, and for a while everything would cost half as much again.
 */
async function takeTurn(entered: Entered | undefined): Promise<void> {
  if (entered === undefined) return;
  const { once } = entered.contestant;
  await repeat(once, entered.pieces);
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  await repeat(once, entered.pieces);
  entered.wall.push((performance.now() - before) / entered.pieces);
  const { user, system } = process.cpuUsage(cpuBefore);
  entered.cpu.push((user + system) / 1000 / entered.pieces);
}

async function repeat(once: () => unknown, pieces: number): Promise<void> {
  for (let piece = 0; piece < pieces; piece++) {
    const result = once();
    sink = result instanceof Promise ? await result : result;
  }
}

/** Where results go. @public */
export let sink: unknown;
