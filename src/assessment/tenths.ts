// Scores as whole tenths: 8,5 is 85. Averages never touch floating point (architecture.md, invariant 7).
import type { Brand } from '../kernel/pure/index.ts';
import { assessmentFault } from './faults.ts';

/** An integer from 0 to 100. */
export type Tenths = Brand<number, 'Tenths'>;

/** The score of that many tenths. @throws Fault `assessment.scoreOutOfRange` unless an integer from 0 to 100. */
export function tenths(value: number): Tenths {
  if (!isTenths(value)) throw assessmentFault('assessment.scoreOutOfRange', { value });
  return value;
}

export const isTenths = (value: number): value is Tenths =>
  Number.isInteger(value) && value >= 0 && value <= 100;

/** Reads `8,5`, `8.5`, `8` or `10`: scale 10, one decimal at most (TT22 Đ5, TT58 Đ6). Anything else is `null`. */
export function parseTenths(text: string): Tenths | null {
  const match = /^(\d{1,2})(?:[.,](\d))?$/.exec(text.trim());
  if (!match) return null;
  const value = Number(match[1]) * 10 + Number(match[2] ?? 0);
  return isTenths(value) ? value : null;
}

/** `8,5`: decimal comma, always one decimal. */
export const formatTenths = (value: Tenths): string => `${Math.floor(value / 10)},${value % 10}`;

/** The integer nearest to `numerator / divisor`, ties upwards, exact for integers: ⌊(2N + d) / 2d⌋. */
export const halfUp = (numerator: number, divisor: number): number =>
  Math.floor((2 * numerator + divisor) / (2 * divisor));
