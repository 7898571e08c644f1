// The homeroom teacher confirms a request (TT 22/2021 Đ20).
import type { Correction } from '../ports/corrections-store.ts';
import type { House } from '../ports/house.ts';
import { doCorrection, type CorrectionDeed } from './take-step.ts';

/** @throws Fault `correction.*`, `policy.*`, `access.notPermitted` */
export const confirmCorrection = (house: House, deed: CorrectionDeed): Promise<Correction> =>
  doCorrection(house, deed, 'correction.confirmed', ({ by, as, at }) => ({
    type: 'correction.confirmed',
    by,
    as: as.filter((party) => party === 'homeroomTeacher'),
    at,
  }));
