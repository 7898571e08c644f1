// The office or the administrator opens the named cells, on the decision's number and for a limited time (R23, R70).
import type { Instant } from '../../../kernel/index.ts';
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import { correctionFault } from './faults.ts';
import { doCorrection, type CorrectionDeed } from './take-step.ts';

export interface CellUnlocking extends CorrectionDeed {
  /** A working day from now when left out. */
  readonly until?: Instant | undefined;
}

const HOUR_MS = 3_600_000;
const USUAL_HOURS = 8;
export const MOST_UNLOCKED_HOURS = 72;

/** @throws Fault `correction.*`, `policy.*`, `results.openedAlready`, `access.notPermitted` */
export const unlockCells = (house: House, deed: CellUnlocking): Promise<Correction> =>
  doCorrection(house, deed, 'correction.unlocked', ({ by, as, at, context }) => {
    const until = deed.until ?? ((at + USUAL_HOURS * HOUR_MS) as Instant);
    if (until - at > MOST_UNLOCKED_HOURS * HOUR_MS)
      throw correctionFault('correction.unlockTooLong', { hours: MOST_UNLOCKED_HOURS });
    const parties = as.filter((party) => context.demands.unlockedBy.includes(party));
    return { type: 'cells.unlocked', by, as: parties, until, at };
  });
