// Randomness of the fault tests: printed, so that a failure can be had again with GIAPLAI_FAULT_SEED.
import { seededRandom, type Random } from '../workbooks/index.ts';

export interface Seeded extends Random {
  readonly seed: number;
}

/** @param usual without the setting */
export function faultRandom(usual = 20_260_712): Seeded {
  const seed = Number(process.env.GIAPLAI_FAULT_SEED ?? usual);
  if (!Number.isSafeInteger(seed)) throw new TypeError('GIAPLAI_FAULT_SEED is a whole number');
  process.stderr.write(`GIAPLAI_FAULT_SEED=${seed}\n`);
  return { seed, ...seededRandom(seed) };
}

/** A size that a setting makes larger or smaller than in everyday runs. */
export function sized(setting: string, usual: number): number {
  const size = Number(process.env[setting] ?? usual);
  if (!Number.isSafeInteger(size) || size < 1) throw new TypeError(`${setting} is a whole number above 0`);
  return size;
}
