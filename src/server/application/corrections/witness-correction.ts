// A witness acknowledges being there while the cells are edited (R78).
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import { doCorrection, type CorrectionDeed } from './take-step.ts';

/** @throws Fault `correction.*`, `policy.*`, `access.notPermitted` */
export const witnessCorrection = (house: House, deed: CorrectionDeed): Promise<Correction> =>
  doCorrection(house, deed, 'correction.witnessed', ({ by, as, at, context }) => ({
    type: 'correction.witnessed',
    by,
    as: as.filter((party) => context.demands.witnesses.includes(party)),
    at,
  }));
