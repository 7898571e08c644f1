// Scores as whole tenths: 8,5 is 85. Averages never touch floating point (architecture.md, invariant 7).
import type { Brand } from '../kernel/index.ts';

/** An integer from 0 to 100. */
export type Tenths = Brand<number, 'Tenths'>;
