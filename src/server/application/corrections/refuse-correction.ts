// The homeroom teacher or whoever would have to permit refuses a correction, with a reason.
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import { doCorrection, type CorrectionDeed } from './take-step.ts';

export interface CorrectionRefusal extends CorrectionDeed {
  readonly reason: string;
}

/** @throws Fault `correction.*`, `policy.*` */
export const refuseCorrection = (house: House, deed: CorrectionRefusal): Promise<Correction> =>
  doCorrection(house, deed, 'correction.refused', ({ by, as, at, context }) => ({
    type: 'correction.refused',
    by,
    as: as.filter((party) => party === 'homeroomTeacher' || context.demands.permittedBy.includes(party)),
    reason: deed.reason.trim(),
    at,
  }));
