// One campaign: damaged inputs until the time is over. What breaks a promise is kept, with the seed that made it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { below, mutated, oneOf, randomFrom } from './mutate.ts';

export interface Campaign {
  readonly name: string;
  readonly seeds: readonly Buffer[];
  /** Throws when a promise is broken. */
  readonly check: (input: Buffer) => void;
}

/** Inputs of every test run; a longer campaign goes by time (npm run fuzz). */
const ALWAYS = 400;
/** What an input of this size may take at the very most. */
const SLOW_MS = 5000;
const CRASHERS = join('var', 'fuzz');

/** Returns how many inputs were tried. @throws Error with the place of the crasher. */
export function runCampaign({ name, seeds, check }: Campaign): number {
  const seconds = Number(process.env.GIAPLAI_FUZZ_SECONDS ?? 0);
  const seed = Number(process.env.GIAPLAI_FUZZ_SEED ?? (seconds > 0 ? Date.now() % 2 ** 32 : 20_260_605));
  if (seconds > 0) process.stderr.write(`fuzz ${name}: GIAPLAI_FUZZ_SEED=${seed} for ${seconds} s\n`);
  const random = randomFrom(seed);
  const until = performance.now() + seconds * 1000;
  let tried = 0;
  while (tried < ALWAYS || performance.now() < until) {
    const input = mutated(oneOf(random, seeds), randomFrom(below(random, 2 ** 32)), seeds);
    tried++;
    const started = performance.now();
    let broken: unknown;
    try {
      check(input);
    } catch (error) {
      broken = error;
    }
    const took = performance.now() - started;
    if (took > SLOW_MS) broken ??= new Error(`took ${Math.round(took)} ms`);
    if (broken !== undefined) {
      const file = keep(name, seed, tried, input);
      throw new Error(`${name}: input ${tried} of seed ${seed}, kept as ${file}`, { cause: broken });
    }
  }
  if (seconds > 0) process.stderr.write(`fuzz ${name}: ${tried} inputs, nothing broken\n`);
  return tried;
}

function keep(name: string, seed: number, tried: number, input: Buffer): string {
  mkdirSync(CRASHERS, { recursive: true });
  const file = join(CRASHERS, `${name}-${seed}-${tried}.bin`);
  writeFileSync(file, input);
  return file;
}
